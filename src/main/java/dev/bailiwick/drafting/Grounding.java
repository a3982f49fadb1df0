package dev.bailiwick.drafting;

import dev.bailiwick.drafting.words.Words;
import dev.bailiwick.kernel.Citation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Whether words stand in what they cite. Deterministic and lexical: every figure and every web or mail address must occur in a citation,
 * and of every sentence's words that carry meaning most must. It errs on the strict side; a paraphrase in far-off words does not count as
 * grounded.
 */
@Component
public class Grounding {

    /** So much of a sentence's meaning must stand in the citations. */
    private static final double MOST = 0.7;
    private static final Pattern FIGURE = Pattern.compile("\\d+(?:[.,:]\\d+)*");
    private static final Pattern THOUSANDS = Pattern.compile(",(?=\\d{3}(?!\\d))");
    private static final Pattern NO_CENTS = Pattern.compile("\\.0+$");
    private static final Pattern ADDRESS = Pattern.compile("(?i)(?:[a-z][a-z0-9+.-]{1,9}://|www\\.)[^\\s<>()\"”]+|[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+|"
            + "\\b(?:[a-z0-9-]+\\.)+[a-z]{2,}/[^\\s<>()\"”]*");
    private static final Pattern LIST_NUMBER = Pattern.compile("^\\s*\\d{1,2}[.)]\\s+");
    private static final Pattern REFERENCE = Pattern.compile("\\[\\d{1,2}]");
    /** Words of politeness and of quoting, which promise and claim nothing. */
    private static final Set<String> NEUTRAL = Words.stems("help page says article information according answer question see following here "
            + "below valid same hello hi sorry thank thanks welcome "
            + "glad happy know tell ask note sure means let hope available assistant Larkfield bank write contact add further details");

    /**
     * @param body      the words of a draft
     * @param citations what it cites
     * @return whether every sentence stands in the citations; false when there are none
     */
    public boolean grounded(String body, List<Citation> citations) {
        return !citations.isEmpty() && unsupported(body, citations).isEmpty();
    }

    /**
     * @param question what is asked back
     * @param known    what could be quoted in this turn
     * @param message  what the customer wrote
     * @return whether it is nothing but questions, in words that stand there; a question has no citation behind it, so it may claim nothing
     */
    public boolean onlyAsks(String question, List<Citation> known, String message) {
        List<Citation> all = new ArrayList<>(known);
        all.add(new Citation("message", 0, 0, "", "", message + "\nmean want interested would prefer kind type which what"));
        List<String> sentences = Words.sentences(question);
        return !sentences.isEmpty() && sentences.stream().allMatch(sentence -> sentence.matches("(?s).*[?？][\"”’)]?"))
                && unsupported(question, all).isEmpty();
    }

    /**
     * @param body      the words of a draft
     * @param citations what it cites
     * @return the sentences that do not stand in the citations, or have figures or addresses that do not occur in them
     */
    public List<String> unsupported(String body, List<Citation> citations) {
        StringBuilder all = new StringBuilder();
        citations.forEach(citation -> all.append(citation.title()).append('\n').append(citation.quote()).append('\n'));
        Set<String> known = new HashSet<>(Words.stems(all.toString()));
        known.addAll(NEUTRAL);
        Set<String> figures = figures(all.toString());
        List<String> unsupported = new ArrayList<>();
        for (String sentence : Words.sentences(REFERENCE.matcher(body).replaceAll(" "))) {
            String bare = LIST_NUMBER.matcher(sentence).replaceFirst("");
            Set<String> stems = Words.stems(bare);
            long supported = stems.stream().filter(known::contains).count();
            if (supported < MOST * stems.size() || !figures.containsAll(figures(bare)) || !addressesStandIn(all.toString(), bare)) {
                unsupported.add(sentence);
            }
        }
        return unsupported;
    }

    private static boolean addressesStandIn(String cited, String sentence) {
        if (sentence.indexOf('/') < 0 && sentence.indexOf('@') < 0 && !sentence.toLowerCase(Locale.ROOT).contains("www.")) {
            // No address is without one of them, and to look for addresses takes longer than all the rest.
            return true;
        }
        return ADDRESS.matcher(sentence).results().map(address -> address.group().replaceFirst("[.,;:!?]+$", ""))
                .allMatch(address -> cited.contains(address));
    }

    /** Figures without their thousands' commas, and without zeros that say nothing: 1,000.00 and 1000 are the same. */
    static Set<String> figures(String text) {
        Set<String> figures = new HashSet<>();
        for (Matcher m = FIGURE.matcher(text); m.find();) {
            figures.add(NO_CENTS.matcher(THOUSANDS.matcher(m.group()).replaceAll("")).replaceAll(""));
        }
        return figures;
    }
}
