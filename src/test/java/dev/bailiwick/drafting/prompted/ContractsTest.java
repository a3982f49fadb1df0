package dev.bailiwick.drafting.prompted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.drafting.CheckPrompts.Standing;
import dev.bailiwick.drafting.Company;
import dev.bailiwick.drafting.Contracts;
import dev.bailiwick.drafting.DraftReply.Drafted;
import dev.bailiwick.drafting.DraftReply.Unusable;
import dev.bailiwick.drafting.TestEmbeddings;
import dev.bailiwick.drafting.TestPassages;
import dev.bailiwick.kernel.Decision;
import dev.bailiwick.kernel.InvalidFile;
import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.model.Answer;
import dev.bailiwick.model.AskRoute;
import dev.bailiwick.model.Lane;
import dev.bailiwick.model.Prompt;
import dev.bailiwick.model.Route;
import dev.bailiwick.model.ScriptedRoute;
import dev.bailiwick.model.gateway.Gateway;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** A prompt is asked of a model only when the two have passed the suite together, or a person has said so. */
class ContractsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T10:00:00Z"), ZoneOffset.UTC);
    private static final String GOOD = "{\"answer\":\"A replacement for a lost debit card costs €6.00.\",\"citations\":[1],\"asks_back\":false,\"no_answer\":false}";

    private final List<Object> said = new ArrayList<>();
    private final Kept kept = new Kept();
    private PromptFiles prompts = new PromptFiles(Company.sample());

    /** Remembers what is kept. */
    private static final class Kept implements Contracts {

        private final List<Result> results = new ArrayList<>();
        private final List<Permit> permits = new ArrayList<>();

        @Override
        public void keep(Result result) {
            results.add(result);
        }

        @Override
        public Optional<Result> latest(Pair pair) {
            return results.reversed().stream().filter(one -> one.pair().equals(pair)).findFirst();
        }

        @Override
        public void keep(Permit permit) {
            permits.add(permit);
        }

        @Override
        public Optional<Permit> permit(Pair pair) {
            return permits.reversed().stream().filter(one -> one.pair().equals(pair)).findFirst();
        }
    }

    /** A model that answers each prompt by itself. */
    private record Model(Route route, Function<Prompt, String> says, List<Prompt> asked) implements AskRoute {

        static Model named(String name, Function<Prompt, String> says) {
            return new Model(new ScriptedRoute("x").named(name, name).route(), says, new ArrayList<>());
        }

        @Override
        public Answer ask(Prompt prompt, Duration within) {
            asked.add(prompt);
            return ScriptedRoute.whole(says.apply(prompt));
        }
    }

    private static String words(Prompt prompt) {
        return String.join("\n", prompt.parts().stream().map(Prompt.Part::text).toList());
    }

    private static String good(Prompt prompt) {
        return PassesContracts.answer(words(prompt)).orElse(GOOD);
    }

    private Gateway gateway(Model... models) {
        return ScriptedRoute.gateway(models).serving(serves());
    }

    private ServesByContract serves() {
        return new ServesByContract(prompts, kept, CLOCK);
    }

    private RunContracts contracts(Gateway gateway) {
        var none = new AbstractPlatformTransactionManager() {
            @java.lang.Override
            protected Object doGetTransaction() {
                return this;
            }

            @java.lang.Override
            protected void doBegin(Object transaction, org.springframework.transaction.TransactionDefinition definition) {
                said.add("begun");
            }

            @java.lang.Override
            protected void doCommit(DefaultTransactionStatus status) {
                said.add("committed");
            }

            @java.lang.Override
            protected void doRollback(DefaultTransactionStatus status) {
                said.add("rolled back");
            }
        };
        CheckDraft check = new CheckDraft(Prompting.DETECTORS, TestEmbeddings.get(), (words, language) -> List.of());
        return new RunContracts(prompts, gateway, kept, serves(), Prompting.DETECTORS, check, said::add, none, CLOCK);
    }

    @Test
    void aModelThatPassesServesAndOneThatWasNotTriedDoesNot() {
        Model model = Model.named("able", ContractsTest::good);
        Gateway gateway = gateway(model);

        assertThat(contracts(gateway).standings()).hasSize(3).allSatisfy(one -> {
            assertThat(one.serves()).isFalse();
            assertThat(one.why()).contains("check-prompts");
        });
        assertThat(draft(gateway)).isInstanceOfSatisfying(Unusable.class, unusable -> assertThat(unusable.reason().text()).contains("able", "check-prompts"));
        assertThat(model.asked).isEmpty();

        List<Standing> standings = contracts(gateway).check(null, "petra");
        assertThat(standings).allSatisfy(one -> assertThat(one.latest().failed()).isEmpty()).allMatch(Standing::serves);
        assertThat(standings).extracting(Standing::prompt).containsExactly("draft/1", "judge/1", "understand/1");
        assertThat(kept.results).allSatisfy(one -> assertThat(one.by()).isEqualTo("petra"));
        assertThat(model.asked).allSatisfy(one -> assertThat(one.lane()).isEqualTo(Lane.BACKGROUND));
        assertThat(draft(gateway(model))).isInstanceOf(Drafted.class);
    }

    private Object draft(Gateway gateway) {
        return Prompting.draft(gateway, prompts, null, "What does a new card cost?", TestPassages.hit("fees", null, "Cards",
                "A replacement for a lost debit card costs €6.00.", 0.9));
    }

    @Test
    void aModelThatNeverKeepsToTheSchemaIsFoundByTheSuiteAndTheNextOneServes() {
        Model chatty = Model.named("chatty", prompt -> "Sure! " + good(prompt));
        Model able = Model.named("able", ContractsTest::good);
        Gateway gateway = gateway(chatty, able);

        List<Standing> standings = contracts(gateway).check(null, "petra");

        assertThat(standings).filteredOn(one -> one.route().equals("chatty")).allSatisfy(one -> {
            assertThat(one.serves()).isFalse();
            assertThat(one.latest().failed()).hasSize(one.latest().cases()).allSatisfy(failure -> assertThat(failure.what()).contains("not one JSON object"));
            assertThat(one.why()).contains("it has failed " + one.latest().cases() + " of " + one.latest().cases());
        });
        chatty.asked.clear();
        assertThat(draft(gateway(chatty, able))).isInstanceOfSatisfying(Drafted.class, drafted -> assertThat(drafted.draft().source()).isEqualTo("able"));
        assertThat(chatty.asked).isEmpty();
    }

    @Test
    void whatACaseExpectsIsHeldAgainstTheAnswer() {
        Model wrong = Model.named("wrong", prompt -> good(prompt).replace("\"wants_person\":true", "\"wants_person\":false")
                .replace("\"sound\":false", "\"sound\":true"));

        List<Standing> standings = contracts(gateway(wrong)).check("wrong", "petra");

        assertThat(standings).filteredOn(one -> one.prompt().startsWith("understand")).singleElement().satisfies(one ->
                assertThat(one.latest().failed()).containsExactly(new Contracts.Failure("hears that a person is wanted", "wants_person must be true and is false")));
        assertThat(standings).filteredOn(one -> one.prompt().startsWith("judge")).singleElement().satisfies(one ->
                assertThat(one.latest().failed()).extracting(Contracts.Failure::name).containsExactly("objects to what does not stand there",
                        "objects to the answer of another question"));
    }

    @Test
    void aPersonMayLetItServeAndTheCompanysLedgerSaysWho() {
        Model model = Model.named("able", ContractsTest::good);

        contracts(gateway(model)).allow("draft", "able", "petra", "The provider's outage leaves us no other.");

        assertThat(draft(gateway(model))).isInstanceOf(Drafted.class);
        assertThat(said).element(1).isInstanceOfSatisfying(Decision.class, decision -> {
            assertThat(decision.kind()).isEqualTo(Decision.Kind.PROMPT_PERMITTED);
            assertThat(decision.conversation()).isEqualTo(dev.bailiwick.kernel.ConversationId.COMPANY);
            assertThat(decision.details().get("by")).isEqualTo("petra");
        });
        assertThat(said).last().isEqualTo("committed");
        assertThatThrownBy(() -> contracts(gateway(model)).allow("draft", "able", "petra", "because")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> contracts(gateway(model)).allow("draft", "nobody", "petra", "because of the outage")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> contracts(gateway(model)).allow("mend", "able", "petra", "because of the outage")).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"prompts/draft/contract.yaml", "prompts/draft/1.md", "prompts/mend/1.md", "prompts/mend/flaws.yaml"})
    void otherWordsToTheModelOrOtherCasesAreAnotherPair(String path) {
        Model model = Model.named("able", ContractsTest::good);
        contracts(gateway(model)).check(null, "petra");
        assertThat(draft(gateway(model))).isInstanceOf(Drafted.class);

        prompts = new PromptFiles(Company.sample().with(path, Company.sample().file(path).text() + "# Another line.\n"));

        assertThat(draft(gateway(model))).isInstanceOf(Unusable.class);
    }

    @Test
    void aFamilyGetsItsOwnWordsAndNeedsASuiteOfItsOwn() {
        String words = Company.sample().file("prompts/draft/1.md").text();
        prompts = new PromptFiles(Company.sample().with("prompts/draft/1.able-2.md", words.replace("version: 1", "version: 1\nfamily: able-2")
                .replace("## system\n", "## system\nThink like Able.\n")));
        Model one = Model.named("able", ContractsTest::good);
        Model two = Model.named("Able 2", prompt -> good(prompt));

        contracts(gateway(one, two)).check(null, "petra");

        assertThat(prompts.names()).contains("draft/1", "draft/1.able-2");
        assertThat(two.asked).filteredOn(asked -> asked.name().equals("draft")).isNotEmpty().allSatisfy(asked -> {
            assertThat(asked.version()).isEqualTo("1.able-2");
            assertThat(words(asked)).contains("Think like Able.");
        });
        assertThat(one.asked).noneMatch(asked -> words(asked).contains("Think like Able."));
        assertThat(kept.results).extracting(result -> result.pair().prompt()).contains("draft/1", "draft/1.able-2");
    }

    @Test
    void aContractThatCannotHoldIsRefusedWithItsPlace() {
        String contract = Company.sample().file("prompts/draft/contract.yaml").text();

        assertThatThrownBy(() -> new PromptFiles(Company.sample().with("prompts/draft/contract.yaml", contract.replace("no_answer:", "mood:"))))
                .isInstanceOf(InvalidFile.class).hasMessageContaining("prompts/draft/contract.yaml:").hasMessageContaining("'mood' is no field");
        assertThatThrownBy(() -> new PromptFiles(Company.sample().with("prompts/draft/contract.yaml", contract.replace("      language: en", "      langauge: en"))))
                .hasMessageContaining("'langauge' is not known here");
        assertThatThrownBy(() -> new PromptFiles(Company.sample().with("prompts/draft/contract.yaml", "cases: []\n")))
                .hasMessageContaining("must be a list of 1 to 50 cases");
        assertThatThrownBy(() -> new PromptFiles(Company.sample().with("prompts/draft/2.md", Company.sample().file("prompts/draft/1.md").text()
                .replace("version: 1", "version: 2")).with("prompts/draft/3.able.md", Company.sample().file("prompts/draft/1.md").text()
                .replace("version: 1", "version: 3\nfamily: able")))).hasMessageContaining("has no prompts/draft/3.md beside it");
    }
}
