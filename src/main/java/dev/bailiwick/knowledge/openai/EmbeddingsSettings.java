package dev.bailiwick.knowledge.openai;

import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The server whose vectors the knowledge is searched by. Without an address the built-in embedder is used, and nothing leaves the house.
 *
 * @param provider        whose protocol it speaks: openai or azure
 * @param baseUrl         where it is, such as {@code https://models.example/v1}; empty for the built-in embedder
 * @param model           the model or deployment, as the server knows it
 * @param key             the key; empty where the server wants none. Never logged
 * @param dimensions      how many entries its vectors have; an answer with another number is refused
 * @param version         the company's mark for this model; another one has everything embedded anew
 * @param apiVersion      Azure's version of the call
 * @param questionTimeout how long a customer's question waits for its vector; then it is searched by words alone
 * @param passagesTimeout how long the vectors of some passages may take
 * @param passagesAtOnce  so many passages go in one call
 */
@ConfigurationProperties("bailiwick.knowledge.embeddings")
record EmbeddingsSettings(@DefaultValue("openai") Provider provider, @DefaultValue("") String baseUrl, @DefaultValue("") String model,
        @DefaultValue("") String key, @DefaultValue("0") int dimensions, @DefaultValue("1") String version,
        @DefaultValue("2024-10-21") String apiVersion, @DefaultValue("2s") Duration questionTimeout, @DefaultValue("60s") Duration passagesTimeout,
        @DefaultValue("64") int passagesAtOnce) {

    private static final Pattern API_VERSION = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(-preview)?");

    /** Whose protocol the server speaks. */
    enum Provider {
        /** Any server with OpenAI's embeddings call. */
        OPENAI,
        /** Azure OpenAI. */
        AZURE
    }

    /** @throws IllegalArgumentException when something is missing or makes no sense; names the setting and the cure */
    EmbeddingsSettings {
        baseUrl = baseUrl.strip();
        model = model.strip();
        key = key.strip();
        boolean wanted = !baseUrl.isEmpty();
        check(wanted || model.isEmpty() && key.isEmpty() && dimensions == 0, "base-url is missing: give the server's address such as "
                + "https://models.example/v1, or nothing at all for the built-in embedder");
        check(!wanted || isWebAddress(baseUrl), "base-url must be an http or https address such as https://models.example/v1, without user, query or "
                + "fragment");
        check(!wanted || !model.isEmpty(), "model is missing; give the model or deployment as the server knows it");
        check(!wanted || dimensions >= 8 && dimensions <= 8_192, "dimensions is missing or not 8 to 8192; give how many entries the model's vectors "
                + "have, such as 1536");
        check(!wanted || version.matches("[\\w.-]{1,40}"), "version must be 1 to 40 letters, digits, dots and hyphens");
        check(provider != Provider.AZURE || !key.isEmpty(), "key is missing; Azure answers nobody without one");
        check(provider != Provider.AZURE || API_VERSION.matcher(apiVersion).matches(), "api-version must be a date such as 2024-10-21");
        check(questionTimeout.isPositive() && passagesTimeout.isPositive(), "question-timeout and passages-timeout must be more than nothing");
        check(passagesAtOnce >= 1 && passagesAtOnce <= 2_048, "passages-at-once must be 1 to 2048");
    }

    private static void check(boolean good, String cure) {
        if (!good) {
            throw new IllegalArgumentException("bailiwick.knowledge.embeddings." + cure);
        }
    }

    private static boolean isWebAddress(String address) {
        try {
            URI uri = URI.create(address);
            return ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme())) && uri.getHost() != null
                    && uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** @return whether there is such a server */
    boolean configured() {
        return !baseUrl.isEmpty();
    }

    /** @return the address of the call */
    URI address() {
        String base = baseUrl.replaceAll("/+$", "");
        return URI.create(provider == Provider.AZURE ? base + "/openai/deployments/" + model + "/embeddings?api-version=" + apiVersion
                : (URI.create(base).getPath().isEmpty() ? base + "/v1" : base) + "/embeddings");
    }

    /** @return what vectors are kept under: another model, version or number of entries is another one */
    String marked() {
        return model + "@" + version + "/" + dimensions;
    }

    /** @return everything but the key */
    @Override
    public String toString() {
        return "EmbeddingsSettings[" + (configured() ? marked() + " at " + baseUrl : "built-in") + "]";
    }
}
