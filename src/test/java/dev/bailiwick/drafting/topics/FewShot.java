package dev.bailiwick.drafting.topics;

import dev.bailiwick.drafting.TestEmbeddings;
import dev.bailiwick.drafting.topics.EvaluateTopics.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures how often a text's topic is told right when each topic has five or ten sentences, on sets that nobody here wrote:
 *
 * <pre>java -Xmx1g -cp $CP dev.bailiwick.drafting.topics.FewShot ../shared/data/fewshot</pre>
 */
public final class FewShot {

    private FewShot() {
    }

    /**
     * @param arguments the folder of the sets
     * @throws IOException when a file is not there
     */
    public static void main(String[] arguments) throws IOException {
        for (String set : List.of("BANKING77", "CLINC150", "HWU64")) {
            for (String shots : List.of("train_5", "train_10")) {
                long began = System.nanoTime();
                double accuracy = accuracy(Path.of(arguments[0], set), shots, Integer.MAX_VALUE);
                System.out.printf(Locale.ROOT, "%s %s %.4f, %d s%n", set, shots, accuracy, (System.nanoTime() - began) / 1_000_000_000);
            }
        }
    }

    static double accuracy(Path set, String shots, int most) throws IOException {
        var outcome = new EvaluateTopics(TestEmbeddings.get()).evaluate(samples(set.resolve(shots), Integer.MAX_VALUE),
                samples(set.resolve("valid"), most));
        return (double) outcome.right() / outcome.judged();
    }

    /** At most so many, taken evenly from the whole. */
    private static List<Sample> samples(Path folder, int most) throws IOException {
        List<String> texts = Files.readAllLines(folder.resolve("seq.in"));
        List<String> labels = Files.readAllLines(folder.resolve("label"));
        List<Sample> samples = new ArrayList<>();
        int step = Math.max(1, texts.size() / most);
        for (int i = 0; i < texts.size(); i += step) {
            samples.add(new Sample(texts.get(i), labels.get(i).strip()));
        }
        return samples;
    }
}
