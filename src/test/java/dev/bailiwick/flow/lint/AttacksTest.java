package dev.bailiwick.flow.lint;

import static dev.bailiwick.flow.lint.Sample.CONVERSATION;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Drawings that try to do more than a drawing may. Each is refused, with file, line and cure. */
class AttacksTest {

    static Stream<Attack> attacks() {
        return Stream.concat(LanguageAttacks.all(), PathAttacks.all());
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void anAttackIsRefusedWithFileAndLine(Attack attack) {
        Sample sample = attack.change().apply(Sample.good());
        int line = attack.mark().isEmpty() ? 0 : sample.line(attack.path(), attack.mark());

        assertThat(sample.problems()).anySatisfy(problem -> {
            assertThat(problem.rule()).isEqualTo(attack.rule());
            assertThat(problem.path()).isEqualTo(attack.path());
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem.what()).contains(attack.what());
        });
    }

    @Test
    void thereAreAtLeastAHundredAttacks() {
        assertThat(attacks()).hasSizeGreaterThanOrEqualTo(100);
        assertThat(attacks()).extracting(Attack::name).doesNotHaveDuplicates();
    }

    @Test
    void aMaliciousFileCostsNoMoreThanAMoment() {
        StringBuilder nested = new StringBuilder();
        for (int at = 0; at < 50; at++) {
            nested.append("<bpmn:subProcess id=\"N").append(at).append("\"><bpmn:startEvent id=\"S").append(at).append("\" /><bpmn:endEvent id=\"E")
                    .append(at)
                    .append("\" /><bpmn:exclusiveGateway id=\"G").append(at).append("\" />");
            for (int flow = 0; flow < 20; flow++) {
                nested.append("<bpmn:sequenceFlow id=\"F").append(at).append('_').append(flow).append("\" sourceRef=\"G").append(at)
                        .append("\" targetRef=\"")
                        .append(at < 49 ? "N" + (at + 1) : "E" + at).append("\"><bpmn:conditionExpression>${outcome == 'w").append(flow)
                        .append("'}</bpmn:conditionExpression></bpmn:sequenceFlow>");
            }
            nested.append("<bpmn:sequenceFlow id=\"A").append(at).append("\" sourceRef=\"S").append(at).append("\" targetRef=\"G").append(at)
                    .append("\" />");
            if (at < 49) {
                nested.append("<bpmn:sequenceFlow id=\"B").append(at).append("\" sourceRef=\"N").append(at + 1).append("\" targetRef=\"E").append(at)
                        .append("\" />");
            }
        }
        nested.append("</bpmn:subProcess>".repeat(50));
        Sample sample = Sample.good().inside(CONVERSATION, "</bpmn:process>", nested
                + "<bpmn:sequenceFlow id=\"Z\" sourceRef=\"N0\" targetRef=\"End_Conversation\" />")
                .conversation("sourceRef=\"Task_Close\" targetRef=\"End_Conversation\"", "sourceRef=\"Task_Close\" targetRef=\"N0\"");

        List<Problem> problems = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), sample::problems);

        assertThat(problems).extracting(Problem::rule).containsOnly("known-outcomes");
    }

    @Test
    void aDrawingWithItsLinesMixedUpIsAnsweredAndNeverBreaksTheLint() {
        for (int seed = 0; seed < 400; seed++) {
            Random chance = new Random(seed);
            List<String> lines = new ArrayList<>(Arrays.asList(Sample.good().text(CONVERSATION).split("\n")));
            for (int change = 0; change <= chance.nextInt(3); change++) {
                int at = 9 + chance.nextInt(lines.size() - 10);
                switch (chance.nextInt(3)) {
                    case 0 -> lines.remove(at);
                    case 1 -> lines.add(at, lines.get(9 + chance.nextInt(lines.size() - 10)));
                    default -> Collections.swap(lines, at, 9 + chance.nextInt(lines.size() - 10));
                }
            }
            Sample sample = Sample.good().file(CONVERSATION, String.join("\n", lines));

            assertThat(new FlowLint().check(sample.files())).as("seed %d", seed).allSatisfy(problem -> {
                assertThat(problem.path()).isNotEmpty();
                assertThat(problem.what()).isNotEmpty();
            });
        }
    }
}
