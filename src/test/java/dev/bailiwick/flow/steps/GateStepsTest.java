package dev.bailiwick.flow.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bailiwick.conversation.Conversation;
import dev.bailiwick.conversation.Message;
import dev.bailiwick.conversation.Participant;
import dev.bailiwick.conversation.Status;
import dev.bailiwick.desk.Roster;
import dev.bailiwick.desk.Teams;
import dev.bailiwick.drafting.Wordings;
import dev.bailiwick.flow.HandoffPlan;
import dev.bailiwick.flow.RecordedTurn;
import dev.bailiwick.flow.TurnWork;
import dev.bailiwick.guardrail.Finding;
import dev.bailiwick.guardrail.Finding.Action;
import dev.bailiwick.guardrail.Gate;
import dev.bailiwick.guardrail.Judge;
import dev.bailiwick.guardrail.PolicyBook;
import dev.bailiwick.guardrail.Verdict;
import dev.bailiwick.guardrail.facts.CustomerTimeFact;
import dev.bailiwick.guardrail.facts.Fact;
import dev.bailiwick.guardrail.facts.HandoffFact;
import dev.bailiwick.guardrail.facts.OutreachFact;
import dev.bailiwick.guardrail.facts.ResidenceFact;
import dev.bailiwick.guardrail.facts.TeamFact;
import dev.bailiwick.guardrail.facts.VerificationFact;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Decision;
import dev.bailiwick.kernel.Language;
import dev.bailiwick.kernel.MessageId;
import dev.bailiwick.kernel.Reason;
import dev.bailiwick.testing.StandIns;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The two gates that do not stand before words: what policies may change about a handoff, and when the company may write first. */
class GateStepsTest {

    private static final Instant NOW = Instant.parse("2026-07-28T21:30:00Z");
    private static final HandoffPlan COMPLAINT = new HandoffPlan("complaints", new Reason("GR-020", "It is a complaint."), null);

    private final StandIns standIns = new StandIns();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Fact> judged = new ArrayList<>();
    private Gate gate;

    @BeforeEach
    void theDeskIsClosed() {
        standIns.when("roster.hours", () -> new Roster.Hours(LocalDateTime.ofInstant(NOW, ZoneOffset.UTC), "", false, "Wednesday 29 July, 08:00"));
        standIns.when("roster.teams", () -> List.of(new Roster.TeamAtWork("front-desk", false, 11), new Roster.TeamAtWork("complaints", false, 12)));
        standIns.when("teams.teams", () -> List.of(new Teams.Team("front-desk", "Front desk"), new Teams.Team("complaints", "Complaints")));
    }

    @Test
    void aPolicyPicksTheTeamAndTheWordsAndTheReasonStays() {
        finds(Action.HAND_OFF, "handoff.complaint", null);
        finds(Action.HAND_OFF, null, "fraud");

        HandoffPlan plan = handsOff(COMPLAINT).turn().work().handoff();

        assertThat(plan).isEqualTo(new HandoffPlan("fraud", COMPLAINT.reason(), "handoff.complaint"));
    }

    @Test
    void thePoliciesAreToldWhyWhoAndWhetherTheyAreThere() {
        handsOff(COMPLAINT);

        assertThat(gate).isEqualTo(Gate.HANDOFF);
        assertThat(judged).contains(new HandoffFact("GR-020", "complaints", "en", "web"), new TeamFact("complaints", false, 12));
    }

    @Test
    void whereNoTeamIsNamedTheUsualOneIsJudged() {
        handsOff(new HandoffPlan(null, new Reason("no-knowledge", ""), null));

        assertThat(judged).contains(new HandoffFact("no-knowledge", "front-desk", "en", "web"));
    }

    @Test
    void aHeldHandoffIsMadeInPlainWordsWithNothingBeforeThem() {
        finds(Action.HOLD, null, null);
        finds(Action.SAY_FIRST, "handoff.desk-closed", null);

        TurnWork work = handsOff(COMPLAINT).turn().work();

        assertThat(work.handoff()).isEqualTo(new HandoffPlan("complaints", COMPLAINT.reason(), HandoffPlan.PLAIN_WORDS));
        assertThat(work.sayFirst()).containsExactly("disclosure.ai");
    }

    @Test
    void wordsThatWereChosenForTheReasonStandWhenATimeMayNotBePromised() {
        finds(Action.HOLD, null, null);

        HandoffPlan plan = handsOff(new HandoffPlan("cards", new Reason("lost-card", ""), "handoff.lost-card")).turn().work().handoff();

        assertThat(plan.wording()).isEqualTo("handoff.lost-card");
    }

    @Test
    void wordsThatCannotBeSaidAreNotChosen() {
        finds(Action.HAND_OFF, "handoff.renamed", null);
        finds(Action.SAY_FIRST, "handoff.with-places", null);

        TurnWork work = handsOff(COMPLAINT).turn().work();

        assertThat(work.handoff().wording()).isNull();
        assertThat(work.sayFirst()).containsExactly("disclosure.ai");
    }

    @Test
    void whatCannotBeJudgedIsHandedOffAllTheSameAndTheLedgerSaysSo() {
        standIns.when("roster.teams", () -> {
            throw new IllegalStateException("the roster is gone");
        });

        RecordedTurn turn = handsOff(COMPLAINT);

        assertThat(turn.turn().work().handoff()).isEqualTo(new HandoffPlan("complaints", COMPLAINT.reason(), HandoffPlan.PLAIN_WORDS));
        assertThat(turn.decision().kind()).isEqualTo(Decision.Kind.HANDOFF_JUDGED);
        assertThat(turn.decision().details().toString()).contains("outcome=hold", "GR-000", "team=complaints");
    }

    @Test
    void theCompanyWritesFirstWhenNothingIsFound() {
        finds(Action.NOTE, null, null);
        finds(Action.SAY_FIRST, "disclosure.ai", null);

        RecordedTurn turn = writesFirst(null);

        assertThat(turn.turn().work()).isEqualTo(TurnWork.NOTHING.saysFirst(List.of("disclosure.ai")));
        assertThat(turn.decision().kind()).isEqualTo(Decision.Kind.OUTREACH_JUDGED);
        assertThat(turn.decision().details().get("then")).isEqualTo("allowed");
    }

    @ParameterizedTest
    @EnumSource(value = Action.class, names = {"REDACT", "ASK", "HOLD", "BLOCK", "HAND_OFF"})
    void whateverAPolicyAsksForButWordsFirstMeansSilence(Action action) {
        finds(action, "ask.rephrase", "front-desk");

        RecordedTurn turn = writesFirst(null);

        assertThat(turn.decision().details().get("then")).isEqualTo("silent");
        assertThat(turn.turn().work()).isEqualTo(TurnWork.NOTHING);
    }

    @Test
    void wordsThatCannotBeSaidFirstMeanSilence() {
        finds(Action.SAY_FIRST, "handoff.renamed", null);

        assertThat(writesFirst(null).decision().details().get("then")).isEqualTo("silent");
    }

    @Test
    void whatCannotBeJudgedIsNotWritten() {
        standIns.when("roster.hours", () -> {
            throw new IllegalStateException("the roster is gone");
        });

        RecordedTurn turn = writesFirst(null);

        assertThat(turn.decision().details().toString()).contains("then=silent", "GR-000");
    }

    @Test
    void whatTheCompanySaysOfTheCustomerIsKnown() {
        writesFirst("""
                {"customer": {"country": "US", "capacity": "consumer", "time_zone": "America/New_York",
                              "verification": {"level": "strong", "checked": "2026-07-28T21:25:00Z"}},
                 "outreach": {"purpose": "debt-collection", "consented": true, "attempts": 5, "last_talked": "2026-07-20T10:00:00Z"}}""",
                said(1, Participant.CUSTOMER, 9), said(1, Participant.ASSISTANT, 9), said(2, Participant.ASSISTANT, 8),
                said(3, Participant.ASSISTANT, 2));

        assertThat(judged).contains(new ResidenceFact("US", "consumer"), new CustomerTimeFact("2026-07-28", "TUESDAY", 1050, "America/New_York"),
                new VerificationFact("strong", 5), new OutreachFact("debt-collection", "web", true, 6, 8));
    }

    @Test
    void whatTheCompanyDoesNotSayOrNobodyCanReadIsNotKnown() {
        writesFirst("""
                {"customer": {"country": "usa", "time_zone": "Atlantis/Main", "verification": {"level": "very"}},
                 "outreach": {"purpose": "Debt!", "attempts": -3, "last_talked": "yesterday"}}""");

        assertThat(judged).contains(new OutreachFact("service", "web", false, 0, 9_999))
                .noneMatch(fact -> fact instanceof ResidenceFact || fact instanceof CustomerTimeFact || fact instanceof VerificationFact);
        writesFirst("no JSON at all");
        assertThat(judged).contains(new OutreachFact("service", "web", false, 0, 9_999));
    }

    @Test
    void aCheckWhoseTimeNobodyKnowsIsNoFreshOne() {
        writesFirst("{\"customer\": {\"verification\": {\"level\": \"strong\", \"checked\": \"2027-01-01T00:00:00Z\"}}}");

        assertThat(judged).contains(new VerificationFact("strong", 9_999));
    }

    private void finds(Action action, String wording, String target) {
        findings.add(new Finding("GR-90" + findings.size(), "a policy", "", action, "It says so.", wording, target, null));
    }

    private RecordedTurn handsOff(HandoffPlan plan) {
        RecordedTurn turn = new RecordedTurn(conversation(null), TurnWork.NOTHING.handsOff(plan).saysFirst(List.of("disclosure.ai")), List.of(), NOW);
        assertThat(new JudgeHandoffStep(policies(), facts(), words()).run(turn.turn(), Map.of())).isEqualTo("judged");
        return turn;
    }

    private RecordedTurn writesFirst(String resources, Message... before) {
        judged.clear();
        RecordedTurn turn = new RecordedTurn(conversation(resources), TurnWork.NOTHING, List.of(before), NOW);
        String outcome = new JudgeOutreachStep(policies(), facts(), words()).run(turn.turn(), Map.of("purpose", "service"));
        assertThat(turn.decision().details().get("then")).isEqualTo(outcome);
        return turn;
    }

    private AskPolicies policies() {
        Judge judge = (where, facts, moment) -> {
            gate = where;
            judged.addAll(facts);
            return Verdict.of(findings, "book");
        };
        return new AskPolicies(judge, standIns.of(PolicyBook.class, "book"));
    }

    private FactsOfTurn facts() {
        return new FactsOfTurn(standIns.of(Roster.class, "roster"), standIns.of(Teams.class, "teams"), wordings(), null, null, new ObjectMapper());
    }

    private WordsThatFit words() {
        return new WordsThatFit(wordings(), standIns.of(Roster.class, "roster"), new DetailsOfProcedure(new ObjectMapper()));
    }

    private static Wordings wordings() {
        return new Wordings() {
            @Override
            public Optional<Said> say(String key, Language language, Map<String, String> values) {
                if (key.equals("handoff.with-places")) {
                    throw new IllegalArgumentException("the words need a value for amount");
                }
                return has(key) ? Optional.of(new Said("Words.", language)) : Optional.empty();
            }

            @Override
            public boolean has(String key) {
                return !key.equals("handoff.renamed");
            }
        };
    }

    private static Conversation conversation(String resources) {
        return new Conversation(new ConversationId("c-1"), "customer", "web", Status.ACTIVE, null, 3, 0, Language.UNSURE, false, null, "{}", 0, null,
                resources, null, null, NOW, NOW);
    }

    private static Message said(int turn, Participant who, int daysAgo) {
        return new Message(new ConversationId("c-1"), new MessageId("m" + turn + who), turn, turn, who, "somebody", "Words.", null, List.of(), List.of(),
                NOW.minus(Duration.ofDays(daysAgo)));
    }
}
