package dev.bailiwick.drafting.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.drafting.Promises;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WordsTest {

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\u00AD]");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0]+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}']+");
    private static final int[] SIGNS = "aZé ß'’‘´`\t\n\r\u000b\u000c\u00a0\u00ad\u200b\u200d\u0301\u20dd٣Ⅷ²K\u017f…。?!_-€漢\u2028\u3000\ufeffİ".codePoints()
            .toArray();

    @Test
    void wordsAreWhatThePatternsSayTheyAre() {
        Random seeded = new Random(7);
        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder();
            seeded.ints(seeded.nextInt(30), 0, SIGNS.length + 2).forEach(i -> text.appendCodePoint(i < SIGNS.length ? SIGNS[i] : i == SIGNS.length
                    ? 0x1F600 : 0x1D400));

            assertThat(Words.normal(text.toString())).isEqualTo(normal(text.toString()));
            assertThat(Words.of(text.toString())).isEqualTo(words(text.toString()));
        }
    }

    @Test
    void capitalLettersHideNoPromise() {
        List<Promises.Promise> promises = new Promises().in("WE WILL REFUND YOU 20 EUROS TOMORROW. DIE BANK ÜBERNIMMT NICHTS; WIR ERſTATTEN IHNEN ALLES.",
                List.of());

        assertThat(promises).extracting(Promises.Promise::kind).containsExactly("refund", "date", "refund");
    }

    private static String normal(String text) {
        String one = INVISIBLE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
        return BLANKS.matcher(one.replace('’', '\'').replace('‘', '\'').replace('´', '\'').replace('`', '\'')).replaceAll(" ").strip()
                .toLowerCase(Locale.ROOT);
    }

    private static List<String> words(String text) {
        return Arrays.stream(NO_WORD.split(normal(text))).map(word -> word.replaceAll("^'+|'+$", "")).filter(word -> !word.isEmpty()).toList();
    }
}
