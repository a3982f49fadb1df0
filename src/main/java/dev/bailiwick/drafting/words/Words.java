package dev.bailiwick.drafting.words;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Looks at texts as words. All functions are pure and take time in proportion to the text. */
public final class Words {

    /** What is longer is cut before it is looked at. */
    public static final int LONGEST = 20_000;

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?…。！？])[\"'”’)\\]]?\\s+|\\n+");
    private static final Set<String> STOP = Set.of(("a about after again all also am an and any are as at be because been before being but by "
            + "can cannot could did do does "
            + "doing done don down each either else even ever every few for from get gets getting give given go goes going got had has have "
            + "having he her here him his how i if "
            + "in into is isn it its just let like ll make makes many may me might more most much must my need no nor not now of off on once "
            + "one only or other our out "
            + "own please re s same she should so some still such t than that the their them then there these they this those though through to "
            + "too under until up us ve very want was "
            + "way we were what when where whether which while who whom why will with within without would yes yet you your yours").split(" "));

    private Words() {
    }

    /**
     * @param text any text
     * @return the text in lower case, in one Unicode form, without invisible characters, with single blanks and plain
     *     apostrophes; cut to {@link #LONGEST}
     */
    public static String normal(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        String one = Normalizer.normalize(cut, Normalizer.Form.NFKC);
        StringBuilder plain = new StringBuilder(one.length());
        one.codePoints().forEach(sign -> {
            if (isBlank(sign)) {
                if (plain.isEmpty() || plain.charAt(plain.length() - 1) != ' ') {
                    plain.append(' ');
                }
            } else if (Character.getType(sign) != Character.FORMAT) {
                plain.appendCodePoint(sign == '’' || sign == '‘' || sign == '´' || sign == '`' ? '\'' : sign);
            }
        });
        return plain.toString().strip().toLowerCase(Locale.ROOT);
    }

    private static boolean isBlank(int sign) {
        return sign == ' ' || sign >= '\t' && sign <= '\r' || sign == 0xA0;
    }

    /**
     * @param text any text
     * @return its words in lower case, in order
     */
    public static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        String plain = normal(text);
        int from = 0;
        for (int i = 0; i <= plain.length();) {
            int sign = i < plain.length() ? plain.codePointAt(i) : ' ';
            if (!isOfWord(sign)) {
                String bare = strip(plain.substring(from, Math.min(i, plain.length())));
                if (!bare.isEmpty()) {
                    words.add(bare);
                }
                from = i + Character.charCount(sign);
            }
            i += Character.charCount(sign);
        }
        return words;
    }

    /** Letters, what is put on or under them, numbers, and the apostrophe. */
    private static boolean isOfWord(int sign) {
        if (sign < 128) {
            return sign >= 'a' && sign <= 'z' || sign >= '0' && sign <= '9' || sign >= 'A' && sign <= 'Z' || sign == '\'';
        }
        return switch (Character.getType(sign)) {
            case Character.UPPERCASE_LETTER, Character.LOWERCASE_LETTER, Character.TITLECASE_LETTER, Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK,
                    Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> false;
        };
    }

    private static String strip(String word) {
        int from = 0;
        int to = word.length();
        while (from < to && word.charAt(from) == '\'') {
            from++;
        }
        while (to > from && word.charAt(to - 1) == '\'') {
            to--;
        }
        return word.substring(from, to);
    }

    /**
     * @param text any text
     * @return its sentences, stripped, without empty ones; a line's end ends a sentence
     */
    public static List<String> sentences(String text) {
        List<String> sentences = new ArrayList<>();
        for (String sentence : SENTENCE_END.split(text.length() > LONGEST ? text.substring(0, LONGEST) : text)) {
            if (!sentence.isBlank()) {
                sentences.add(sentence.strip());
            }
        }
        return sentences;
    }

    /**
     * @param text an English text
     * @return the stems of the words that carry meaning, figures left out, in order of first appearance
     */
    public static Set<String> stems(String text) {
        Set<String> stems = new LinkedHashSet<>();
        for (String word : of(text)) {
            for (String part : word.split("'")) {
                if (part.length() > 1 && !STOP.contains(part) && !part.chars().allMatch(Character::isDigit)) {
                    stems.add(stem(part));
                }
            }
        }
        return stems;
    }

    /** Takes common English endings off; the same word in two forms should come out the same, no more. */
    static String stem(String word) {
        if (word.length() > 5 && word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        for (String ending : new String[] {"ings", "ing", "edly", "ed", "es", "s", "ly"}) {
            if (word.endsWith(ending) && word.length() - ending.length() >= 3 && !word.endsWith("ss")) {
                return undouble(word.substring(0, word.length() - ending.length()));
            }
        }
        return word.length() > 4 && word.endsWith("e") ? word.substring(0, word.length() - 1) : word;
    }

    private static String undouble(String stem) {
        int last = stem.length() - 1;
        if (last > 2 && stem.charAt(last) == stem.charAt(last - 1) && "aeiouls".indexOf(stem.charAt(last)) < 0) {
            return stem.substring(0, last);
        }
        return stem.length() > 4 && stem.endsWith("e") ? stem.substring(0, last) : stem;
    }

    /**
     * @param text any text
     * @return how often each run of three letters occurs in its words, borders of words included
     */
    public static Map<String, Integer> trigrams(String text) {
        Map<String, Integer> counts = new HashMap<>();
        for (String word : of(text)) {
            String bounded = "_" + word + "_";
            for (int i = 0; i + 3 <= bounded.length(); i++) {
                counts.merge(bounded.substring(i, i + 3), 1, Integer::sum);
            }
        }
        return counts;
    }

    /**
     * @param one   trigrams of one text
     * @param other trigrams of another
     * @return their cosine, 0 to 1
     */
    public static double cosine(Map<String, Integer> one, Map<String, Integer> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return 0;
        }
        double dot = 0;
        for (Map.Entry<String, Integer> entry : one.entrySet()) {
            dot += (double) entry.getValue() * other.getOrDefault(entry.getKey(), 0);
        }
        return dot / Math.sqrt(squares(one) * squares(other));
    }

    private static double squares(Map<String, Integer> counts) {
        return counts.values().stream().mapToDouble(count -> (double) count * count).sum();
    }
}
