package dev.bailiwick.model.springai;

import dev.bailiwick.model.Route;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One route as the operator names it, below {@code bailiwick.models.routes}.
 *
 * @param name              the operator's name for it: lower-case letters, digits, dots and hyphens; unique
 * @param provider          whose protocol it speaks: openai, azure or bedrock
 * @param baseUrl           where the server is, such as {@code https://models.example/v1}
 * @param model             the model or deployment, as the provider knows it
 * @param family            the models that give the same words, whoever serves them; the model's own name where nothing is said
 * @param key               the key; empty where the server wants none. Never logged
 * @param region            where the data goes, such as {@code eu}
 * @param sees              what of a customer's words it may see: masked (the default) or personal
 * @param inputPrice        what a million tokens read cost, in the company's currency
 * @param outputPrice       what a million tokens written cost
 * @param requestsPerMinute requests a minute from all nodes together, 0 for no limit
 * @param tokensPerMinute   tokens a minute from all nodes together, 0 for no limit
 * @param atOnce            calls under way at once, on one node
 * @param maxTokens         how many tokens an answer may have
 * @param connectTimeout    how long reaching the server may take
 * @param firstByteTimeout  how long the first words may take, where they are read as they come
 * @param readTimeout       how long one answer may take at most, whatever the caller would wait
 * @param stream            whether words are read as they come
 * @param apiVersion        Azure's version of the call
 * @param awsRegion         Bedrock's region, such as {@code eu-central-1}; the route's region where that is one of Amazon's
 * @param keyId             Bedrock: the id of the access key, whose secret is the key
 * @param sessionToken      Bedrock: the token of a key that is only lent. Never logged
 */
record RouteSettings(String name, Route.Provider provider, @DefaultValue("") String baseUrl, @DefaultValue("") String model,
        @DefaultValue("") String family, @DefaultValue("") String key, @DefaultValue("") String region,
        @DefaultValue("masked") Route.DataClass sees, @DefaultValue("0") BigDecimal inputPrice, @DefaultValue("0") BigDecimal outputPrice,
        @DefaultValue("0") int requestsPerMinute, @DefaultValue("0") int tokensPerMinute, @DefaultValue("32") int atOnce,
        @DefaultValue("1200") int maxTokens, @DefaultValue("3s") Duration connectTimeout, @DefaultValue("20s") Duration firstByteTimeout,
        @DefaultValue("60s") Duration readTimeout, @DefaultValue("false") boolean stream, @DefaultValue("2024-10-21") String apiVersion,
        @DefaultValue("") String awsRegion, @DefaultValue("") String keyId, @DefaultValue("") String sessionToken) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,62}");
    private static final Pattern AWS_REGION = Pattern.compile("[a-z]{2}(-[a-z]+){1,2}-\\d");
    private static final Pattern API_VERSION = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(-preview)?");

    /** @throws IllegalArgumentException when something is missing or makes no sense; begins with the setting and says the cure */
    RouteSettings {
        name = Objects.requireNonNullElse(name, "").strip();
        baseUrl = baseUrl.strip();
        model = model.strip();
        family = family.isBlank() ? model : family.strip();
        key = key.strip();
        keyId = keyId.strip();
        sessionToken = sessionToken.strip();
        awsRegion = awsRegion.isBlank() && AWS_REGION.matcher(region).matches() ? region : awsRegion.strip();
        check(NAME.matcher(name).matches(), "name: must be 1 to 63 lower-case letters, digits, dots and hyphens, such as azure-sweden");
        check(provider != null, "provider: is missing; give openai, azure or bedrock");
        check(!model.isEmpty(), "model: is missing; give the model or deployment as the provider knows it");
        check(provider == Route.Provider.BEDROCK || !baseUrl.isEmpty(), "base-url: is missing; give the server's address such as "
                + "https://models.example/v1");
        check(baseUrl.isEmpty() || isWebAddress(baseUrl), "base-url: must be an http or https address such as https://models.example/v1, without "
                + "user, query or fragment");
        check(provider != Route.Provider.AZURE || !key.isEmpty(), "key: is missing; Azure answers nobody without one");
        check(provider != Route.Provider.AZURE || API_VERSION.matcher(apiVersion).matches(), "api-version: must be a date such as 2024-10-21 or "
                + "2025-01-01-preview");
        check(provider != Route.Provider.BEDROCK || AWS_REGION.matcher(awsRegion).matches(), "aws-region: must be one of Amazon's regions such as "
                + "eu-central-1");
        check(provider != Route.Provider.BEDROCK || !keyId.isEmpty() && !key.isEmpty(), (key.isEmpty() ? "key" : "key-id") + ": is missing; Bedrock "
                + "wants the id of an access key as key-id, and its secret as key");
        check(inputPrice.signum() >= 0 && outputPrice.signum() >= 0, "input-price, output-price: must not be less than 0");
        check(requestsPerMinute >= 0 && tokensPerMinute >= 0, "requests-per-minute, tokens-per-minute: must not be less than 0; 0 for no limit");
        check(atOnce >= 1 && atOnce <= 10_000, "at-once: must be 1 to 10000");
        check(maxTokens >= 1, "max-tokens: must be more than 0");
        check(connectTimeout.isPositive() && firstByteTimeout.isPositive() && readTimeout.isPositive(),
                "connect-timeout, first-byte-timeout, read-timeout: must be more than nothing, such as 3s");
    }

    private static void check(boolean good, String cure) {
        if (!good) {
            throw new IllegalArgumentException(cure);
        }
    }

    static boolean isWebAddress(String address) {
        try {
            URI uri = URI.create(address);
            return ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme())) && uri.getHost() != null
                    && uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** @return scheme, host and port */
    String server() {
        URI uri = URI.create(baseUrl);
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    /** @return the path of the chat call on a server of OpenAI's kind; without a path in the address, {@code /v1} is meant */
    String chatPath() {
        String path = URI.create(baseUrl).getPath();
        path = path == null ? "" : path.replaceAll("/+$", "");
        return (path.isEmpty() ? "/v1" : path) + "/chat/completions";
    }

    /**
     * @param address scheme, host, port and path that are really asked
     * @return the route that these settings name
     */
    Route route(String address) {
        return new Route(name, provider, model, family, address, region, sees, new Route.Price(inputPrice, outputPrice),
                new Route.Limits(requestsPerMinute, tokensPerMinute, atOnce, maxTokens),
                new Route.Times(connectTimeout, firstByteTimeout, readTimeout), stream);
    }

    /** @return what must never be seen in an error or a record */
    List<String> secrets() {
        return Stream.of(key, sessionToken).filter(one -> !one.isEmpty()).toList();
    }

    /** @return everything but the key */
    @Override
    public String toString() {
        return "RouteSettings[" + name + ": " + provider.word() + ", " + model + " at " + baseUrl + "]";
    }
}
