package dev.bailiwick.knowledge.jdbc;

import dev.bailiwick.knowledge.EmbedAfresh;
import dev.bailiwick.knowledge.EmbedOnce;
import dev.bailiwick.knowledge.Embeddings;
import dev.bailiwick.knowledge.KeepVectors;
import dev.bailiwick.knowledge.Sha256;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Remembers vectors in {@code knowledge.vector}, under the model's name and the SHA-256 of the text. */
@Repository
class RememberedVectors implements EmbedOnce, KeepVectors {

    private static final Logger LOG = LoggerFactory.getLogger(RememberedVectors.class);
    private static final int PAGE = 500;

    private final JdbcTemplate jdbc;
    private final String model;
    private final int dimensions;
    private final EmbedOnce computing;

    @Autowired
    RememberedVectors(JdbcTemplate jdbc, Embeddings embeddings) {
        this(jdbc, embeddings.model(), embeddings.dimensions(), new EmbedAfresh(embeddings));
    }

    private RememberedVectors(JdbcTemplate jdbc, String model, int dimensions, EmbedOnce computing) {
        this.jdbc = jdbc;
        this.model = model;
        this.dimensions = dimensions;
        this.computing = computing;
    }

    @Override
    public EmbedOnce remembering(String otherModel, int otherDimensions, EmbedOnce otherComputing) {
        return new RememberedVectors(jdbc, otherModel, otherDimensions, otherComputing);
    }

    @Override
    public List<float[]> embedAll(List<String> texts) {
        if (texts.size() > MOST || texts.stream().anyMatch(text -> text == null || text.isBlank())) {
            throw new IllegalArgumentException("at most " + MOST + " texts can be embedded at once, and none of them may be blank");
        }
        List<String> keys = texts.stream().map(text -> Sha256.of(text.getBytes(StandardCharsets.UTF_8))).toList();
        // Ordered by key, so that two nodes which write the same keys at once never wait for each other crosswise.
        Map<String, String> missing = new TreeMap<>();
        for (int i = 0; i < texts.size(); i++) {
            missing.putIfAbsent(keys.get(i), texts.get(i));
        }
        Map<String, float[]> known = remembered(new ArrayList<>(missing.keySet()));
        missing.keySet().removeAll(known.keySet());
        if (!missing.isEmpty()) {
            long start = System.nanoTime();
            Map<String, float[]> computed = compute(missing);
            remember(new ArrayList<>(missing.keySet()), computed);
            known.putAll(computed);
            LOG.info("Embedded {} of {} texts in {} ms, the others were remembered", missing.size(), texts.size(),
                    (System.nanoTime() - start) / 1_000_000);
        }
        return keys.stream().map(known::get).toList();
    }

    private Map<String, float[]> remembered(List<String> keys) {
        Map<String, float[]> vectors = new HashMap<>();
        for (int from = 0; from < keys.size(); from += PAGE) {
            List<String> page = keys.subList(from, Math.min(keys.size(), from + PAGE));
            jdbc.query(connection -> {
                var statement = connection.prepareStatement(
                        "select text_sha256, vector from knowledge.vector where model = ? and text_sha256 = any (?)");
                statement.setString(1, model);
                statement.setArray(2, connection.createArrayOf("bytea", page.stream().map(HexFormat.of()::parseHex).toArray(byte[][]::new)));
                return statement;
            }, row -> {
                byte[] bytes = row.getBytes(2);
                if (bytes.length == dimensions * Float.BYTES) {
                    vectors.put(HexFormat.of().formatHex(row.getBytes(1)), vector(bytes));
                }
            });
        }
        return vectors;
    }

    private Map<String, float[]> compute(Map<String, String> texts) {
        List<float[]> computed = computing.embedAll(List.copyOf(texts.values()));
        Map<String, float[]> vectors = new HashMap<>();
        int at = 0;
        for (String key : texts.keySet()) {
            vectors.put(key, computed.get(at++));
        }
        return vectors;
    }

    private void remember(List<String> keys, Map<String, float[]> vectors) {
        for (int from = 0; from < keys.size(); from += PAGE) {
            jdbc.batchUpdate("""
                    insert into knowledge.vector (model, text_sha256, vector) values (?, ?, ?)
                    on conflict (model, text_sha256) do update set vector = excluded.vector""",
                    keys.subList(from, Math.min(keys.size(), from + PAGE)).stream()
                            .map(key -> new Object[] {model, HexFormat.of().parseHex(key), bytes(vectors.get(key))}).toList());
        }
    }

    static byte[] bytes(float[] vector) {
        ByteBuffer buffer = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(vector);
        return buffer.array();
    }

    static float[] vector(byte[] bytes) {
        float[] vector = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
        return vector;
    }
}
