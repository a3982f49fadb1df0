package dev.bailiwick.drafting;

import dev.bailiwick.conversation.Message;
import dev.bailiwick.drafting.detect.MaskPersonalData;
import dev.bailiwick.drafting.detect.Visible;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Personal data of one conversation, and the placeholders that stand for it. What was found anywhere is masked everywhere, and one placeholder
 * stands for one thing in all messages that a turn sees (the last twenty and those that wait), so that a model can tell two people apart and its
 * words can be filled in again.
 */
public final class ConversationMask {

    private static final MaskPersonalData MASKS = new MaskPersonalData();
    private static final Pattern PLACEHOLDER = Pattern.compile("\\[[^\\[\\]\\n]{1,60}]");
    /** Shorter values are words of a text as often as they are somebody's. */
    private static final int SHORTEST = 3;

    /** What stands behind each placeholder. */
    private final Map<String, String> originals = new LinkedHashMap<>();
    /** Each value that can be found again, the longest first, with its placeholder. */
    private final Map<Pattern, String> values = new LinkedHashMap<>();

    private ConversationMask() {
    }

    /**
     * @param before what was said before, the oldest first
     * @param open   what waits for an answer
     * @return the placeholders of both
     */
    public static ConversationMask over(List<Message> before, List<Message> open) {
        return over(before, open, "");
    }

    /**
     * @param before   what was said before, the oldest first
     * @param open     what waits for an answer
     * @param quotable what may be quoted beside it: a placeholder of its own, such as of a form letter, stays what it is and stands for nobody's data
     * @return the placeholders of the messages
     */
    public static ConversationMask over(List<Message> before, List<Message> open, String quotable) {
        ConversationMask mask = new ConversationMask();
        PLACEHOLDER.matcher(quotable).results().forEach(place -> mask.originals.put(place.group(), place.group()));
        List<Message> all = new ArrayList<>(before);
        all.addAll(open);
        for (Message message : all) {
            for (String words : new String[] {message.subject(), message.body()}) {
                if (words != null && !words.isBlank()) {
                    MASKS.mask(Visible.only(words), mask.originals);
                }
            }
        }
        // A mark that somebody typed is no value: looked for everywhere, it would be found where it stands for another's data.
        mask.originals.entrySet().stream().filter(one -> one.getValue().length() >= SHORTEST && !PLACEHOLDER.matcher(one.getValue()).matches())
                .sorted(Comparator.comparing((Map.Entry<String, String> one) -> one.getValue().length()).reversed())
                .forEach(one -> mask.values.put(Pattern.compile("(?iu)(?<![\\p{L}\\p{N}])" + Pattern.quote(one.getValue()) + "(?![\\p{L}\\p{N}])"),
                        one.getKey()));
        return mask;
    }

    /**
     * @param words words of this conversation
     * @return the words as a model may see them
     */
    public String mask(String words) {
        String masked = MASKS.mask(Visible.only(words), originals).text();
        for (Map.Entry<Pattern, String> value : values.entrySet()) {
            masked = value.getKey().matcher(masked).replaceAll(Matcher.quoteReplacement(value.getValue()));
        }
        return masked;
    }

    /**
     * @param words words with placeholders
     * @return the words with what stands behind them
     */
    public String fillIn(String words) {
        return PLACEHOLDER.matcher(words).replaceAll((MatchResult place) ->
                Matcher.quoteReplacement(isFilled(place.group()) ? originals.get(place.group()) : place.group()));
    }

    /**
     * @param placeholder a placeholder in brackets
     * @return whether it was given, and something stands behind it: what the house itself keeps only as a mark can never be filled in
     */
    public boolean isFilled(String placeholder) {
        return originals.containsKey(placeholder) && !originals.get(placeholder).equals(placeholder);
    }

    /**
     * @param words words of a model
     * @return whether a value stands in them that it saw as a placeholder only
     */
    public boolean leaksInto(String words) {
        return values.keySet().stream().anyMatch(value -> value.matcher(words).find());
    }

    /**
     * What is left of words when the customer's own data is taken out of them: it stands in no passage, and makes no sentence true or untrue.
     *
     * @param words words with placeholders, or with what stands behind them
     * @return the words without either
     */
    public String without(String words) {
        String left = PLACEHOLDER.matcher(words).replaceAll((MatchResult place) ->
                isFilled(place.group()) ? " " : Matcher.quoteReplacement(place.group()));
        for (Pattern value : values.keySet()) {
            left = value.matcher(left).replaceAll(" ");
        }
        return left;
    }
}
