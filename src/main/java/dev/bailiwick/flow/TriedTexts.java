package dev.bailiwick.flow;

import dev.bailiwick.drafting.LookAtText;
import dev.bailiwick.drafting.Understanding;
import dev.bailiwick.guardrail.Finding;
import dev.bailiwick.guardrail.Verdict;
import java.util.List;
import java.util.Locale;

/**
 * What became of texts that were tried, as the HTTP API and the command line say it.
 *
 * @param book    the version of the book that judged
 * @param results one for each text, in their order
 */
public record TriedTexts(String book, List<Line> results) {

    /**
     * What became of one text.
     *
     * @param text         the text
     * @param verdict      what would follow, such as {@code allow} or {@code hand-off}
     * @param findings     what the policies saw
     * @param language     the language it is written in
     * @param topics       regulated topics it is near to, with the exemplar
     * @param personalData where personal data stands in it
     * @param injection    signs that it instructs the assistant
     */
    public record Line(String text, String verdict, List<Found> findings, Spoken language, List<Understanding.Topic> topics,
            List<LookAtText.Place> personalData, Injection injection) {

        static Line of(String text, Verdict verdict, LookAtText.Look look) {
            Understanding seen = look.understanding();
            int signs = seen.injections().size();
            return new Line(text, word(verdict.outcome()), verdict.findings().stream().map(Found::of).toList(),
                    new Spoken(seen.language().code(), seen.languageConfidence()), seen.topics(), look.personalData(),
                    new Injection(signs / (signs + 1.0), seen.injections()));
        }
    }

    /**
     * What one policy saw.
     *
     * @param policy  its id
     * @param title   its title
     * @param basis   its legal basis
     * @param action  what it asks for, such as {@code hold}
     * @param because why, in its own words
     * @param wording the key of fixed words, or null
     * @param target  a team, or null
     * @param follow  a procedure, or null
     */
    public record Found(String policy, String title, String basis, String action, String because, String wording, String target, String follow) {

        static Found of(Finding finding) {
            return new Found(finding.policy(), finding.title(), finding.basis(), word(finding.action()), finding.because(), finding.wording(),
                    finding.target(), finding.follow());
        }
    }

    /**
     * The language.
     *
     * @param code       ISO 639, {@code und} when nobody can tell
     * @param confidence from 0 to 1
     */
    public record Spoken(String code, double confidence) {
    }

    /**
     * Signs that a text instructs the assistant.
     *
     * @param score 0 with none, 0.5 with one, nearer to 1 with each more
     * @param signs their names
     */
    public record Injection(double score, List<String> signs) {
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
