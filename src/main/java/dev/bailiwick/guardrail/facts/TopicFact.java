package dev.bailiwick.guardrail.facts;

/**
 * A regulated topic that the message is near to.
 *
 * @param topic    the topic's name, such as {@code investment-advice}
 * @param nearness cosine to the nearest exemplar, 0 to 1; 1 when found by a word
 * @param exemplar the exemplar or the word that it was found by
 */
public record TopicFact(String topic, double nearness, String exemplar) implements Fact {
}
