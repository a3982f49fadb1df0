package dev.bailiwick.drafting.detect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bailiwick.drafting.Settings;
import dev.bailiwick.drafting.Shared;
import dev.bailiwick.kernel.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Measures detectors on data that nobody here wrote. The bars stand a little below what was measured, so that a change for the worse is seen. */
class DetectorsMeasuredTest {

    @Test
    void injectionSignsAreSeenAndAlarmingWordsAloneAreNone() throws IOException {
        SpotInjection spot = new SpotInjection();
        Map<String, int[]> byKind = new TreeMap<>();
        long began = System.nanoTime();
        Shared.lines("injection_dev.jsonl").parallelStream().forEach(line -> {
            boolean right = !spot.in(line.get("text").asText()).isEmpty() == (line.get("label").asInt() == 1);
            synchronized (byKind) {
                int[] count = byKind.computeIfAbsent(line.get("label").asInt() + " " + line.get("kind").asText(), key -> new int[2]);
                count[0] += right ? 1 : 0;
                count[1]++;
            }
            if (!right && System.getProperty("show") != null) {
                System.out.println("WRONG " + line.get("label") + " " + line.get("kind") + " " + spot.in(line.get("text").asText()) + " "
                        + line.get("text").asText().replace('\n', ' '));
            }
        });
        System.out.println("injection, " + (System.nanoTime() - began) / 1_000_000 + " ms: ");
        byKind.forEach((kind, count) -> System.out.printf("  %s %.3f of %d%n", kind, (double) count[0] / count[1], count[1]));
        double attacks = share(byKind, "1 ");
        double benign = share(byKind, "0 ");
        System.out.printf("  attacks seen %.3f, benign passed %.3f, balanced %.3f%n", attacks, benign, (attacks + benign) / 2);
        assertThat(benign).isGreaterThan(0.975);
        assertThat(attacks).isGreaterThan(0.75);
        assertThat(share(byKind, "0 benign_trigger_words")).isGreaterThan(0.9);
        assertThat(share(byKind, "0 benign_customer_service")).isGreaterThan(0.998);
    }

    private static double share(Map<String, int[]> byKind, String start) {
        int right = 0;
        int all = 0;
        for (Map.Entry<String, int[]> entry : byKind.entrySet()) {
            if (entry.getKey().startsWith(start)) {
                right += entry.getValue()[0];
                all += entry.getValue()[1];
            }
        }
        return (double) right / all;
    }

    @Test
    void languagesAreTold() throws IOException {
        TellLanguage tell = new TellLanguage(Settings.defaults());
        Map<String, int[]> counts = new TreeMap<>();
        long began = System.nanoTime();
        int calls = 0;
        for (JsonNode line : Shared.lines("language_id_dev.jsonl")) {
            String lang = line.get("lang").asText();
            TellLanguage.Guess guess = tell.tell(line.get("text").asText(), Language.UNSURE);
            int[] count = counts.computeIfAbsent(line.get("kind").asText(), key -> new int[4]);
            count[guess.language().code().equals(lang) ? 0 : guess.language().isSure() ? 1 : 2]++;
            count[3] += guess.likeliest().code().equals(lang) ? 1 : 0;
            calls++;
        }
        System.out.printf("language, %.3f ms each%n", (System.nanoTime() - began) / 1e6 / calls);
        counts.forEach((kind, count) -> System.out.printf("  %s likeliest right %.3f; named right %.3f, named wrong %.3f, unsure %.3f of %d%n", kind,
                part(count, 3), part(count, 0), part(count, 1), part(count, 2), count[0] + count[1] + count[2]));
        assertThat(part(counts.get("single-words"), 3)).isGreaterThan(0.79);
        assertThat(part(counts.get("word-pairs"), 3)).isGreaterThan(0.92);
        assertThat(part(counts.get("sentences"), 3)).isGreaterThan(0.975);
        // Whoever is not sure says so: what is named is nearly always right.
        counts.values().forEach(count -> assertThat(part(count, 1)).isLessThan(0.02));
        assertThat(part(counts.get("sentences"), 2)).isLessThan(0.03);
    }

    @Test
    void personalDataIsFound() throws IOException {
        MaskPersonalData masks = new MaskPersonalData();
        int right = 0;
        int extra = 0;
        int missed = 0;
        for (JsonNode one : new ObjectMapper().readTree(Shared.file("pii/presidio_generated_small.json").toFile())) {
            String text = one.get("full_text").asText();
            BitSet there = new BitSet();
            one.get("spans").forEach(span -> there.set(span.get("start_position").asInt(), span.get("end_position").asInt()));
            BitSet found = new BitSet();
            masks.find(text).forEach(place -> found.set(place.from(), place.to()));
            for (var word = Pattern.compile("[\\p{L}\\p{N}]+").matcher(text); word.find();) {
                right += there.get(word.start()) && found.get(word.start()) ? 1 : 0;
                extra += !there.get(word.start()) && found.get(word.start()) ? 1 : 0;
                missed += there.get(word.start()) && !found.get(word.start()) ? 1 : 0;
            }
        }
        double precision = (double) right / (right + extra);
        double recall = (double) right / (right + missed);
        double f2 = 5 * precision * recall / (4 * precision + recall);
        System.out.printf("personal data, by words: precision %.3f, recall %.3f, F2 %.3f%n", precision, recall, f2);
        assertThat(precision).isGreaterThan(0.84);
        assertThat(f2).isGreaterThan(0.84);
    }

    @Test
    void ordinaryBusinessIsNotMasked() throws IOException {
        MaskPersonalData masks = new MaskPersonalData();

        var masked = Files.readAllLines(Shared.file("fewshot/BANKING77/valid/seq.in")).stream().map(masks::mask)
                .filter(one -> !one.found().isEmpty()).map(MaskPersonalData.Masked::text).toList();

        assertThat(masked).hasSizeLessThan(3);
    }

    @Test
    void aBanksCustomersAreNearlyAlwaysTakenForEnglish() throws IOException {
        TellLanguage tell = new TellLanguage(Settings.defaults());
        int english = 0;
        int unsure = 0;
        var lines = Files.readAllLines(Shared.file("fewshot/BANKING77/train_10/seq.in"));
        for (String line : lines) {
            Language found = tell.tell(line, Language.UNSURE).language();
            english += found.equals(Language.ENGLISH) ? 1 : 0;
            unsure += found.isSure() ? 0 : 1;
            if (found.isSure() && !found.equals(Language.ENGLISH)) {
                System.out.println("  not English but " + found + ": " + line);
            }
        }
        System.out.printf("English utterances: English %d, unsure %d, of %d%n", english, unsure, lines.size());
        assertThat((double) english / lines.size()).isGreaterThan(0.98);
        assertThat((double) (english + unsure) / lines.size()).isGreaterThan(0.995);
    }

    private static double part(int[] count, int which) {
        return (double) count[which] / (count[0] + count[1] + count[2]);
    }
}
