package dev.bailiwick.kernel;

import java.nio.charset.StandardCharsets;

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

    /** @return the last part of the path */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
