package dev.bailiwick.flow;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What a procedure wants to know, as a drawing says it: {@code card_last_four=four-digits; when_noticed=moment}. */
public final class WantedDetails {

    private static final String ONE = "[a-z][a-z0-9_]{0,39}\\s*=\\s*(?:four-digits|moment|place-or-text|phone|yes-no)";
    /** What it must look like; blanks and a semicolon at the end do no harm. */
    static final Pattern FORM = Pattern.compile("\\s*" + ONE + "\\s*(?:;\\s*" + ONE + "\\s*)*(?:;\\s*)?");
    /** The same for who draws. */
    static final String WORDS = "name=kind, separated by semicolons, such as card_last_four=four-digits; when_noticed=moment";

    private WantedDetails() {
    }

    /**
     * @param constant what the drawing says
     * @return the kind of each detail by its name, in the order in which they are wanted
     * @throws IllegalArgumentException when it does not have the form, or names a detail twice
     */
    public static Map<String, String> read(String constant) {
        if (constant == null || !FORM.matcher(constant).matches()) {
            throw new IllegalArgumentException("the details wanted must be " + WORDS);
        }
        Map<String, String> kinds = new LinkedHashMap<>();
        for (String part : constant.strip().split(";")) {
            String[] sides = part.split("=");
            if (kinds.put(sides[0].strip(), sides[1].strip()) != null) {
                throw new IllegalArgumentException("the detail '" + sides[0].strip() + "' is wanted twice; keep one");
            }
        }
        return kinds;
    }
}
