package dev.bailiwick.release.change;

import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.Refusal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody who changes a file of a proposal has seen of it, so that nobody overwrites what they do not know.
 *
 * @param hash of the file as they read it; empty when there was none; null when they do not care
 */
public record Seen(String hash) {

    private static final Pattern MARK = Pattern.compile("(?:W/)?\"([0-9a-f]{64})\"");

    /**
     * @param match   the header {@code If-Match}, or null: the mark with which the file was read
     * @param noMatch the header {@code If-None-Match}, or null: a star from who takes the file for a new one
     * @return what they say
     */
    public static Seen of(String match, String noMatch) {
        if (match != null) {
            Matcher mark = MARK.matcher(match.strip());
            if (!mark.matches()) {
                throw Refusal.invalid("If-Match", "must be the ETag with which the file was read");
            }
            return new Seen(mark.group(1));
        }
        if (noMatch != null && !noMatch.strip().equals("*")) {
            throw Refusal.invalid("If-None-Match", "must be *, or be left out");
        }
        return new Seen(noMatch == null ? null : "");
    }

    /**
     * @param file a file, or null when there is none
     * @return the mark by which it is known again, as the header {@code ETag} has it
     */
    public static String mark(CompanyFile file) {
        return file == null ? null : "\"" + file.hash() + "\"";
    }

    /**
     * @param path  where the file is
     * @param texts the texts as they are now
     * @return the same texts
     * @throws Refusal of kind {@code STALE} when whoever changes the file has seen another
     */
    <T extends Texts<T>> T insistOn(String path, T texts) {
        CompanyFile now = texts.file(path);
        String is = now == null ? "" : now.hash();
        if (hash != null && !hash.equals(is)) {
            throw new Refusal(Refusal.Kind.STALE, "'" + path + "' was " + (now == null ? "taken out" : hash.isEmpty() ? "added" : "changed")
                    + " in the proposal since you read it; nothing was saved. Look at it as it is now, then save again");
        }
        return texts;
    }
}
