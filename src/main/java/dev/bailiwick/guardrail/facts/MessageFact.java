package dev.bailiwick.guardrail.facts;

/**
 * What the customer wrote in this turn, all open messages together.
 *
 * @param text               the words, personal data masked
 * @param language           ISO 639 code, {@code und} when nobody can tell
 * @param languageConfidence 0 to 1
 * @param length             characters
 * @param intent             what is wanted, an intent's name, or an empty string
 * @param intentNearness     how near the message is to the intent's exemplars, 0 to 1
 * @param wantsPerson        whether a human is asked for
 * @param abusive            whether it insults or threatens
 * @param attachments        how many files came with it
 */
public record MessageFact(String text, String language, double languageConfidence, int length, String intent, double intentNearness,
        boolean wantsPerson, boolean abusive, int attachments) implements Fact {
}
