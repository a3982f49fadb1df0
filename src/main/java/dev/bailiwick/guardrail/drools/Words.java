package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.drools.Sentences.Half;
import dev.bailiwick.guardrail.drools.Sentences.Sentence;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a policy's words can mean.
 *
 * @param sentences the sentences that there are
 * @param topics    the topics that are described
 */
record Words(Sentences sentences, Set<String> topics) {

    /**
     * @param line  a sentence, whole
     * @param scope letters and digits of this use of the sentence alone
     * @return what it asks
     * @throws IllegalArgumentException when it is no sentence, or a value does not fit; the message says what would be right
     */
    List<Condition> conditions(String line, String scope) {
        Sentence sentence = sentences.sentenceOf(Half.WHEN, line);
        Map<String, String> values = sentence.match(line).orElseThrow();
        List<Condition> filled = sentence.conditions().stream().map(condition -> condition.filled(values, scope)).toList();
        known(filled);
        return filled;
    }

    /** @throws IllegalArgumentException when a condition names a topic that nobody describes */
    void known(List<Condition> conditions) {
        conditions.stream().flatMap(condition -> condition.comparisons()
                .filter(comparison -> condition.type().name().equals("TopicFact") && comparison.property().equals("topic")))
                .map(Condition.Comparison::operand).filter(Condition.Literal.class::isInstance).map(operand -> ((Condition.Literal) operand).value())
                .filter(topic -> !topics.contains(topic)).findFirst().ifPresent(topic -> {
                    throw new IllegalArgumentException("there is no topic '" + topic + "'; " + PolicyFiles.TOPICS + " describes " + String.join(", ",
                            topics));
                });
    }

    /** @throws IllegalArgumentException when the line is no sentence, or a value does not fit */
    Consequence consequence(String line) {
        Sentence sentence = sentences.sentenceOf(Half.THEN, line);
        return sentence.consequence().filled(sentence.match(line).orElseThrow());
    }
}
