package dev.bailiwick.channel.webhook;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs a body as the wire contract asks: {@code t=<unix seconds>,v1=<hex of HMAC-SHA256(key, "<t>." + body)>}, one v1 for each key. */
final class Signature {

    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {
    }

    /**
     * @param keys the keys in force
     * @param body the bytes that are sent
     * @param at   the moment of this attempt
     * @return the header's value
     */
    static String of(List<String> keys, byte[] body, Instant at) {
        StringBuilder header = new StringBuilder("t=").append(at.getEpochSecond());
        for (String key : keys) {
            header.append(",v1=").append(hmac(key, at.getEpochSecond(), body));
        }
        return header.toString();
    }

    private static String hmac(String key, long seconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((seconds + ".").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
