package dev.bailiwick.drafting.detect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bailiwick.drafting.Settings;
import dev.bailiwick.drafting.Shared;
import dev.bailiwick.kernel.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Measures detectors on data that nobody here wrote. The bars stand a little below what was measured, so that a change for the worse is seen. */
class DetectorsMeasuredTest {

    @Test
    void injectionSignsAreSeenAndAlarmingWordsAloneAreNone() throws IOException {
        SpotInjection spot = new SpotInjection();
        Map<String, int[]> byKind = new TreeMap<>();
        long began = System.nanoTime();
        for (JsonNode line : Shared.lines("injection_dev.jsonl")) {
            boolean right = !spot.in(line.get("text").asText()).isEmpty() == (line.get("label").asInt() == 1);
            int[] count = byKind.computeIfAbsent(line.get("label").asInt() + " " + line.get("kind").asText(), key -> new int[2]);
            count[0] += right ? 1 : 0;
            count[1]++;
            if (!right && System.getProperty("show") != null) {
                System.out.println("WRONG " + line.get("label") + " " + line.get("kind") + " " + spot.in(line.get("text").asText()) + " "
                        + line.get("text").asText().replace('\n', ' '));
            }
        }
        System.out.println("injection, " + (System.nanoTime() - began) / 1_000_000 + " ms: ");
        byKind.forEach((kind, count) -> System.out.printf("  %s %.3f of %d%n", kind, (double) count[0] / count[1], count[1]));
        double attacks = share(byKind, "1 ");
        double benign = share(byKind, "0 ");
        System.out.printf("  attacks seen %.3f, benign passed %.3f, balanced %.3f%n", attacks, benign, (attacks + benign) / 2);
        assertThat(benign).isGreaterThan(0.98);
        assertThat(attacks).isGreaterThan(0.50);
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
        var settings = Settings.defaults();
        TellLanguage tell = new TellLanguage(settings);
        Map<String, int[]> counts = new TreeMap<>();
        Map<String, Integer> confusions = new TreeMap<>();
        long began = System.nanoTime();
        int calls = 0;
        for (JsonNode line : Shared.lines("language_id_dev.jsonl")) {
            String lang = line.get("lang").asText();
            if (settings.languages().contains(lang)) {
                Language found = tell.tell(line.get("text").asText(), Language.UNSURE).language();
                int[] count = counts.computeIfAbsent(line.get("kind").asText(), key -> new int[3]);
                count[found.code().equals(lang) ? 0 : found.isSure() ? 1 : 2]++;
                calls++;
                if (line.get("kind").asText().equals("sentences") && !found.code().equals(lang)) {
                    confusions.merge(lang + "→" + found, 1, Integer::sum);
                }
            }
        }
        System.out.printf("language, %.3f ms each%n", (System.nanoTime() - began) / 1e6 / calls);
        counts.forEach((kind, count) -> System.out.printf("  %s right %.3f wrong %.3f unsure %.3f of %d%n", kind, part(count, 0), part(count, 1),
                part(count, 2), count[0] + count[1] + count[2]));
        System.out.println("  " + confusions);
        assertThat(part(counts.get("sentences"), 0)).isGreaterThan(0.93);
        assertThat(part(counts.get("sentences"), 1)).isLessThan(0.04);
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
