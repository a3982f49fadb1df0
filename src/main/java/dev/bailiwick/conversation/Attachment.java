package dev.bailiwick.conversation;

/**
 * A file that came with a message; only its description is kept here.
 *
 * @param type        {@code image} or {@code file}
 * @param fileName    its name
 * @param url         where the company keeps it
 * @param summary     what is in it, or null
 * @param description what it is for, or null
 */
public record Attachment(String type, String fileName, String url, String summary, String description) {
}
