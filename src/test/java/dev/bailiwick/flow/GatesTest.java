package dev.bailiwick.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.conversation.Pen;
import dev.bailiwick.conversation.ReceiveMessage;
import dev.bailiwick.conversation.StartConversation;
import dev.bailiwick.conversation.Status;
import dev.bailiwick.guardrail.Brake;
import dev.bailiwick.guardrail.PullBrake;
import dev.bailiwick.ledger.Ledger;
import dev.bailiwick.ledger.VerifyLedger;
import dev.bailiwick.release.change.Person;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What policies say about handoffs and about words that nobody asked for, from the first message to the ledger. */
@WholeHouse
class GatesTest {

    private static final String QUESTION = "How do I change my address?";
    private static final String UNANSWERABLE = "What temperature should I roast a chicken at?";

    @Autowired
    private StartConversation start;
    @Autowired
    private ReceiveMessage receive;
    @Autowired
    private Conversations conversations;
    @Autowired
    private Ledger ledger;
    @Autowired
    private VerifyLedger verify;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private ManagementService management;
    @Autowired
    private PullBrake brakes;

    private Talk.House house;

    @BeforeEach
    void think() {
        HeldAssistant.goesOn();
        house = new Talk.House(start, receive, conversations, ledger);
    }

    @Test
    void aHandoffIsJudgedBeforeItsWordsAndTheLedgerKeepsWhatThePoliciesSaw() {
        Talk talk = house.withTheAssistant();

        talk.customerSays(UNANSWERABLE).untilHandedOff();

        JsonNode judged = talk.last("handoff-judged");
        assertThat(talk.ledgerKinds()).containsSubsequence("passages-found", "handoff-judged", "draft-made", "draft-judged", "reply-sent", "handed-off");
        assertThat(judged.path("findings").findValuesAsText("policy")).contains("GR-028");
        assertThat(judged.path("team").asText()).isEqualTo("front-desk");
        assertThat(judged.path("facts").findValues("handoff")).singleElement().satisfies(fact ->
                assertThat(fact.path("reason").asText()).isEqualTo("no-knowledge"));
        assertThat(judged.path("facts").findValues("team")).hasSizeGreaterThan(5);
        assertThat(judged.path("book").asText()).isNotEmpty();
        assertThat(verify.verify(talk.id()).whole()).isTrue();
    }

    @Test
    void whoIsNotUnderstoodIsPassedOnInWordsForThat() {
        Talk talk = house.withTheAssistant();

        talk.customerSays(HeldAssistant.UNREADABLE).untilHandedOff();

        assertThat(talk.reply(1).body()).contains("I have not understood you well enough");
        assertThat(talk.now().handoff().code()).isEqualTo("not-understood");
    }

    @Test
    void onTheTelephoneALostCardGoesToTheTeamThatThePolicyPicks() {
        Talk talk = house.withTheAssistantOn("voice");

        talk.customerSays("I have lost my card").reply(1);
        talk.customerSays("It ends in 4321, I noticed it this morning").reply(2);
        talk.customerSays("087 123 4567").untilHandedOff();

        assertThat(talk.now().handoff().target()).isEqualTo("fraud");
        assertThat(talk.now().handoff().code()).isEqualTo("lost-card");
        assertThat(talk.replies().getLast().body()).contains("I am passing your report on to our card team");
    }

    @Test
    void inTheEveningNobodyInTheStatesIsWrittenToAboutADebtAndTheConversationEndsWithoutAWord() {
        Talk talk = house.withTheAssistantWhoKnows("web", debtor(22, 0));
        talk.customerSays(QUESTION).reply(1);

        timePasses(talk);

        assertThat(talk.replies()).hasSize(1);
        assertThat(talk.last("outreach-judged").path("outcome").asText()).isEqualTo("hold");
        assertThat(talk.last("outreach-judged").path("then").asText()).isEqualTo("silent");
        assertThat(talk.last("outreach-judged").path("findings").findValuesAsText("policy")).containsExactly("GR-080");
        assertThat(talk.now().turn()).isOne();
        timePasses(talk);
        assertThat(talk.now().status()).isEqualTo(Status.FINISHED);
        assertThat(talk.replies()).hasSize(1);
        assertThat(verify.verify(talk.id()).whole()).isTrue();
    }

    @Test
    void whoWasNotWrittenToIsAnsweredWhenTheyComeBack() {
        Talk talk = house.withTheAssistantWhoKnows("web", debtor(22, 0));
        talk.customerSays(QUESTION).reply(1);
        timePasses(talk);

        assertThat(talk.customerSays("How long does a new debit card take to arrive?").reply(2).citations()).isNotEmpty();
    }

    @Test
    void byDayTheyAreWrittenToAndTheEighthTimeInSevenDaysTheyAreNot() {
        Talk seventh = house.withTheAssistantWhoKnows("web", debtor(12, 6));
        Talk eighth = house.withTheAssistantWhoKnows("web", debtor(12, 7));
        seventh.customerSays(QUESTION).reply(1);
        eighth.customerSays(QUESTION).reply(1);

        timePasses(seventh);
        timePasses(eighth);

        assertThat(seventh.reply(2).body()).contains("Are you still there?");
        assertThat(eighth.replies()).hasSize(1);
        assertThat(eighth.last("outreach-judged").path("findings").findValuesAsText("policy")).containsExactly("GR-082");
        timePasses(seventh);
        assertThat(seventh.replies()).as("the nudge was the seventh contact, so no goodbye is said").hasSize(2);
        assertThat(seventh.now().status()).isEqualTo(Status.FINISHED);
    }

    @Test
    void whoseTimeNobodyKnowsIsNotWrittenToAboutADebt() {
        Talk talk = house.withTheAssistantWhoKnows("web",
                "{\"customer\":{\"country\":\"US\",\"capacity\":\"consumer\"},\"outreach\":{\"purpose\":\"debt-collection\"}}");
        talk.customerSays(QUESTION).reply(1);

        timePasses(talk);

        assertThat(talk.replies()).hasSize(1);
        assertThat(talk.last("outreach-judged").path("findings").findValuesAsText("policy")).containsExactly("GR-081");
    }

    @Test
    void advertisingIsWrittenOnlyToWhoAgreed() {
        Talk agreed = house.withTheAssistantWhoKnows("web", "{\"outreach\":{\"purpose\":\"marketing\",\"consented\":true}}");
        Talk unknown = house.withTheAssistantWhoKnows("web", "{\"outreach\":{\"purpose\":\"marketing\"}}");
        agreed.customerSays(QUESTION).reply(1);
        unknown.customerSays(QUESTION).reply(1);

        timePasses(agreed);
        timePasses(unknown);

        assertThat(agreed.replies()).hasSize(2);
        assertThat(unknown.replies()).hasSize(1);
        assertThat(unknown.last("outreach-judged").path("findings").findValuesAsText("policy")).containsExactly("GR-085");
    }

    @Test
    void patienceIsAskedForOnlyWhereThePoliciesAllowIt() {
        Talk talk = house.withTheAssistantWhoKnows("web", debtor(22, 0));
        talk.customerSays(UNANSWERABLE).untilHandedOff();
        int said = talk.replies().size();

        timePasses(talk);

        assertThat(talk.ledgerKinds()).containsSubsequence("handed-off", "case-overdue", "outreach-judged");
        assertThat(talk.replies()).hasSize(said);
        assertThat(talk.now().pen()).isEqualTo(Pen.ADVISOR);
    }

    @Test
    void underTheBrakeNothingIsWrittenFirstAndPeopleTakeOverAllTheSame() {
        Talk silent = house.withTheAssistant();
        silent.customerSays(QUESTION).reply(1);
        Person officer = new Person("officer", "");
        Brake brake = brakes.arm(Brake.Kind.EVERYTHING, "", "An exercise of the brake.", officer);
        brakes.pull(brake.id(), officer);
        try {
            timePasses(silent);
            Talk handed = house.withTheAssistant();
            handed.customerSays(QUESTION).untilHandedOff();

            assertThat(silent.replies()).hasSize(1);
            assertThat(silent.last("outreach-judged").path("findings").findValuesAsText("policy")).containsExactly("BRAKE");
            assertThat(handed.last("handoff-judged").path("outcome").asText()).isEqualTo("allow");
            assertThat(handed.replies()).hasSize(1);
        } finally {
            brakes.lift(brake.id(), "The exercise is over.", officer);
        }
    }

    private static String debtor(int hour, int attempts) {
        return "{\"customer\":{\"country\":\"US\",\"capacity\":\"consumer\",\"time_zone\":\"" + zoneInWhichItIs(hour)
                + "\"},\"outreach\":{\"purpose\":\"debt-collection\",\"attempts\":" + attempts + "}}";
    }

    /** Tests run at any hour; somewhere it is always that one. */
    private static String zoneInWhichItIs(int hour) {
        Instant now = Instant.now();
        return IntStream.rangeClosed(-11, 12).mapToObj(ZoneOffset::ofHours).filter(zone -> now.atOffset(zone).getHour() == hour).findFirst()
                .orElseThrow().getId();
    }

    private void timePasses(Talk talk) {
        String instance = runtime.createProcessInstanceQuery().processInstanceBusinessKey(talk.id().value()).singleResult().getId();
        Talk.await("a timer of " + talk.id(), () -> management.createJobQuery().processInstanceId(instance).timers().count() == 1);
        management.executeJob(management.createJobQuery().processInstanceId(instance).timers().singleResult().getId());
    }
}
