package dev.bailiwick.model.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bailiwick.model.Fault;
import dev.bailiwick.model.Flaw;
import dev.bailiwick.model.ModelCall;
import dev.bailiwick.model.Prompt;
import dev.bailiwick.model.Recording;
import dev.bailiwick.model.Recordings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Tables {@code model.call} and {@code model.words}. What was said is kept once however often it is said; both are deleted by age, some at a time, by
 * whoever writes.
 */
@Repository
class JdbcRecordings implements Recordings, ModelCall.Hear {

    private static final int MOST = 200;
    /** Every so many attempts what is too old is deleted, at most so many rows of each table. */
    private static final int EVERY = 100;
    private static final int BATCH = 500;
    /** How old a mark of use may be before it is written again: a system prompt is said with every turn. */
    private static final Duration USED_LATELY = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final RecordSettings settings;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();
    private final AtomicLong heard = new AtomicLong();

    JdbcRecordings(DataSource dataSource, RecordSettings settings, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.settings = settings;
        this.clock = clock;
    }

    /** One part of what was said: who said it, and the digest of the words. */
    private record Reference(Prompt.Role role, String words) {
    }

    @Override
    public void heard(ModelCall call) {
        if (settings.keep().isZero()) {
            return;
        }
        Recording one = Recording.of(call, settings.longestAnswer());
        List<Reference> said = new ArrayList<>();
        for (Prompt.Part part : one.said()) {
            said.add(new Reference(part.role(), words(part.text(), one.at())));
        }
        String schema = one.schema() == null ? null : words(one.schema(), one.at());
        jdbc.sql("""
                insert into model.call (at, about, prompt, version, inputs, said, schema, route, model, server, parameters, number, kind,
                    chosen, words, cut, finish, fault, detail, flaws, outcome, input_tokens, output_tokens, price, first_byte_millis, millis)
                values (?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?)""")
                .params(utc(one.at()), one.about(), one.prompt(), one.version(), write(one.inputs()), write(said), schema, one.route(), one.model(),
                        one.server(), write(one.parameters()), one.number(), one.kind().name(), one.chosen(), clean(one.words()), one.cut(),
                        one.finish(), one.fault() == null ? null : one.fault().name(), clean(one.detail()), write(one.flaws()), one.outcome(),
                        one.inputTokens(), one.outputTokens(), one.price(), one.firstByteMillis(), one.millis()).update();
        if (heard.incrementAndGet() % EVERY == 0) {
            deleteOld();
        }
    }

    private String words(String body, Instant at) {
        String digest = Recording.digest(body);
        jdbc.sql("insert into model.words (digest, body, last_used) values (?, ?, ?) on conflict (digest) do update set last_used = excluded.last_used "
                + "where words.last_used < ?").params(digest, clean(body), utc(at), utc(at.minus(USED_LATELY))).update();
        return digest;
    }

    /** Deletes what is too old, some of it: the next ones go on. */
    int deleteOld() {
        Instant before = clock.instant().minus(settings.keep());
        int calls = jdbc.sql("delete from model.call where id in (select id from model.call where at < ? order by at limit ?)")
                .params(utc(before), BATCH).update();
        // What was used last a day before a call is younger than that call by so much at most.
        jdbc.sql("delete from model.words where digest in (select digest from model.words where last_used < ? order by last_used limit ?)")
                .params(utc(before.minus(USED_LATELY)), BATCH).update();
        return calls;
    }

    @Override
    public List<Recording> about(String about) {
        return jdbc.sql("select * from model.call where about = ? order by id limit ?").params(about, MOST).query((row, index) -> recording(row)).list();
    }

    private Recording recording(ResultSet row) throws SQLException {
        List<Prompt.Part> said = new ArrayList<>();
        for (Reference part : read(row.getString("said"), new TypeReference<List<Reference>>() { })) {
            said.add(new Prompt.Part(part.role(), body(part.words())));
        }
        String fault = row.getString("fault");
        return new Recording(row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("about"), row.getString("prompt"),
                row.getString("version"), read(row.getString("inputs"), new TypeReference<Map<String, String>>() { }), said,
                row.getString("schema") == null ? null : body(row.getString("schema")), row.getString("route"), row.getString("model"),
                row.getString("server"), read(row.getString("parameters"), new TypeReference<Map<String, String>>() { }), row.getInt("number"),
                ModelCall.Kind.valueOf(row.getString("kind")), row.getString("chosen"), row.getString("words"), row.getBoolean("cut"),
                row.getString("finish"), fault == null ? null : Fault.valueOf(fault), row.getString("detail"),
                read(row.getString("flaws"), new TypeReference<List<Flaw>>() { }), row.getString("outcome"), row.getInt("input_tokens"),
                row.getInt("output_tokens"), row.getBigDecimal("price"), row.getLong("first_byte_millis"), row.getLong("millis"));
    }

    private String body(String digest) {
        return jdbc.sql("select body from model.words where digest = ?").param(digest).query(String.class).optional()
                .orElseThrow(() -> new IllegalStateException("model.words lacks what was said, " + digest));
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("model.call holds what cannot be read: " + text, e);
        }
    }

    private String write(Object values) {
        try {
            return json.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record is plain values", e);
        }
    }

    /** PostgreSQL keeps no character zero. */
    private static String clean(String text) {
        return text == null ? null : text.replace("\u0000", "");
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
