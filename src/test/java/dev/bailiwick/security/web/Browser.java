package dev.bailiwick.security.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with cookies, who goes where they are sent only when told to. */
final class Browser {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" (?:type=\"hidden\" )?value=\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String house;

    Browser(int port) {
        this.house = "http://127.0.0.1:" + port;
    }

    HttpResponse<String> get(String where) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(absolute(where))).build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> send(String method, String where, String header, String value, String body) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(absolute(where))).header("Content-Type", "application/json").header(header, value)
                .method(method, HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Goes where an answer leads, until one leads nowhere. */
    HttpResponse<String> follow(HttpResponse<String> answer) throws Exception {
        var now = answer;
        for (int steps = 0; now.statusCode() == 302 && steps < 10; steps++) {
            now = get(URI.create(absolute(now.uri().toString())).resolve(location(now)).toString());
        }
        return now;
    }

    /** Fills in the form of a sign-in page, here or at a provider. */
    HttpResponse<String> signIn(HttpResponse<String> page, String name, String password) throws Exception {
        var token = TOKEN.matcher(page.body());
        assertThat(token.find()).as(page.body()).isTrue();
        return client.send(HttpRequest.newBuilder(page.uri().resolve("/login")).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("username=" + encoded(name) + "&password=" + encoded(password) + "&_csrf="
                        + encoded(token.group(1)))).build(), HttpResponse.BodyHandlers.ofString());
    }

    static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    /** What an address asks for. */
    static Map<String, String> query(String address) {
        return Arrays.stream(URI.create(address).getRawQuery().split("&")).map(one -> one.split("=", 2))
                .collect(Collectors.toMap(one -> one[0], one -> URLDecoder.decode(one[1], StandardCharsets.UTF_8)));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String absolute(String where) {
        return where.startsWith("http") ? where : house + where;
    }
}
