package dev.bailiwick.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.channel.Deliveries;
import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.conversation.Message;
import dev.bailiwick.conversation.NotedEvent;
import dev.bailiwick.conversation.Participant;
import dev.bailiwick.conversation.PassPen;
import dev.bailiwick.conversation.Pen;
import dev.bailiwick.conversation.RateConversation;
import dev.bailiwick.conversation.ReceiveMessage;
import dev.bailiwick.conversation.StartConversation;
import dev.bailiwick.guardrail.FollowBooks;
import dev.bailiwick.guardrail.ReloadPolicies;
import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.ledger.Entry;
import dev.bailiwick.ledger.Ledger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What happens while a turn is at work. */
@WholeHouse
class FastRacesTest {

    private static final String QUESTION = "How long does a new debit card take to arrive?";

    private static final String ABOUT_MESSAGES = """
            rule "GR-997 long messages"
                @status("active") @owner("Compliance") @since("2026-01-01") @review("2027-01-15")
                @basis("A test: long messages are looked at")
                @errs("Whoever writes only a few words.")
            when
                the message has at least 40 characters
            then
                %s "Long messages are for people."
            end
            """;
    private static final String ABOUT_MESSAGES_EXAMPLES = """
            policy: GR-997
            examples:
              - {name: long, given: [{message: {length: 60}}], expect: hit}
              - {name: just long, given: [{message: {length: 40}}], expect: hit}
              - {name: short, given: [{message: {length: 4}}], expect: miss}
              - {name: just short, given: [{message: {length: 39}}], expect: miss}
            """;

    @Autowired
    private StartConversation start;
    @Autowired
    private ReceiveMessage receive;
    @Autowired
    private PassPen pen;
    @Autowired
    private RateConversation note;
    @Autowired
    private Conversations conversations;
    @Autowired
    private Deliveries deliveries;
    @Autowired
    private ReloadPolicies policies;
    @Autowired
    private FollowBooks follow;
    @Autowired
    private CompanyFiles files;
    @Autowired
    private Ledger ledger;

    private Talk.House house;

    @BeforeEach
    void think() {
        HeldAssistant.goesOn();
        house = new Talk.House(start, receive, conversations, ledger);
    }

    @Test
    void whoHasWaitedLongEnoughIsToldOnceThatItTakesAMomentAndIsAnsweredAllTheSame() {
        Talk talk = house.withTheAssistantOn("hasty");
        HeldAssistant.thinks();

        Message moment = talk.customerSays(QUESTION).reply(1);
        HeldAssistant.goesOn();
        Message reply = talk.reply(2);

        assertThat(moment.body()).contains("One moment, please").contains("AI assistant");
        assertThat(moment.turn()).isEqualTo(reply.turn()).isOne();
        assertThat(reply.citations()).isNotEmpty();
        assertThat(reply.body()).doesNotContain("AI assistant");
        assertThat(talk.replies()).hasSize(2);
        assertThat(talk.ledgerKinds()).containsSubsequence("draft-judged", "draft-cleared", "one-moment-said", "message-understood", "reply-sent");
        assertThat(talk.entries("one-moment-said")).hasSize(1);
        assertThat(talk.last("reply-sent").path("answers")).hasSize(1);
    }

    @Test
    void nobodyIsToldToWaitByATurnThatATakeoverEnded() throws InterruptedException {
        Talk taken = house.withTheAssistantOn("calm");
        Talk later = house.withTheAssistantOn("calm");
        HeldAssistant.thinks();
        taken.customerSays(QUESTION);
        HeldAssistant.untilItThinks();

        pen.pass(taken.id(), Pen.ADVISOR, "anna", null);
        later.customerSays(QUESTION).reply(1);
        HeldAssistant.goesOn();
        Talk.await("the dropped result", () -> taken.ledgerKinds().contains("result-dropped"));
        later.reply(2);

        assertThat(later.entries("one-moment-said")).hasSize(1);
        assertThat(taken.replies()).isEmpty();
        assertThat(taken.ledgerKinds()).doesNotContain("one-moment-said");
    }

    @Test
    void aTurnThatANewerMessageEndedSaysNothing() throws InterruptedException {
        Talk talk = house.withTheAssistantOn("calm");
        HeldAssistant.thinks();
        talk.customerSays("Hello, one question");
        HeldAssistant.untilItThinks();

        talk.customerSays(QUESTION).reply(1);
        HeldAssistant.goesOn();
        Talk.await("the dropped result", () -> talk.ledgerKinds().contains("result-dropped"));
        talk.reply(2);

        assertThat(talk.entries("one-moment-said")).extracting(Entry::turn).containsExactly(2);
        assertThat(talk.last("reply-sent").path("answers")).hasSize(2);
    }

    @Test
    void noPatienceRunsOutOnMail() {
        Talk mail = house.withTheAssistantOn("email");
        Talk chat = house.withTheAssistantOn("hasty");
        HeldAssistant.thinks();
        mail.customerSays(QUESTION);

        chat.customerSays(QUESTION).reply(1);
        HeldAssistant.goesOn();
        mail.reply(1);

        assertThat(mail.ledgerKinds()).doesNotContain("one-moment-said");
    }

    @Test
    void aCustomerWhoIsTypingIsWaitedFor() {
        Talk talk = house.withTheAssistantOn("typing");
        note.note(talk.id(), new NotedEvent("typing", Participant.CUSTOMER, "customer-1", null, null, null, null));
        Instant typed = conversations.lastTyped(talk.id()).orElseThrow();

        talk.customerSays(QUESTION).reply(1);

        Instant understood = talk.entries("message-understood").getFirst().at();
        assertThat(understood).isAfterOrEqualTo(typed.plusMillis(700));
    }

    @Test
    void anAdvisorWhoIsTypingKeepsNobodyWaiting() {
        Talk talk = house.withTheAssistantOn("typing");

        note.note(talk.id(), new NotedEvent("typing", Participant.ADVISOR, "anna", null, null, null, null));

        assertThat(conversations.lastTyped(talk.id())).isEmpty();
    }

    @Test
    void messagesThatOvertookEachOtherAreReadAsTheyWereWrittenAndAnsweredOnce() throws InterruptedException {
        Talk talk = house.withTheAssistant();
        Instant written = Instant.parse("2026-07-28T10:00:00Z");
        HeldAssistant.thinks();
        talk.says(Participant.CUSTOMER, "to arrive, please?", written.plusSeconds(5));
        HeldAssistant.untilItThinks();

        talk.says(Participant.CUSTOMER, "How long does a new debit card take", written);
        HeldAssistant.goesOn();
        talk.reply(1);

        assertThat(HeldAssistant.seen()).extracting(Message::body).containsExactly("How long does a new debit card take", "to arrive, please?");
        assertThat(talk.last("reply-sent").path("answers")).hasSize(2);
        assertThat(talk.now().answeredUpTo()).isEqualTo(conversations.unanswered(talk.id(), 0).getLast().sequence());
        assertThat(talk.replies()).hasSize(1);
    }

    @Test
    void aPolicyThatIsTakenUpInMidTurnHoldsTheDraft() throws InterruptedException {
        Talk talk = house.withTheAssistant();
        HeldAssistant.thinks();
        talk.customerSays(QUESTION).customerSays("And by which way does it come?");
        HeldAssistant.untilItThinks();

        // Else the book that nobody approved would be noticed and put away within a second.
        follow.stop();
        ReloadPolicies.Prepared stricter = policies.prepare(with("rules/drl/money/GR-998-nothing-but-fixed-words.dslr", """
                rule "GR-998 nothing but fixed words"
                    @status("active") @owner("Compliance") @since("2026-01-01") @review("2027-01-15")
                    @basis("A test: the company holds all answers back at once")
                    @errs("Never.")
                when
                    the draft is not in fixed words
                then
                    hold the draft because "All answers are held back."
                end
                """, """
                policy: GR-998
                examples:
                  - name: an answer
                    given:
                      - draft: {fixed: false}
                    expect: hit
                  - name: a question
                    given:
                      - draft: {fixed: false, question: true}
                    expect: hit
                  - name: fixed words
                    given:
                      - draft: {fixed: true}
                    expect: miss
                  - name: a question in fixed words
                    given:
                      - draft: {fixed: true, question: true}
                    expect: miss
                """));
        stricter.takeUp();
        try {
            HeldAssistant.goesOn();
            talk.untilHandedOff();
        } finally {
            follow.start();
        }

        assertThat(talk.now().handoff().code()).isEqualTo("GR-998");
        assertThat(talk.replies()).hasSize(1).allMatch(said -> said.citations().isEmpty());
        assertThat(talk.entries("draft-judged").getFirst().details()).contains("GR-998").contains(stricter.version());
    }

    @Test
    void aPolicyOnMessagesThatIsTakenUpWhileTheAnswerIsWrittenHoldsTheAnswer() throws InterruptedException {
        Talk talk = inTheMiddleOfWriting();

        ReloadPolicies.Prepared stricter = whileInForce(ABOUT_MESSAGES.formatted("hand off to \"front-desk\" because"), talk::untilHandedOff);

        assertThat(talk.now().handoff().code()).isEqualTo("GR-997");
        assertThat(talk.replies()).hasSize(1).allMatch(said -> said.citations().isEmpty());
        assertThat(talk.entries("message-judged")).hasSize(2).last().satisfies(entry -> assertThat(entry.details()).contains(stricter.version()));
    }

    @Test
    void aTurnKeepsTheBookItBeganWithWhenTheNewOneForbidsNothing() throws InterruptedException {
        Talk talk = inTheMiddleOfWriting();
        String began = policies.inForce().version();

        whileInForce(ABOUT_MESSAGES.formatted("note that"), () -> talk.reply(1));

        assertThat(talk.replies().getFirst().citations()).isNotEmpty();
        assertThat(talk.last("draft-judged").path("book").asText()).isEqualTo(began);
        assertThat(talk.last("draft-cleared").path("book").asText()).isEqualTo(began);
    }

    private Talk inTheMiddleOfWriting() throws InterruptedException {
        Talk talk = house.withTheAssistant();
        HeldAssistant.writes();
        talk.customerSays(QUESTION);
        HeldAssistant.untilItWrites();
        return talk;
    }

    private ReloadPolicies.Prepared whileInForce(String policy, Runnable work) {
        // Else the book that nobody approved would be noticed and put away within a second.
        follow.stop();
        try {
            ReloadPolicies.Prepared other = policies.prepare(with("rules/drl/people/GR-997-long-messages.dslr", policy, ABOUT_MESSAGES_EXAMPLES));
            other.takeUp();
            HeldAssistant.writesOn();
            work.run();
            return other;
        } finally {
            HeldAssistant.writesOn();
            follow.start();
        }
    }

    @Test
    void aMessageThatCouldNotBeUnderstoodGoesToAHumanInJudgedWords() {
        Talk talk = house.withTheAssistant();

        talk.customerSays(HeldAssistant.UNREADABLE).untilHandedOff();

        assertThat(talk.replies()).hasSize(1);
        assertThat(talk.ledgerKinds()).containsSubsequence("step-failed", "draft-judged", "draft-cleared", "reply-sent", "handed-off");
    }

    @Test
    void withoutAWebhookNothingIsQueued() {
        Talk talk = house.withTheAssistant();

        talk.customerSays(QUESTION).reply(1);

        assertThat(deliveries.latest(null, 1_000)).isEmpty();
    }

    private CompanyFiles with(String path, String rule, String examples) {
        List<CompanyFile> more = List.of(new CompanyFile(path, rule.getBytes(StandardCharsets.UTF_8)),
                new CompanyFile(path.replace(".dslr", ".examples.yaml"), examples.getBytes(StandardCharsets.UTF_8)));
        return new CompanyFiles() {
            @Override
            public List<CompanyFile> below(String folder, String... endings) {
                List<CompanyFile> all = new ArrayList<>(files.below(folder, endings));
                more.stream().filter(file -> file.path().startsWith(folder + "/"))
                        .filter(file -> endings.length == 0 || List.of(endings).stream().anyMatch(file.path()::endsWith)).forEach(all::add);
                return all;
            }

            @Override
            public CompanyFile file(String wanted) {
                return more.stream().filter(file -> file.path().equals(wanted)).findFirst().orElseGet(() -> files.file(wanted));
            }

            @Override
            public String origin(String folder) {
                return files.origin(folder);
            }
        };
    }
}
