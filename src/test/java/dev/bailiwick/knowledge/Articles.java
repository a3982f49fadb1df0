package dev.bailiwick.knowledge;

import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the file of an article; each test changes what it is about. */
public final class Articles {

    private final Map<String, String> head = new LinkedHashMap<>();
    private String body = "The Everyday account costs five euro a month.";

    private Articles() {
        head.put("title", "Fees");
        head.put("topic", "fees");
        head.put("audience", "public");
        head.put("language", "en");
        head.put("owner", "Pricing");
        head.put("valid-from", "2026-01-01");
        head.put("review", "2027-01-01");
    }

    /** @return a correct article about fees, public, English, open from 2026 */
    public static Articles article() {
        return new Articles();
    }

    /** Sets or, with null, removes a line of the head. */
    public Articles head(String key, String value) {
        if (value == null) {
            head.remove(key);
        } else {
            head.put(key, value);
        }
        return this;
    }

    /** Sets the text below the head. */
    public Articles body(String text) {
        body = text;
        return this;
    }

    /** @return the file's content; the body begins in the line after the head's end */
    public String file() {
        var text = new StringBuilder("---\n");
        head.forEach((key, value) -> text.append(key).append(": ").append(value).append('\n'));
        return text.append("---\n").append(body).append('\n').toString();
    }
}
