package dev.bailiwick.model.springai;

import dev.bailiwick.model.Route;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The route to a language model. Without address and name there is no model, and the Librarian answers.
 *
 * @param baseUrl        where the server is, such as {@code https://models.example/v1}; without a path, {@code /v1} is meant. Empty for no model
 * @param apiKey         the key that is sent as a bearer token; empty where the server wants none. Never logged
 * @param name           the model's name as the server knows it
 * @param connectTimeout how long reaching the server may take
 * @param readTimeout    how long one answer may take at most, whatever the caller would wait
 * @param maxTokens      how many tokens an answer may have
 */
@ConfigurationProperties("bailiwick.model")
record ModelSettings(@DefaultValue("") String baseUrl, @DefaultValue("") String apiKey, @DefaultValue("") String name,
        @DefaultValue("3s") Duration connectTimeout, @DefaultValue("60s") Duration readTimeout, @DefaultValue("1200") int maxTokens) {

    /** @throws IllegalArgumentException when the route is only half configured; names the variable and the cure */
    ModelSettings {
        baseUrl = baseUrl.strip();
        apiKey = apiKey.strip();
        name = name.strip();
        if (baseUrl.isEmpty() && !(name.isEmpty() && apiKey.isEmpty())) {
            throw new IllegalArgumentException("BAILIWICK_MODEL_BASE_URL is missing: " + (name.isEmpty() ? "BAILIWICK_MODEL_API_KEY"
                    : "BAILIWICK_MODEL_NAME")
                    + " is set, so a model is wanted; give the server's address such as https://models.example/v1, or unset both to run without "
                    + "a model");
        }
        if (!baseUrl.isEmpty() && name.isEmpty()) {
            throw new IllegalArgumentException("BAILIWICK_MODEL_NAME is missing: BAILIWICK_MODEL_BASE_URL is set, so a model is wanted; "
                    + "give the model's name as the server knows it, or unset both to run without a model");
        }
        if (!baseUrl.isEmpty() && !isWebAddress(baseUrl)) {
            throw new IllegalArgumentException("BAILIWICK_MODEL_BASE_URL must be an http or https address such as https://models.example/v1, "
                    + "without user, query or fragment");
        }
        if (maxTokens < 1 || connectTimeout.isNegative() || connectTimeout.isZero() || readTimeout.isNegative() || readTimeout.isZero()) {
            throw new IllegalArgumentException("bailiwick.model: max-tokens, connect-timeout and read-timeout must be more than nothing");
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

    /** @return whether there is a model to ask */
    boolean configured() {
        return !baseUrl.isEmpty();
    }

    /** @return scheme, host and port */
    String server() {
        URI uri = URI.create(baseUrl);
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    /** @return the path of the chat call on that server */
    String chatPath() {
        String path = URI.create(baseUrl).getPath();
        path = path == null ? "" : path.replaceAll("/+$", "");
        return (path.isEmpty() ? "/v1" : path) + "/chat/completions";
    }

    /** @return the one route that these settings name */
    Route route() {
        return new Route(name, server() + chatPath());
    }

    /** @return everything but the key */
    @Override
    public String toString() {
        return "ModelSettings[" + (configured() ? name + " at " + baseUrl : "no model") + "]";
    }
}
