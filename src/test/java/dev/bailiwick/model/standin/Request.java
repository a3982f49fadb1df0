package dev.bailiwick.model.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * What a stand-in was asked, whatever the protocol.
 *
 * @param path    path and query
 * @param headers the headers, names in small letters
 * @param body    the body
 * @param model   the model or deployment that was asked for
 * @param streams whether the answer shall come in pieces
 * @param said    what was said, in order, the instructions first
 * @param schema  the schema that the answer must have, or null
 */
public record Request(String path, Map<String, String> headers, JsonNode body, String model, boolean streams, List<Said> said, JsonNode schema) {

    /**
     * One part of it.
     *
     * @param role  {@code system}, {@code user} or {@code assistant}
     * @param words what was said
     */
    public record Said(String role, String words) {
    }

    /** @return the instructions */
    public String system() {
        return said.stream().filter(one -> one.role().equals("system")).map(Said::words).reduce("", (a, b) -> a + b);
    }

    /** @return whether this asks for an understanding, not for a draft */
    public boolean understands() {
        return system().startsWith("You sort messages");
    }

    /** @return everything that was said */
    public String words() {
        return String.join("\n", said.stream().map(Said::words).toList());
    }

    /**
     * @param mark a mark of ours, such as {@code message}
     * @return what stands in it; empty when it is not there
     */
    public String between(String mark) {
        String first = said.stream().filter(one -> one.role().equals("user")).map(Said::words).findFirst().orElse("");
        int from = first.lastIndexOf("<" + mark + ">\n");
        return from < 0 ? "" : first.substring(from + mark.length() + 3, first.lastIndexOf("\n</" + mark + ">"));
    }

    /**
     * @param words words of a passage
     * @return the number of the passage that has them, 0 when none has
     */
    public int passageWith(String words) {
        String[] passages = between("passages").split("<passage number=\"");
        for (int i = 1; i < passages.length; i++) {
            if (passages[i].contains(words)) {
                return Integer.parseInt(passages[i].substring(0, passages[i].indexOf('"')));
            }
        }
        return 0;
    }
}
