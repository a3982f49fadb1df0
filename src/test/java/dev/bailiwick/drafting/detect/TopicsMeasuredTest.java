package dev.bailiwick.drafting.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.drafting.Company;
import dev.bailiwick.drafting.Settings;
import dev.bailiwick.drafting.Shared;
import dev.bailiwick.drafting.TestEmbeddings;
import dev.bailiwick.drafting.TestMessages;
import dev.bailiwick.drafting.Understanding;
import dev.bailiwick.kernel.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.api.Test;

/** How often everyday questions of a bank's customers are taken for a regulated topic. */
class TopicsMeasuredTest {

    private static final double MOST_FALSE_ALARMS = 0.04;

    @Test
    void everydayQuestionsAreSeldomTakenForARegulatedTopic() throws IOException {
        List<String> questions = Files.readAllLines(Shared.file("fewshot/BANKING77/train_10/seq.in"));
        Detectors detectors = new Detectors(Company.sample(), Settings.defaults(), TestEmbeddings.get(), TestEmbeddings.once());
        Map<String, List<String>> alarms = new ConcurrentSkipListMap<>();

        questions.parallelStream().forEach(question -> {
            for (Understanding.Topic topic : detectors.see(Language.ENGLISH, List.of(TestMessages.customer(question)), "librarian").topics()) {
                alarms.computeIfAbsent(topic.name(), key -> Collections.synchronizedList(new ArrayList<>()))
                        .add(question + "  <- " + topic.exemplar() + " " + topic.nearness());
            }
        });

        int all = alarms.values().stream().mapToInt(List::size).sum();
        System.out.println(all + " of " + questions.size() + " everyday questions were taken for a regulated topic");
        alarms.forEach((topic, some) -> System.out.println("  " + topic + " " + some.size() + " " + some.subList(0, Math.min(6, some.size()))));
        assertThat(all).isLessThan((int) (MOST_FALSE_ALARMS * questions.size()));
    }
}
