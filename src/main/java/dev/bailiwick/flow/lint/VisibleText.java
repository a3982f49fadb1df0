package dev.bailiwick.flow.lint;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a reader sees is what stands there. */
final class VisibleText extends Rule {

    // Embeddings, overrides and isolates of writing direction, zero-width characters and the soft hyphen. The plain marks of direction
    // (200E, 200F), which honest right-to-left labels need, are left alone.
    private static final Pattern HIDDEN = Pattern.compile("[\\u00AD\\u200B\\u2060\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");

    VisibleText() {
        super("visible-text", "No text holds characters that nobody sees or that turn the direction of writing (zero-width characters, "
                + "bidirectional overrides). With them a label or an input can read like one thing and be another.");
    }

    @Override
    void check(Drawing drawing, Company company, Problems found) {
        drawing.root().walk(element -> {
            element.attributes().forEach((name, value) -> check(drawing, element, name.toString(), value, found));
            check(drawing, element, "the text of " + element.name(), element.text(), found);
        });
    }

    private void check(Drawing drawing, XmlElement element, String where, String text, Problems found) {
        Matcher hidden = HIDDEN.matcher(text);
        if (hidden.find()) {
            found.add(problem(drawing, element, "there is an invisible character (U+%04X) in %s; write the text anew".formatted((int) hidden.group()
                    .charAt(0), where)));
        }
    }
}
