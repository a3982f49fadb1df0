package dev.bailiwick.drafting;

import dev.bailiwick.kernel.Language;
import java.util.List;

/**
 * What was seen in a turn's messages.
 *
 * @param text               the messages together, personal data masked
 * @param language           the language they are written in, or unsure
 * @param languageConfidence 0 to 1
 * @param intent             what is wanted, an intent's name, or null
 * @param intentNearness     how near to the intent's exemplars, 0 to 1
 * @param procedure          the procedure that the intent calls for, or null
 * @param wantsPerson        whether a human is asked for
 * @param abusive            whether it insults or threatens
 * @param greeting           whether it is nothing but a greeting or thanks
 * @param topics             regulated topics it is near to
 * @param personalData       personal data found
 * @param injections         signs that it tries to instruct the assistant, in words
 * @param source             what understood: {@code librarian} or a route's name
 * @param attempts           the calls of a model on the way to it, for the ledger
 */
public record Understanding(String text, Language language, double languageConfidence, String intent, double intentNearness, String procedure,
        boolean wantsPerson, boolean abusive, boolean greeting, List<Topic> topics, List<PersonalData> personalData, List<String> injections,
        String source, List<Attempt> attempts) {

    /** An understanding that was kept before attempts were has none. */
    public Understanding {
        attempts = attempts == null ? List.of() : List.copyOf(attempts);
    }

    /** What was seen without asking a model; everything as above. */
    public Understanding(String text, Language language, double languageConfidence, String intent, double intentNearness, String procedure,
            boolean wantsPerson, boolean abusive, boolean greeting, List<Topic> topics, List<PersonalData> personalData, List<String> injections,
            String source) {
        this(text, language, languageConfidence, intent, intentNearness, procedure, wantsPerson, abusive, greeting, topics, personalData, injections,
                source, List.of());
    }

    /**
     * @param made calls of a model
     * @return the same, after them
     */
    public Understanding after(List<Attempt> made) {
        return new Understanding(text, language, languageConfidence, intent, intentNearness, procedure, wantsPerson, abusive, greeting, topics,
                personalData, injections, source, made);
    }

    /**
     * A regulated topic.
     *
     * @param name     the topic
     * @param nearness 0 to 1
     * @param exemplar the exemplar or the word that it was found by
     */
    public record Topic(String name, double nearness, String exemplar) {
    }

    /**
     * Personal data in the text.
     *
     * @param kind {@code card-number}, {@code iban}, …
     * @param mark the mark that stands for it in {@code text}
     */
    public record PersonalData(String kind, String mark) {
    }

    /**
     * @param others topics
     * @return the same with these topics instead
     */
    public Understanding withTopics(List<Topic> others) {
        return new Understanding(text, language, languageConfidence, intent, intentNearness, procedure, wantsPerson, abusive, greeting,
                List.copyOf(others), personalData, injections, source, attempts);
    }
}
