package dev.bailiwick.rehearsal.scenario;

import dev.bailiwick.rehearsal.scenario.Expectation.What;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a step brought about.
 *
 * @param said       what the assistant said in it
 * @param declinedBy the policy under which the customer was told no, or null
 * @param askedBack  whether the customer was asked back
 * @param handedOff  the code of the reason why a person was asked for, or null
 * @param seenBy     the policies that saw something
 * @param follows    the procedure that goes on, or null
 * @param path       the elements passed, in order
 * @param status     how the conversation stands, in small letters
 * @param language   the language that the customer was understood in
 * @param open       the case that is open, or null
 */
public record Happened(List<Said> said, String declinedBy, boolean askedBack, String handedOff, Set<String> seenBy, String follows,
        List<String> path, String status, String language, Lies open) {

    private static final int SHOWN = 160;

    /**
     * @param body  the words
     * @param cites the articles cited
     */
    public record Said(String body, List<String> cites) {
    }

    /**
     * Where a case lies.
     *
     * @param team     the team, or null for the usual one
     * @param intent   what the customer wants, or null
     * @param language the language that whoever takes it should speak
     * @param note     the story so far, or an empty string
     */
    public record Lies(String team, String intent, String language, String note) {
    }

    /**
     * @param expected what has to be so
     * @return what is so instead; empty when it is so
     */
    public Optional<String> otherwise(Expectation expected) {
        String is = expected.is();
        return switch (expected.what()) {
            case ANSWERED_FROM -> unless(said.stream().anyMatch(one -> one.cites().contains(is)), inWords());
            case NEVER_ANSWERED_FROM -> unless(said.stream().noneMatch(one -> one.cites().contains(is)), inWords());
            case DECLINED_BY -> unless(is.equals(declinedBy), inWords());
            case ASKED_BACK -> unless(askedBack, inWords());
            case HANDED_OFF -> unless(is.equals(handedOff), inWords());
            case SILENT -> unless(said.isEmpty() && handedOff == null, inWords());
            case SEEN_BY -> unless(seenBy.contains(is), seenBy.isEmpty() ? "no policy saw anything" : "seen by " + String.join(", ", seenBy) + " only");
            case NEVER_SEEN_BY -> unless(!seenBy.contains(is), "it saw something; " + inWords());
            case FOLLOWS -> unless(is.equals(follows), follows == null ? "no procedure goes on; " + inWords() : "the procedure " + follows + " goes on");
            case SAYS -> unless(said.stream().anyMatch(one -> contains(one.body(), is)), inWords());
            case NEVER_SAYS -> unless(said.stream().noneMatch(one -> contains(one.body(), is)), inWords());
            case PASSES -> unless(path.contains(is), "the way was " + way());
            case NEVER_PASSES -> unless(!path.contains(is), "the way was " + way());
            case STATUS -> unless(is.equals(status), "it is " + status + "; " + inWords());
            case CASE_TEAM, CASE_INTENT, CASE_LANGUAGE, CASE_NOTE -> ofCase(expected.what(), is);
        };
    }

    private Optional<String> ofCase(What what, String is) {
        if (open == null) {
            return Optional.of("no case is open; " + inWords());
        }
        return switch (what) {
            case CASE_TEAM -> unless(is.equals(open.team()), open.team() == null ? "it lies with the usual team" : "it lies with " + open.team());
            case CASE_INTENT -> unless(is.equals(open.intent()), open.intent() == null ? "it names no intent" : "it is about " + open.intent());
            case CASE_LANGUAGE -> unless(is.equals(open.language()), "it asks for " + open.language());
            default -> unless(contains(open.note(), is), "its note is “" + shortened(open.note()) + "”");
        };
    }

    private static Optional<String> unless(boolean so, String instead) {
        return so ? Optional.empty() : Optional.of(instead);
    }

    private static boolean contains(String text, String words) {
        return plain(text).contains(plain(words));
    }

    /** Neither capitals nor the way in which lines are broken make other words. */
    private static String plain(String text) {
        return text.replace('\u2019', '\'').replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
    }

    private String way() {
        return path.isEmpty() ? "nowhere" : String.join(" › ", path.subList(Math.max(0, path.size() - 25), path.size()));
    }

    /** @return all of it in one sentence */
    public String inWords() {
        List<String> parts = new ArrayList<>();
        if (declinedBy != null) {
            parts.add("declined by " + declinedBy);
        }
        if (askedBack) {
            parts.add("asked back");
        }
        if (handedOff != null) {
            parts.add("handed off because of " + handedOff + (open == null || open.team() == null ? "" : " to " + open.team()));
        }
        said.forEach(one -> parts.add((one.cites().isEmpty() ? "said" : "answered from " + String.join(", ", one.cites())) + " “" + shortened(one.body())
                + "”"));
        return parts.isEmpty() ? "nothing was said" : String.join("; ", parts);
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN - 1) + "…";
    }
}
