package dev.bailiwick.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was recorded plays again, and only that. */
class CassetteTest {

    private static final Check YES = new Check() {
        @Override
        public List<Flaw> flaws(String text) {
            return text.equals("yes") ? List.of() : List.of(new Flaw(Flaw.Kind.UNGROUNDED, "Say yes."));
        }

        @Override
        public List<Prompt.Part> mend(List<Flaw> flaws) {
            return List.of(new Prompt.Part(Prompt.Role.USER, flaws.getFirst().words()));
        }
    };
    private static final Prompt PROMPT = prompt("Is it open?");

    private static Prompt prompt(String words) {
        return new Prompt("draft", "1", List.of(new Prompt.Part(Prompt.Role.SYSTEM, "Be short."), new Prompt.Part(Prompt.Role.USER, words)), "{}",
                Duration.ofSeconds(5)).about("c-1/1").filledWith(Map.of("open", "[\"m1\"]"));
    }

    private static List<Recording> record(Prompt prompt, ScriptedRoute... routes) {
        List<Recording> heard = new ArrayList<>();
        ScriptedRoute.gateway(List.of(call -> heard.add(Recording.of(call, 1_000))), routes).complete(prompt, YES);
        return heard;
    }

    @Test
    void aCompletionIsRecordedWholeAndMadeAgainToTheByte() {
        List<Recording> kept = record(PROMPT, new ScriptedRoute(ScriptedRoute.failed(Fault.NOT_ALLOWED, "no key", null)).named("first", "a"),
                new ScriptedRoute("maybe", "yes").named("second", "b"));

        assertThat(kept).extracting(Recording::outcome).containsExactly("not-allowed", "ungrounded", "usable");
        assertThat(kept.getLast()).satisfies(one -> {
            assertThat(one.said()).extracting(Prompt.Part::text).containsExactly("Be short.", "Is it open?", "maybe", "Say yes.");
            assertThat(one.inputs()).containsEntry("open", "[\"m1\"]");
            assertThat(one.kind()).isEqualTo(ModelCall.Kind.MENDING);
            assertThat(one.inputTokens()).isEqualTo(3);
        });
        assertThat(Cassette.read(Cassette.write(kept))).isEqualTo(kept);
        assertThat(new Replay(kept).play(PROMPT, YES)).isEqualTo("yes");
    }

    @Test
    void anotherQuestionOrAnotherJudgementIsSaidWithItsPlace() {
        List<Recording> kept = record(PROMPT, new ScriptedRoute("maybe", "yes"));

        assertThatThrownBy(() -> new Replay(kept).play(prompt("Is it shut?"), YES)).isInstanceOf(CassetteMiss.class)
                .hasMessageContaining("part 2, character 7: now 'shut?', then 'open?'");
        assertThatThrownBy(() -> new Replay(kept).play(PROMPT, text -> List.of())).isInstanceOf(CassetteMiss.class)
                .hasMessageContaining("is judged otherwise: now []");
    }

    @Test
    void aCassetteTakesTheProvidersPlaceAndAMissIsAClearFailure() {
        ScriptedRoute route = new ScriptedRoute("maybe", "yes");
        List<Recording> kept = record(PROMPT, route);
        Cassette cassette = new Cassette(route.route(), Cassette.read(Cassette.write(kept)));

        assertThat(ScriptedRoute.gateway(cassette).complete(PROMPT, YES)).isInstanceOfSatisfying(Completion.Usable.class,
                usable -> assertThat(usable.text()).isEqualTo("yes"));
        assertThatThrownBy(() -> cassette.ask(prompt("Is it shut?"), Duration.ofSeconds(1))).isInstanceOf(CassetteMiss.class)
                .hasMessageContaining("no answer to the prompt draft/1").hasMessageContaining("now 'shut?', then 'open?'");
        assertThatThrownBy(() -> Cassette.read("[{\"mood\":1}]")).hasMessageContaining("no cassette");
    }

    @Test
    void ofAnAnswerThatIsTooLongTheBeginningIsKeptWithAMark() {
        ModelCall call = new ModelCall(Instant.EPOCH, PROMPT, new ScriptedRoute("x").route(), 1, ModelCall.Kind.FIRST, "first choice",
                ScriptedRoute.whole("long ".repeat(1_000)), List.of());

        assertThat(Recording.of(call, 1_000)).satisfies(one -> {
            assertThat(one.words()).hasSize(1_000);
            assertThat(one.cut()).isTrue();
            assertThat(one.answer()).isInstanceOf(Answer.Failed.class);
        });
    }
}
