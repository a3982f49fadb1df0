package dev.bailiwick.drafting.detect;

import java.util.regex.Pattern;

/**
 * Words as a person sees them, before anybody looks for what stands in them: without characters that nobody sees (of no width, that turn the
 * direction, tags, variations) and without controls. Who hides a mark or half a card number behind such a character hides nothing.
 */
public final class Visible {

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Co}\\p{Cn}\\uFE00-\\uFE0F\\x{E0100}-\\x{E01EF}\\u115F\\u1160\\u3164\\uFFA0\\u034F]"
            + "|(?![\\n\\t])\\p{Cc}");
    private static final Pattern LINE_END = Pattern.compile("\\r\\n?|[\\u0085\\u2028\\u2029\\u000B\\f]");

    private Visible() {
    }

    /**
     * @param words words of others
     * @return the same without what nobody sees; every line ends in one way
     */
    public static String only(String words) {
        return UNSEEN.matcher(LINE_END.matcher(words).replaceAll("\n")).replaceAll("");
    }
}
