package dev.bailiwick.drafting.prompted;

import dev.bailiwick.drafting.detect.MaskPersonalData;
import dev.bailiwick.drafting.detect.TellLanguage;
import dev.bailiwick.drafting.words.Words;
import dev.bailiwick.kernel.Language;
import dev.bailiwick.model.Flaw;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Looks at a draft's words by themselves: whether they are whole, in the right language, and free of what must not stand in them. */
final class CheckWords {

    private static final int LONGEST_ANSWER = 4_000;
    /** Shorter words are not told apart surely enough. */
    private static final int SHORTEST_FOR_LANGUAGE = 30;
    /** So many words in a row are no chance. */
    private static final Repetition OF_KNOWLEDGE = new Repetition(7);
    private static final Repetition OF_INSTRUCTIONS = new Repetition(7);
    private static final Pattern ENDS_OPEN = Pattern.compile("(?s).*(?:[,;:(\\[–—-]|\\b(?:and|or|the|a|an|of|to|with|und|oder|der|die|das|mit|y|o|el|la|de|con))\\s*");
    private static final Pattern END_MARK = Pattern.compile("(?s).*[.!?…。！？][\"”’»)\\]]*\\s*");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\[[^\\[\\]\\n]{1,60}]|\\{\\{?[^{}\\n]{1,60}}}?|<[\\p{L}/][^<>\\n]{0,60}>|‹[^‹›\\n]{1,60}›");
    /** Kinds of which a single one is certain; names and addresses may as well be words of a passage. */
    private static final Set<String> CERTAIN = Set.of("card-number", "iban", "email", "phone", "national-id", "card-code", "pin", "internet-address");

    private final MaskPersonalData masks = new MaskPersonalData();
    private final TellLanguage tellLanguage;
    private final OwnKnowledge ownKnowledge;

    CheckWords(TellLanguage tellLanguage, OwnKnowledge ownKnowledge) {
        this.tellLanguage = tellLanguage;
        this.ownKnowledge = ownKnowledge;
    }

    List<Flaw> flaws(String answer, Asked asked, Refusals refusals) {
        if (answer.isBlank()) {
            return List.of(new Flaw(Flaw.Kind.EMPTY, "The answer must have 1 to " + LONGEST_ANSWER + " characters."));
        }
        if (answer.length() > LONGEST_ANSWER) {
            return List.of(new Flaw(Flaw.Kind.WRONG_SHAPE, "The answer must have 1 to " + LONGEST_ANSWER + " characters."));
        }
        List<Flaw> flaws = new ArrayList<>();
        add(refusals.refuses(answer, asked.quotable()), Flaw.Kind.REFUSED, "The answer refuses instead of answering.", flaws);
        add(isCutOff(answer, asked.quotable()), Flaw.Kind.CUT_OFF, "The answer ends in the middle of a sentence.", flaws);
        checkLanguage(answer, asked.language(), flaws);
        List<String> allowed = List.of(asked.quotable(), asked.message());
        add(OF_INSTRUCTIONS.of(answer, asked.instructions(), allowed), Flaw.Kind.OWN_INSTRUCTIONS, "The answer repeats these instructions.", flaws);
        add(OF_KNOWLEDGE.of(answer, ownKnowledge.near(answer, asked.language()), allowed), Flaw.Kind.INTERNAL_KNOWLEDGE,
                "The answer repeats what is not meant for customers.", flaws);
        checkPersonalData(answer, asked, flaws);
        return flaws;
    }

    private void checkLanguage(String answer, Language wanted, List<Flaw> flaws) {
        TellLanguage.Guess guess = tellLanguage.tell(answer, Language.UNSURE);
        add(answer.length() >= SHORTEST_FOR_LANGUAGE && guess.language().isSure() && !guess.language().equals(wanted), Flaw.Kind.WRONG_LANGUAGE,
                "The answer must be in " + wanted.displayName() + ", not in " + guess.language().displayName() + ".", flaws);
    }

    /** What the model was not shown can only be made up or leaked; what it was shown stands in the passages, or is a mark. */
    private void checkPersonalData(String answer, Asked asked, List<Flaw> flaws) {
        String quotable = asked.quotable();
        boolean foreign = PLACEHOLDER.matcher(answer).results().map(MatchResult::group)
                .anyMatch(place -> !quotable.contains(place) && !asked.mask().isFilled(place));
        add(foreign, Flaw.Kind.FOREIGN_PLACEHOLDER, "The answer has a placeholder that was not given, or that nothing fills.", flaws);
        boolean leaked = asked.mask().leaksInto(answer) && !asked.mask().leaksInto(quotable)
                || masks.find(answer).stream().filter(place -> place.masked() && CERTAIN.contains(place.kind()))
                .map(place -> answer.substring(place.from(), place.to())).anyMatch(value -> !quotable.contains(value) && !value.startsWith("["));
        add(leaked, Flaw.Kind.MASKED_VALUE, "The answer has personal data that was not given.", flaws);
    }

    /** Ends with a word or a mark after which something must follow, or where a passage's sentence goes on. */
    static boolean isCutOff(String answer, String quotable) {
        if (END_MARK.matcher(answer).matches()) {
            return false;
        }
        List<String> sentences = Words.sentences(answer);
        String last = Words.normal(sentences.getLast());
        int at = Words.of(last).size() < 3 ? -1 : Words.normal(quotable.replace("\n", " ¶ ")).indexOf(last);
        if (at < 0) {
            return ENDS_OPEN.matcher(answer.toLowerCase(Locale.ROOT)).matches();
        }
        String rest = Words.normal(quotable.replace("\n", " ¶ ")).substring(at + last.length());
        return rest.matches("(?s) ?[\\p{L}\\p{N}€$£].*");
    }

    private static void add(boolean holds, Flaw.Kind kind, String words, List<Flaw> flaws) {
        if (holds) {
            flaws.add(new Flaw(kind, words));
        }
    }
}
