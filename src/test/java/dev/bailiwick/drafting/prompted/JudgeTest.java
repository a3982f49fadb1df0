package dev.bailiwick.drafting.prompted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.drafting.DraftReply.Drafted;
import dev.bailiwick.drafting.DraftReply.Outcome;
import dev.bailiwick.drafting.DraftReply.Unusable;
import dev.bailiwick.drafting.TestPassages;
import dev.bailiwick.knowledge.FindPassages.Hit;
import dev.bailiwick.model.Complete;
import dev.bailiwick.model.Fault;
import dev.bailiwick.model.Prompt;
import dev.bailiwick.model.ScriptedRoute;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A second model may object to a draft, and can do nothing else. */
class JudgeTest {

    private static final Hit FEE = TestPassages.hit("fees", null, "Cards", "A replacement for a lost debit card costs €6.00.", 0.9);
    private static final String GOOD = "{\"answer\":\"A replacement for a lost debit card costs €6.00.\",\"citations\":[1],\"asks_back\":false,\"no_answer\":false}";
    private static final String SOUND = "{\"sound\":true,\"objection\":\"\"}";
    private static final String UNSOUND = "{\"sound\":false,\"objection\":\"It does not say how long it takes.\"}";

    private static Outcome draft(ScriptedRoute drafter, ScriptedRoute judging) {
        Complete both = ScriptedRoute.gateway(drafter.named("drafter", "d"), judging.named("judging", "j"));
        return Prompting.draft(both, Prompting.PROMPTS, new Judge(both, "judging", (prompt, route) -> Optional.empty()), "What does a new card cost?", FEE);
    }

    @Test
    void whatItDoesNotObjectToIsTaken() {
        ScriptedRoute judging = new ScriptedRoute(SOUND);

        assertThat(draft(new ScriptedRoute(GOOD), judging)).isInstanceOf(Drafted.class);
        assertThat(judging.asked).singleElement().satisfies(asked -> {
            assertThat(asked.name()).isEqualTo("judge");
            assertThat(asked.parts().toString()).contains("<answer>\nA replacement for a lost debit card costs €6.00.\n</answer>");
        });
    }

    @Test
    void anObjectionIsToldToTheDrafterAndElseTheDraftIsUnusable() {
        ScriptedRoute drafter = new ScriptedRoute(GOOD);

        assertThat(draft(drafter, new ScriptedRoute(UNSOUND, SOUND))).isInstanceOfSatisfying(Drafted.class,
                drafted -> assertThat(drafted.note()).contains("mended after the judge's objection"));
        assertThat(drafter.asked.getLast().parts().stream().filter(part -> part.role() == Prompt.Role.USER).toList().getLast().text())
                .contains("A second reader objects: It does not say how long it takes.");
        assertThat(draft(new ScriptedRoute(GOOD), new ScriptedRoute(UNSOUND))).isInstanceOfSatisfying(Unusable.class, unusable -> {
            assertThat(unusable.flaws()).containsExactly("judged");
            assertThat(unusable.reason().text()).contains("It does not say how long it takes.");
        });
    }

    @Test
    void itNeverAllowsWhatTheOtherChecksRefuseAndItsSilenceForbidsNothing() {
        ScriptedRoute judging = new ScriptedRoute(SOUND);

        assertThat(draft(new ScriptedRoute(GOOD.replace("6.00", "7.50")), judging)).isInstanceOf(Unusable.class);
        assertThat(judging.asked).noneMatch(asked -> asked.name().equals("judge"));
        assertThat(draft(new ScriptedRoute(GOOD), new ScriptedRoute("no JSON"))).isInstanceOf(Drafted.class);
        assertThat(draft(new ScriptedRoute(GOOD), new ScriptedRoute(ScriptedRoute.failed(Fault.NOT_ALLOWED, "no", null)))).isInstanceOf(Drafted.class);
    }

    @Test
    void aRouteThatDoesNotExistIsRefusedWithTheOnesThatDo() {
        assertThatThrownBy(() -> new Judge(ScriptedRoute.gateway(new ScriptedRoute(GOOD)), "nobody", (prompt, route) -> Optional.empty()))
                .hasMessageContaining("'nobody'").hasMessageContaining("[m-1]");
    }
}
