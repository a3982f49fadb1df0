package dev.bailiwick.security.web;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A provider that answers as a test wants it: rightly, wrongly, late, too much, or not at all. The code that it is shown is the nonce. */
final class StandInProvider implements AutoCloseable {

    static final String CLIENT = "the-house";
    static final String SECRET = "a secret of the house, long enough to sign with";

    /** How an address behaves. */
    enum Mood {
        WELL, OUT_OF_ORDER, SILENT, DRIPPING, ENDLESS
    }

    /** How a token is sealed. */
    enum Seal {
        OWN_KEY, FOREIGN_KEY, NONE, SHARED_SECRET
    }

    final AtomicInteger calls = new AtomicInteger();
    private final Map<String, Mood> moods = new ConcurrentHashMap<>();
    private final RSAKey key;
    private final RSAKey foreign;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Clock clock = Clock.systemUTC();
    private volatile String calledItself;
    private volatile Seal seal = Seal.OWN_KEY;
    private volatile Consumer<JWTClaimsSet.Builder> claims = token -> { };

    StandInProvider() {
        try {
            key = new RSAKeyGenerator(2048).keyID("one").generate();
            foreign = new RSAKeyGenerator(2048).keyID("one").generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, "description", """
                {"issuer":"%1$s","authorization_endpoint":"%2$s/authorize","token_endpoint":"%2$s/token","jwks_uri":"%2$s/keys",
                "response_types_supported":["code"],"subject_types_supported":["public"],"id_token_signing_alg_values_supported":["RS256"]}"""
                .formatted(calledItself, issuer())));
        server.createContext("/keys", exchange -> answer(exchange, "keys", new JWKSet(key).toString()));
        server.createContext("/token", exchange -> answer(exchange, "token", """
                {"access_token":"of no use","token_type":"Bearer","expires_in":60,"id_token":"%s"}"""
                .formatted(token(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)))));
        server.start();
        calledItself = issuer();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Everything as it should be again, by that clock. */
    void behaves(Clock now) {
        moods.clear();
        clock = now;
        calledItself = issuer();
        seal = Seal.OWN_KEY;
        claims = token -> { };
    }

    /** @param what {@code description}, {@code keys} or {@code token} */
    void becomes(String what, Mood mood) {
        moods.put(what, mood);
    }

    void callsItself(String name) {
        calledItself = name;
    }

    void seals(Seal how) {
        seal = how;
    }

    void says(Consumer<JWTClaimsSet.Builder> more) {
        claims = more;
    }

    private String token(String form) {
        var now = clock.instant();
        var token = new JWTClaimsSet.Builder().issuer(issuer()).audience(CLIENT).issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .claim("nonce", Browser.query("http://form?" + form).get("code"));
        claims.accept(token);
        try {
            if (seal == Seal.NONE) {
                return new PlainJWT(token.build()).serialize();
            }
            var header = new JWSHeader.Builder(seal == Seal.SHARED_SECRET ? JWSAlgorithm.HS256 : JWSAlgorithm.RS256).keyID("one").build();
            var signed = new SignedJWT(header, token.build());
            signed.sign(seal == Seal.SHARED_SECRET ? new MACSigner(SECRET) : new RSASSASigner(seal == Seal.FOREIGN_KEY ? foreign : key));
            return signed.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange, String what, String body) throws IOException {
        calls.incrementAndGet();
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            switch (moods.getOrDefault(what, Mood.WELL)) {
                case WELL -> {
                    var bytes = body.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, bytes.length);
                    exchange.getResponseBody().write(bytes);
                }
                case OUT_OF_ORDER -> exchange.sendResponseHeaders(503, -1);
                case SILENT -> waitForTheEnd();
                case DRIPPING -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write('{');
                    exchange.getResponseBody().flush();
                    waitForTheEnd();
                }
                case ENDLESS -> {
                    exchange.sendResponseHeaders(200, 0);
                    var spaces = " ".repeat(64 * 1024).getBytes(StandardCharsets.UTF_8);
                    for (int i = 0; i < 1024; i++) {
                        exchange.getResponseBody().write(spaces);
                    }
                }
            }
        }
    }

    private void waitForTheEnd() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
