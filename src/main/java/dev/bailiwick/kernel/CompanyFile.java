package dev.bailiwick.kernel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One file that the company's people wrote.
 *
 * @param path  its path below the company's root, with forward slashes, such as {@code knowledge/en/fees.md}
 * @param bytes its content
 */
public record CompanyFile(String path, byte[] bytes) {

    /** @return the content read as UTF-8 */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** @return SHA-256 over the content, 64 hexadecimal digits */
    public String hash() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** @return the last part of the path */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
