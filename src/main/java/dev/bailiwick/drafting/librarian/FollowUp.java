package dev.bailiwick.drafting.librarian;

import dev.bailiwick.conversation.Message;
import dev.bailiwick.conversation.Participant;
import dev.bailiwick.drafting.SearchText;
import dev.bailiwick.drafting.Understanding;
import dev.bailiwick.drafting.words.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Joins a short follow-up with what it follows, and reads the choice from a list of options. */
@Component
public class FollowUp implements SearchText {

    private static final int LONGEST = 2_000;
    private static final int SHORT_IN_WORDS = 6;
    private static final Pattern OPTION = Pattern.compile("(?m)^(\\d)\\. (.{1,300})$");
    private static final Pattern FOLLOWS = Pattern.compile("^(?:and|or|but|what about|how about|what if|also|same for|for|with|in|ok and|okay "
            + "and|und|oder|aber|was ist mit|wie ist es mit|auch|y|o|pero|qué pasa con|y si|también)\\b.*",
            Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS);
    private static final Set<String> POINTING = Set.of("it", "that", "this", "those", "these", "them", "they", "one", "there", "then", "das", "es",
            "diese", "dieser", "dieses", "eso", "esto", "esa", "ese");
    private static final Map<String, Integer> NUMBERS = Map.ofEntries(Map.entry("first", 1), Map.entry("second", 2), Map.entry("third", 3),
            Map.entry("one", 1), Map.entry("two", 2), Map.entry("three", 3),
            Map.entry("last", -1), Map.entry("erste", 1), Map.entry("ersten", 1), Map.entry("zweite", 2), Map.entry("zweiten", 2),
                    Map.entry("dritte", 3), Map.entry("dritten", 3), Map.entry("eins", 1), Map.entry("zwei", 2),
            Map.entry("drei", 3), Map.entry("primera", 1), Map.entry("primero", 1), Map.entry("segunda", 2), Map.entry("segundo", 2),
                    Map.entry("tercera", 3), Map.entry("tercero", 3), Map.entry("uno", 1), Map.entry("dos", 2), Map.entry("tres", 3));

    @Override
    public String of(Understanding understanding, List<Message> before) {
        String text = understanding.text().strip();
        Optional<String> chosen = chosen(text, before);
        if (chosen.isPresent()) {
            return cut(chosen.get());
        }
        String earlier = lastQuestion(before);
        boolean answersOptions = !options(before).isEmpty() && Words.of(text).size() <= SHORT_IN_WORDS;
        boolean joins = earlier != null && !understanding.greeting() && (follows(text, understanding.intent() != null) || answersOptions);
        return cut(joins ? earlier + "\n" + text : text);
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /** A short question which says by itself what it wants ("What is my PIN?") follows nothing. */
    private static boolean follows(String text, boolean understood) {
        List<String> words = Words.of(text);
        boolean leansOn = FOLLOWS.matcher(Words.normal(text)).matches() && words.size() <= 2 * SHORT_IN_WORDS;
        return leansOn || words.size() <= SHORT_IN_WORDS
                && (words.stream().anyMatch(POINTING::contains) || !understood && Words.stems(text).size() <= 1);
    }

    /** The customer's last message before these which says something by itself. */
    private static String lastQuestion(List<Message> before) {
        for (int i = before.size() - 1; i >= 0; i--) {
            Message message = before.get(i);
            if (message.participant() == Participant.CUSTOMER && message.body() != null && Words.stems(message.body()).size() > 1) {
                return message.body().strip();
            }
        }
        return null;
    }

    /** The options of our last message, when it was a list of them. */
    private static List<String> options(List<Message> before) {
        for (int i = before.size() - 1; i >= 0; i--) {
            if (before.get(i).participant() == Participant.ASSISTANT) {
                List<String> options = OPTION.matcher(before.get(i).body()).results().map(option -> option.group(2)).toList();
                return options.size() >= 2 ? options : List.of();
            }
        }
        return List.of();
    }

    private static Optional<String> chosen(String text, List<Message> before) {
        List<String> options = options(before);
        List<String> words = Words.of(text);
        if (options.isEmpty() || words.size() > SHORT_IN_WORDS) {
            return Optional.empty();
        }
        int number = 0;
        for (String word : words) {
            Matcher digit = Pattern.compile("[1-9]").matcher(word);
            number = digit.matches() ? Integer.parseInt(word) : NUMBERS.getOrDefault(word, 0);
            if (number != 0) {
                break;
            }
        }
        number = number < 0 ? options.size() : number;
        return number >= 1 && number <= options.size() ? Optional.of(options.get(number - 1)) : Optional.empty();
    }
}
