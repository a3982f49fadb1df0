package dev.bailiwick.knowledge.openai;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks the server for vectors, once. Whatever is wrong with its answer is an {@link IOException} that says what, without the key. */
final class EmbeddingsServer {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TO_CONNECT = Duration.ofSeconds(3);
    private static final long MOST_BYTES = 64L * 1024 * 1024;
    private static final int LONGEST = 8_000;
    private static final int MOST_OF_A_DETAIL = 300;

    private final EmbeddingsSettings settings;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TO_CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER).build();

    EmbeddingsServer(EmbeddingsSettings settings) {
        this.settings = settings;
    }

    /** Told by a status that a moment may help. */
    static final class Busy extends IOException {

        Busy(String what) {
            super(what);
        }
    }

    List<float[]> embed(List<String> texts, Duration within) throws IOException, InterruptedException {
        ObjectNode asked = JSON.createObjectNode().put("model", settings.model()).put("encoding_format", "float");
        texts.forEach(asked.putArray("input")::add);
        for (int i = 0; i < texts.size(); i++) {
            if (texts.get(i).length() > LONGEST) {
                asked.withArray("input").set(i, JSON.getNodeFactory().textNode(texts.get(i).substring(0, LONGEST)));
            }
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(settings.address()).header("Content-Type", "application/json").timeout(within)
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(asked)));
        if (settings.provider() == EmbeddingsSettings.Provider.AZURE) {
            request.header("api-key", settings.key());
        } else if (!settings.key().isEmpty()) {
            request.header("Authorization", "Bearer " + settings.key());
        }
        return read(sent(request.build(), within), texts.size());
    }

    /** The client's own timeout ends with the head of the answer; this one with its last byte. */
    private HttpResponse<byte[]> sent(HttpRequest request, Duration within) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> call = http.sendAsync(request,
                HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), MOST_BYTES));
        try {
            return call.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("no answer within " + within.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw new Busy("not reached or broken off: " + e.getCause().getClass().getSimpleName()
                    + (e.getCause().getMessage() == null ? "" : ", " + e.getCause().getMessage()));
        } finally {
            call.cancel(true);
        }
    }

    private List<float[]> read(HttpResponse<byte[]> response, int wanted) throws IOException {
        if (response.statusCode() != 200) {
            String body = new String(response.body(), 0, Math.min(response.body().length, MOST_OF_A_DETAIL), StandardCharsets.UTF_8);
            String what = "HTTP " + response.statusCode() + ": " + withoutKey(body.replaceAll("\\s+", " "));
            throw response.statusCode() == 429 || response.statusCode() >= 500 ? new Busy(what) : new IOException(what);
        }
        JsonNode rows;
        try {
            rows = JSON.readTree(response.body()).path("data");
        } catch (JacksonException e) {
            throw new IOException("the answer is not JSON", e);
        }
        if (rows.size() != wanted) {
            throw new IOException("the answer has " + rows.size() + " vectors for " + wanted + " texts");
        }
        List<float[]> vectors = new ArrayList<>(java.util.Collections.nCopies(wanted, null));
        for (int i = 0; i < wanted; i++) {
            int place = rows.get(i).path("index").asInt(i);
            if (place < 0 || place >= wanted || vectors.get(place) != null) {
                throw new IOException("the answer's vectors are not numbered from 0 to " + (wanted - 1));
            }
            vectors.set(place, vector(rows.get(i).path("embedding")));
        }
        return vectors;
    }

    private float[] vector(JsonNode entries) throws IOException {
        if (entries.size() != settings.dimensions()) {
            throw new IOException("its vectors have " + entries.size() + " entries, not " + settings.dimensions()
                    + "; give bailiwick.knowledge.embeddings.dimensions as the model has them");
        }
        float[] vector = new float[entries.size()];
        double squares = 0;
        for (int i = 0; i < vector.length; i++) {
            if (!entries.get(i).isNumber()) {
                throw new IOException("a vector's entry is no number");
            }
            vector[i] = entries.get(i).floatValue();
            squares += (double) vector[i] * vector[i];
        }
        if (!(squares > 0) || !Double.isFinite(squares)) {
            throw new IOException("a vector has no direction");
        }
        float length = (float) Math.sqrt(squares);
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= length;
        }
        return vector;
    }

    private String withoutKey(String text) {
        return settings.key().isEmpty() ? text : text.replace(settings.key(), "***");
    }
}
