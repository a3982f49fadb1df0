package dev.bailiwick.drafting.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.drafting.Shared;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A part of the measurement whose whole is {@link FewShot}'s; the bar stands a little below what was measured. */
class FewShotTest {

    @Test
    void fiveSentencesATopicTellMostTextsRight() throws IOException {
        double accuracy = FewShot.accuracy(Shared.file("fewshot/HWU64"), "train_5", 300);

        System.out.printf("topics, five sentences each, HWU64: %.3f%n", accuracy);
        assertThat(accuracy).isGreaterThan(0.76);
    }
}
