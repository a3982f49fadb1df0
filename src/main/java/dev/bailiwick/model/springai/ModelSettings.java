package dev.bailiwick.model.springai;

import dev.bailiwick.model.Route;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The short way to one route, on a server that speaks OpenAI's protocol. Without it and without {@code bailiwick.models.routes} there is no model,
 * and the Librarian answers.
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
        if (!baseUrl.isEmpty() && !RouteSettings.isWebAddress(baseUrl)) {
            throw new IllegalArgumentException("BAILIWICK_MODEL_BASE_URL must be an http or https address such as https://models.example/v1, "
                    + "without user, query or fragment");
        }
        if (maxTokens < 1 || connectTimeout.isNegative() || connectTimeout.isZero() || readTimeout.isNegative() || readTimeout.isZero()) {
            throw new IllegalArgumentException("bailiwick.model: max-tokens, connect-timeout and read-timeout must be more than nothing");
        }
    }

    /** @return whether there is a model to ask */
    boolean configured() {
        return !baseUrl.isEmpty();
    }

    /** @return the one route that these settings name; it is the company's own choice for everything, so it may see personal data */
    RouteSettings route() {
        String called = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]+", "-").replaceAll("^[.-]+", "");
        return new RouteSettings(called.isEmpty() ? "model" : called.substring(0, Math.min(called.length(), 63)), Route.Provider.OPENAI, baseUrl,
                name, "", apiKey, "", Route.DataClass.PERSONAL, BigDecimal.ZERO, BigDecimal.ZERO, 0, 0, 32, maxTokens, connectTimeout,
                readTimeout, readTimeout, false, "2024-10-21", "", "", "");
    }

    /** @return everything but the key */
    @Override
    public String toString() {
        return "ModelSettings[" + (configured() ? name + " at " + baseUrl : "no model") + "]";
    }
}
