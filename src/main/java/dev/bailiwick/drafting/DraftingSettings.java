package dev.bailiwick.drafting;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How messages are understood and drafts are made. The floors are cosines of the local embeddings, measured for the built-in ones.
 *
 * @param languages          the languages that a message is tried for, ISO 639 codes of those that have a profile; the fewer, the surer
 * @param languageFloor      how sure the detector must be, 0.5 (a toss-up) to 1, before it names a language
 * @param topicFloor         how near a text must be to an exemplar of a regulated topic; a topic's file may say otherwise
 * @param topicMargin        by how much nearer it must be to that exemplar than to any counter-exemplar
 * @param intentFloor        how near a text must be to an exemplar of an intent
 * @param procedureFloor     the same for an intent that calls for a procedure
 * @param intentMargin       by how much nearer it must be to an intent's exemplar than to its nearest counter-exemplar
 * @param lexicalFloor       how near in letters (languages that the embeddings do not know) a text must be to an exemplar
 * @param passageFloor       how near the nearest passage must be to the question; below, nothing fits. Measured in docs/benchmarks.md,
 *                           "What fits"
 * @param passageFloorWithIntent the same when an intent was recognised, which shows that the question is one of ours
 * @param askBackMargin      how close in score two passages of different subjects must be for asking back which is meant
 * @param questionFloor      how near to the question a model's answer must be; 0 lets all pass. Measured in docs/benchmarks.md, "Off the question"
 * @param understandDeadline how long a model may take to understand
 * @param draftDeadline      how long a model may take to draft, mending included
 * @param mostMends          how often a draft that is no good is asked for again at most, 0 to 3; each time is one more call within the deadline
 * @param judge              the route that is asked whether it objects to a draft that every other check found good; empty (the default) for none. It
 *                           may only add a flaw, and takes part of the deadline
 */
@ConfigurationProperties("bailiwick.drafting")
public record DraftingSettings(
        @DefaultValue({"en", "de", "es", "fr", "it", "pt", "nl", "pl", "sv", "da", "fi", "cs", "sk", "hu", "ro", "bg", "hr", "el", "uk", "ru", "tr",
                "ga", "lt", "lv", "et", "sl", "nb", "ca", "id", "ar", "he", "hi", "zh", "ja", "ko", "vi", "th"}) List<String> languages,
        @DefaultValue("0.70") double languageFloor,
        @DefaultValue("0.74") double topicFloor, @DefaultValue("0.01") double topicMargin,
        @DefaultValue("0.74") double intentFloor, @DefaultValue("0.83") double procedureFloor, @DefaultValue("0.01") double intentMargin,
        @DefaultValue("0.50") double lexicalFloor,
        @DefaultValue("0.68") double passageFloor, @DefaultValue("0.64") double passageFloorWithIntent, @DefaultValue("0.03") double askBackMargin,
        @DefaultValue("0.50") double questionFloor,
        @DefaultValue("8s") Duration understandDeadline, @DefaultValue("30s") Duration draftDeadline,
        @DefaultValue("1") int mostMends, @DefaultValue("") String judge) {

    /** @throws IllegalArgumentException when a floor is no share, a deadline is nothing, or there is no language */
    public DraftingSettings {
        for (double share : new double[] {languageFloor, topicFloor, topicMargin, intentFloor, procedureFloor, intentMargin, lexicalFloor,
                passageFloor,
                passageFloorWithIntent, askBackMargin, questionFloor}) {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("bailiwick.drafting: every floor and margin is a number from 0 to 1, not " + share);
            }
        }
        if (languages.isEmpty() || !languages.stream().allMatch(language -> language.matches("[a-z]{2}"))) {
            throw new IllegalArgumentException("bailiwick.drafting.languages must be ISO 639 codes of two letters, such as en,de,es");
        }
        if (understandDeadline.isNegative() || understandDeadline.isZero() || draftDeadline.isNegative() || draftDeadline.isZero()) {
            throw new IllegalArgumentException("bailiwick.drafting: deadlines must be more than nothing");
        }
        if (mostMends < 0 || mostMends > 3) {
            throw new IllegalArgumentException("bailiwick.drafting.most-mends is a number from 0 to 3, not " + mostMends);
        }
        languages = List.copyOf(languages);
    }
}
