package dev.bailiwick.knowledge;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A hash over fields, each with its length before it, so that no two different lists of fields look the same. */
public final class Sha256 {

    private final MessageDigest digest;

    /** Begins an empty hash. */
    public Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /**
     * @param field the next field; null is another field than an empty string
     * @return this
     */
    public Sha256 add(String field) {
        byte[] bytes = field == null ? new byte[0] : field.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(field == null ? -1 : bytes.length).flip());
        digest.update(bytes);
        return this;
    }

    /** @return 64 hexadecimal digits; the hash begins anew */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * @param bytes any bytes
     * @return the plain SHA-256 of these bytes, 64 hexadecimal digits
     */
    public static String of(byte[] bytes) {
        return HexFormat.of().formatHex(new Sha256().digest.digest(bytes));
    }
}
