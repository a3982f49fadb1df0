package dev.bailiwick.drafting.prompted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.drafting.Company;
import dev.bailiwick.drafting.DraftReply.Drafted;
import dev.bailiwick.drafting.DraftReply.Outcome;
import dev.bailiwick.drafting.DraftReply.Unusable;
import dev.bailiwick.drafting.TestPassages;
import dev.bailiwick.kernel.InvalidFile;
import dev.bailiwick.knowledge.FindPassages.Hit;
import dev.bailiwick.model.Answer;
import dev.bailiwick.model.Fault;
import dev.bailiwick.model.Flaw;
import dev.bailiwick.model.Prompt;
import dev.bailiwick.model.ScriptedRoute;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of flaw: seen, said to the model in its own words, and unusable when it stays. */
class FlawsTest {

    private static final String QUESTION = "What does a new card cost, and how long does it take?";
    private static final Hit FEE = TestPassages.hit("fees", null, "What does a card cost?",
            "A replacement for a lost debit card costs €6.00 and arrives in 5 working days. Cards → Order a card [app] does it. "
            + "The orchestra plays a symphony by Haydn on Sunday evening in the park.", 0.9);
    private static final String GOOD = answer("A replacement for a lost debit card costs €6.00 and arrives in 5 working days.");

    /** Each with an answer that has this flaw and no other. */
    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of(Flaw.Kind.UNPARSABLE, "Of course! It costs €6.00."),
                Arguments.of(Flaw.Kind.UNPARSABLE, "[1, 2]"),
                Arguments.of(Flaw.Kind.UNPARSABLE, "{\"answer\":\"x\",\"answer\":\"y\",\"citations\":[1],\"asks_back\":false,\"no_answer\":false}"),
                Arguments.of(Flaw.Kind.UNPARSABLE, GOOD + " I hope this helps!"),
                Arguments.of(Flaw.Kind.WRONG_SHAPE, "{\"answer\":\"It costs €6.00.\"}"),
                Arguments.of(Flaw.Kind.WRONG_SHAPE, GOOD.replace("[1]", "[\"1\"]")),
                Arguments.of(Flaw.Kind.WRONG_SHAPE, GOOD.replace("\"no_answer\":false", "\"no_answer\":\"no\"")),
                Arguments.of(Flaw.Kind.WRONG_SHAPE, GOOD.replace("\"no_answer\"", "\"mood\":\"fine\",\"no_answer\"")),
                Arguments.of(Flaw.Kind.CUT_OFF, GOOD.substring(0, 60)),
                Arguments.of(Flaw.Kind.CUT_OFF, "```json\n" + GOOD),
                Arguments.of(Flaw.Kind.CUT_OFF, answer("A replacement for a lost debit card costs")),
                Arguments.of(Flaw.Kind.CUT_OFF, answer("A lost debit card has a replacement, and")),
                Arguments.of(Flaw.Kind.CUT_OFF, ScriptedRoute.failed(Fault.CUT_OFF, "the limit of tokens", null)),
                Arguments.of(Flaw.Kind.REFUSED, "I'm sorry, but I can’t help with that."),
                Arguments.of(Flaw.Kind.REFUSED, "Dabei kann ich Ihnen leider nicht helfen."),
                Arguments.of(Flaw.Kind.REFUSED, "Lo siento, pero no puedo ayudarle con esa solicitud."),
                Arguments.of(Flaw.Kind.REFUSED, ScriptedRoute.failed(Fault.REFUSED, "refused", null)),
                Arguments.of(Flaw.Kind.FILTERED, ScriptedRoute.failed(Fault.FILTERED, "filtered", null)),
                Arguments.of(Flaw.Kind.EMPTY, answer(" ")),
                Arguments.of(Flaw.Kind.EMPTY, ScriptedRoute.failed(Fault.EMPTY, "no words", null)),
                Arguments.of(Flaw.Kind.FOREIGN_CITATION, GOOD.replace("[1]", "[1,2]")),
                Arguments.of(Flaw.Kind.FOREIGN_CITATION, GOOD.replace("[1]", "[0]")),
                Arguments.of(Flaw.Kind.UNGROUNDED, GOOD.replace("[1]", "[]")),
                Arguments.of(Flaw.Kind.UNGROUNDED, answer("A replacement for a lost debit card costs €7.50.")),
                Arguments.of(Flaw.Kind.OFF_THE_QUESTION, answer("The orchestra plays a symphony by Haydn on Sunday evening in the park.")));
    }

    /** Each with an answer that has this flaw and others, because who says such a thing also says what does not stand in the passages. */
    static Stream<Arguments> answersWithMore() {
        return Stream.of(
                Arguments.of(Flaw.Kind.REFUSED, answer("I'm not able to help you, a lost debit card costs €6.00.")),
                Arguments.of(Flaw.Kind.WRONG_LANGUAGE, answer("Eine Ersatzkarte kostet bei uns sechs Euro und kommt nach ein paar Tagen.")),
                Arguments.of(Flaw.Kind.UNPROVEN_PROMISE, answer("We will refund you €6.00 for the lost debit card.")),
                Arguments.of(Flaw.Kind.INTERNAL_KNOWLEDGE, answer("A lost debit card: every COLLEAGUE may grant up to fifty, euro on the phone.")),
                Arguments.of(Flaw.Kind.OWN_INSTRUCTIONS, answer("You know nothing but the numbered passages below, and nothing of a debit card.")),
                Arguments.of(Flaw.Kind.MASKED_VALUE, answer("A replacement for the lost debit card 4111 1111 1111 1111 costs €6.00.")),
                Arguments.of(Flaw.Kind.MASKED_VALUE, answer("A replacement for a lost debit card costs €6.00, ask anna.meyer@example.com.")),
                Arguments.of(Flaw.Kind.FOREIGN_PLACEHOLDER, answer("Dear [Your Name], a replacement for a lost debit card costs €6.00.")),
                Arguments.of(Flaw.Kind.FOREIGN_PLACEHOLDER, answer("A replacement for the lost debit card [card ••••9999] costs €6.00.")),
                Arguments.of(Flaw.Kind.FOREIGN_PLACEHOLDER, answer("A replacement for a lost debit card costs €6.00, {{name}}.")),
                Arguments.of(Flaw.Kind.FOREIGN_PLACEHOLDER, answer("A replacement for a lost debit card costs €6.00, <customer name>.")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("answers")
    void aFlawIsSeenAloneMendedInItsOwnWordsAndElseUnusable(Flaw.Kind kind, Object bad) {
        mendsOrGivesUp(kind, bad);

        if (draft(new ScriptedRoute(bad), QUESTION) instanceof Unusable unusable && !(bad instanceof Answer)) {
            assertThat(unusable.flaws()).containsExactly(kind.word());
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("answersWithMore")
    void aFlawIsSeenAmongOthers(Flaw.Kind kind, Object bad) {
        mendsOrGivesUp(kind, bad);

        assertThat(((Unusable) draft(new ScriptedRoute(bad), QUESTION)).flaws()).contains(kind.word());
    }

    private static void mendsOrGivesUp(Flaw.Kind kind, Object bad) {
        ScriptedRoute mending = new ScriptedRoute(bad, GOOD);
        Outcome mended = draft(mending, QUESTION);

        assertThat(mended).isInstanceOf(Drafted.class);
        assertThat(mending.asked).hasSize(2);
        String said = mending.asked.getLast().parts().stream().filter(part -> part.role() == Prompt.Role.USER).map(Prompt.Part::text)
                .collect(Collectors.joining("\n"));
        assertThat(said).contains(ownWords(kind));
        assertThat(draft(new ScriptedRoute(bad), QUESTION)).isInstanceOf(Unusable.class);
    }

    private static Outcome draft(ScriptedRoute model, String question) {
        return Prompting.draft(model, question, FEE);
    }

    /** What the sentence of a kind says besides what was seen. */
    private static String ownWords(Flaw.Kind kind) {
        String line = Company.sample().file(MendingWords.PATH).text().lines().filter(one -> one.startsWith(kind.word() + ":")).findFirst().orElseThrow();
        return line.substring(line.indexOf("{{what}}") + "{{what}}".length(), line.lastIndexOf('"')).strip();
    }

    private static String answer(String words) {
        return "{\"answer\":\"" + words + "\",\"citations\":[1],\"asks_back\":false,\"no_answer\":false}";
    }

    @Test
    void everyKindHasItsCase() {
        Set<Flaw.Kind> shown = Stream.concat(answers(), answersWithMore()).map(one -> (Flaw.Kind) one.get()[0]).collect(Collectors.toSet());

        assertThat(Arrays.stream(Flaw.Kind.values()).filter(kind -> !shown.contains(kind))).containsExactly(Flaw.Kind.JUDGED);
    }

    @Test
    void whatAPassageSaysIsNoFlawWhoeverElseMightSayIt() {
        Hit odd = TestPassages.hit("odd", null, "Cards and the phone", "Call +353 1 555 0100 about a card. We are sorry: I can't help with cards on [app] pages.", 0.9);

        assertThat(Prompting.draft(new ScriptedRoute(answer("Call +353 1 555 0100 about a card.")), "Which phone number is for a card?", odd))
                .isInstanceOf(Drafted.class);
        assertThat(Prompting.draft(new ScriptedRoute(answer("We are sorry: I can't help with cards on [app] pages.")), "Why not cards on app pages?", odd))
                .isInstanceOf(Drafted.class);
    }

    @Test
    void anAnswerToAnotherQuestionIsSeenOnlyWhereTheEmbeddingsKnowTheLanguage() {
        OffTheQuestion off = new OffTheQuestion(dev.bailiwick.drafting.TestEmbeddings.get(), 0.48);
        String answer = "Opening hours in Cork are from nine to five.";

        assertThat(off.is(answer, "Which football club won the cup final in the year of the moon landing?", dev.bailiwick.kernel.Language.ENGLISH)).isTrue();
        assertThat(off.is(answer, "When do you open in Cork?", dev.bailiwick.kernel.Language.ENGLISH)).isFalse();
        assertThat(off.is(answer, "Which football club won the cup final in the year of the moon landing?", new dev.bailiwick.kernel.Language("de"))).isFalse();
    }

    @Test
    void everyKindNeedsASentenceAndEveryLanguageItsRefusals() {
        String flaws = Company.sample().file(MendingWords.PATH).text();
        String refusals = Company.sample().file(Refusals.PATH).text();

        assertThatThrownBy(() -> new PromptFiles(Company.sample().with(MendingWords.PATH, flaws.replaceFirst("(?m)^empty:.*\n", ""))))
                .isInstanceOf(InvalidFile.class).hasMessageContaining("'empty' is missing");
        assertThatThrownBy(() -> new PromptFiles(Company.sample().with(MendingWords.PATH, flaws + "moody: \"{{what}} Smile.\"\n")))
                .hasMessageContaining("'moody' is not known");
        assertThatThrownBy(() -> new PromptFiles(Company.sample().with(MendingWords.PATH, flaws.replaceFirst("\\{\\{what}} Say less", "Say less"))))
                .hasMessageContaining("flaws.yaml:").hasMessageContaining("'cut-off' must have the place {{what}} once");
        assertThatThrownBy(() -> new PromptFiles(Company.sample().with(Refusals.PATH, refusals.replaceFirst("(?s)\nes:.*", "\n"))))
                .hasMessageContaining("no phrases for 'es'").hasMessageContaining("prompts/wording/es.yaml");
        assertThatThrownBy(() -> new PromptFiles(Company.sample().with(Refusals.PATH, refusals.replace("as an AI language model", "no"))))
                .hasMessageContaining("'en' must be a list of phrases");
    }
}
