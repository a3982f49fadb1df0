package dev.bailiwick.rehearsal.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.channel.Delivery;
import dev.bailiwick.conversation.Conversation;
import dev.bailiwick.conversation.Message;
import dev.bailiwick.conversation.Participant;
import dev.bailiwick.conversation.Status;
import dev.bailiwick.desk.Case;
import dev.bailiwick.flow.TurnWork;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Language;
import dev.bailiwick.kernel.MessageId;
import dev.bailiwick.kernel.Reason;
import dev.bailiwick.kernel.ReleaseId;
import dev.bailiwick.kernel.TurnId;
import dev.bailiwick.ledger.Decided;
import dev.bailiwick.testing.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/**
 * What the stores answer in memory is what they answer on PostgreSQL: order of rows, uniqueness, repetitions, numbers, and nothing of what
 * failed.
 */
class StoresAgreeTest {

    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
    private static final ConversationId ONE = new ConversationId("one");
    private static final ConversationId OTHER = new ConversationId("other");

    private static void agreeOn(int answers, BiConsumer<Stores, List<Object>> story) {
        List<Object> inDatabase = new ArrayList<>();
        List<Object> inMemory = new ArrayList<>();
        try (TestDatabase database = TestDatabase.fresh("conversation", "channel", "desk", "ledger", "flow", "release")) {
            story.accept(Stores.inDatabase(database.dataSource()), inDatabase);
        }
        story.accept(Stores.inMemory(), inMemory);

        assertThat(inMemory).hasSize(answers).isEqualTo(inDatabase);
    }

    private static Conversation conversation(ConversationId id, Instant created) {
        return new Conversation(id, "customer", "email", Status.ACTIVE, null, 0, 0, Language.UNSURE, false, null, "{}", 0, null, null, null, null,
                created, created);
    }

    private static Message message(String id, Participant who, int turn, boolean oneMoment) {
        return new Message(ONE, new MessageId(id), 0, turn, who, "somebody", "words", null, List.of(), List.of(), NOON, oneMoment);
    }

    @Test
    void aConversationIsAddedOnceAndChangesOnlyWhereItMay() {
        agreeOn(12, (s, told) -> {
            told.add(s.outcome(() -> s.conversations().add(conversation(ONE, NOON), "secret", "print")));
            told.add(s.outcome(() -> s.conversations().add(conversation(ONE, NOON.plusSeconds(9)), null, "other print")));
            told.add(s.outcome(() -> s.conversations().add(conversation(OTHER, NOON.plusSeconds(1)), null, "print")));
            s.within(() -> {
                Conversation was = s.conversations().take(ONE);
                s.conversations().change(new Conversation(ONE, "another", "chat", Status.OBSERVING, "anna", 3, 7, Language.ENGLISH, true, "procedure",
                        "{\"a\":1}", 2, "{\"b\":2}", "{\"c\":3}", "question", new Conversation.LatestHandoff("team", "code", "reason", "note", true),
                        NOON.plusSeconds(5), was.updated().plusSeconds(60)));
                s.conversations().changeToken(ONE, "new secret");
                s.conversations().typed(ONE, NOON.plusSeconds(30));
            });
            told.add(s.conversations().find(ONE));
            told.add(s.conversations().latest(10));
            told.add(s.conversations().token(ONE));
            told.add(s.conversations().token(OTHER));
            told.add(s.conversations().fingerprint(ONE));
            told.add(s.conversations().lastTyped(ONE));
            told.add(s.conversations().lastTyped(OTHER));
            told.add(s.outcome(() -> s.conversations().take(new ConversationId("nobody"))));
            told.add(s.conversations().find(new ConversationId("nobody")));
        });
    }

    @Test
    void messagesKeepTheirOrderAndATurnHasOneReplyAndOneMoment() {
        agreeOn(16, (s, told) -> {
            s.within(() -> s.conversations().add(conversation(ONE, NOON), null, "print"));
            told.add(s.outcome(() -> s.conversations().say(message("m1", Participant.CUSTOMER, 1, false), "p1").id()));
            told.add(s.outcome(() -> s.conversations().say(message("m1", Participant.CUSTOMER, 2, false), "p2").id()));
            told.add(s.outcome(() -> s.conversations().sayOneMoment(message("o1", Participant.ASSISTANT, 1, true), "p").isPresent()));
            told.add(s.outcome(() -> s.conversations().sayOneMoment(message("o2", Participant.ASSISTANT, 1, true), "p").isPresent()));
            told.add(s.outcome(() -> s.conversations().say(message("r1", Participant.ASSISTANT, 1, false), "p").id()));
            told.add(s.outcome(() -> s.conversations().say(message("r2", Participant.ASSISTANT, 1, false), "p").id()));
            told.add(s.outcome(() -> s.conversations().say(message("a1", Participant.ADVISOR, 0, false), "p").id()));
            told.add(s.outcome(() -> s.conversations().say(message("m2", Participant.CUSTOMER, 2, false), "p").id()));
            List<Message> all = s.conversations().messages(ONE, 0, 100);
            told.add(ids(all));
            told.add(ids(s.conversations().messages(ONE, all.get(1).sequence(), 2)));
            told.add(ids(s.conversations().unanswered(ONE, 0)));
            told.add(ids(s.conversations().unanswered(ONE, all.getFirst().sequence())));
            told.add(ids(s.conversations().before(ONE, all.getLast().sequence(), 2)));
            told.add(s.conversations().fingerprint(ONE, new MessageId("m1")));
            told.add(s.conversations().message(ONE, new MessageId("r2")));
            told.add(s.outcome(() -> List.of(s.conversations().note(ONE, "key", "typing", "{}", NOON),
                    s.conversations().note(ONE, "key", "typing", "{}", NOON), s.conversations().note(ONE, "other", "typing", "{}", NOON))));
        });
    }

    private static List<String> ids(List<Message> messages) {
        return messages.stream().map(message -> message.id().value()).toList();
    }

    @Test
    void whatFailsLeavesNothing() {
        agreeOn(7, (s, told) -> {
            s.within(() -> s.conversations().add(conversation(ONE, NOON), null, "print"));
            told.add(s.outcome(() -> {
                s.conversations().change(s.conversations().take(ONE).opensTurn(NOON));
                s.conversations().say(message("m1", Participant.CUSTOMER, 1, false), "p");
                s.deliveries().queue(delivery("d1", 1, Delivery.ANSWER, Delivery.Type.REPLY));
                s.ledger().append(List.of(decided(ONE, 1, "kind")));
                s.works().keep(new TurnId(ONE, 1), TurnWork.NOTHING);
                s.visitors().add(ONE, new byte[32], NOON);
                throw new IllegalStateException("no");
            }));
            told.add(s.conversations().find(ONE));
            told.add(s.conversations().messages(ONE, 0, 10));
            told.add(s.deliveries().latest(null, 10));
            told.add(s.ledger().entries(ONE, 0, 10));
            told.add(s.visitors().has(ONE));
            told.add(s.outcome(() -> s.conversations().say(new Message(OTHER, new MessageId("m"), 0, 0, Participant.CUSTOMER, "c", "b", null, List.of(),
                    List.of(), NOON), "p")));
        });
    }

    private static Delivery delivery(String id, int turn, int part, Delivery.Type type) {
        return new Delivery(id, id.startsWith("x") ? OTHER : ONE, turn, part, type, "{}", Delivery.State.PENDING, null, 0, false, NOON.plusSeconds(3600),
                null, NOON.plusSeconds(turn));
    }

    @Test
    void theOutboxKeepsItsOrderItsNumbersAndItsKey() {
        agreeOn(42, (s, told) -> {
            s.within(() -> {
                s.deliveries().queue(delivery("d1", 1, Delivery.ANSWER, Delivery.Type.REPLY));
                s.deliveries().queue(delivery("x1", 3, Delivery.ANSWER, Delivery.Type.REPLY));
                s.deliveries().queue(delivery("d2", 2, Delivery.ANSWER, Delivery.Type.REPLY));
                s.deliveries().queue(delivery("d3", 2, 0, Delivery.Type.HANDOFF));
            });
            told.add(s.outcome(() -> {
                s.deliveries().queue(delivery("d9", 1, Delivery.ANSWER, Delivery.Type.REPLY));
                return null;
            }));
            told.add(s.deliveries().handsOver(ONE, 2, Delivery.ANSWER));
            told.add(s.deliveries().handsOver(ONE, 1, Delivery.ANSWER));
            for (int end : List.of(Delivery.ENDED_BY_OTHERS, Delivery.ENDED_WITH_A_WORD, Delivery.ENDED_IN_SILENCE)) {
                s.within(() -> s.deliveries().queue(delivery("e" + end, 7 + end, end, Delivery.Type.FINISHED)));
                for (int part : List.of(Delivery.ONE_MOMENT, Delivery.ANSWER, Delivery.UNASKED)) {
                    told.add(s.deliveries().handsOver(ONE, 7 + end, part));
                }
            }
            told.add(s.outcome(() -> s.deliveries().claim("w", NOON, NOON.plusSeconds(10), 9)));
            List<Delivery> claimed = s.within(() -> s.deliveries().claim("w", NOON.plusSeconds(5), NOON.plusSeconds(15), 9));
            told.add(claimed.stream().map(Delivery::id).sorted().toList());
            told.add(claimed.stream().map(Delivery::attempts).toList());
            Delivery first = claimed.stream().filter(one -> one.id().equals("d1")).findAny().orElseThrow();
            told.add(s.within(() -> s.deliveries().holds(first, "w")));
            told.add(s.within(() -> s.deliveries().holds(first, "v")));
            told.add(s.within(() -> s.deliveries().number(first)));
            told.add(s.within(() -> s.deliveries().number(first)));
            s.within(() -> s.deliveries().failed("d1", NOON.plusSeconds(20), "refused", false));
            told.add(s.deliveries().find("d1"));
            told.add(s.within(() -> s.deliveries().claim("w", NOON.plusSeconds(15), NOON.plusSeconds(25), 9)).size());
            told.add(s.within(() -> s.deliveries().claim("v", NOON.plusSeconds(26), NOON.plusSeconds(36), 1)));
            told.add(s.within(() -> s.deliveries().claim("v", NOON.plusSeconds(26), NOON.plusSeconds(36), 1)));
            told.add(s.within(() -> s.deliveries().number(s.deliveries().find("d1").orElseThrow())));
            s.within(() -> s.deliveries().withdrawn("d1", NOON));
            told.add(s.deliveries().find("d1"));
            told.add(s.deliveries().unanswering(ONE));
            told.add(s.within(() -> s.deliveries().number(s.deliveries().find("d2").orElseThrow())));
            s.within(() -> s.deliveries().givenUp("d2", NOON, "gone"));
            told.add(s.within(() -> s.deliveries().claim("v", NOON.plusSeconds(60), NOON.plusSeconds(70), 9)).stream().map(Delivery::id).toList());
            told.add(s.deliveries().latest(Delivery.State.GIVEN_UP, 5));
            s.within(() -> s.deliveries().again("d2", NOON.plusSeconds(80), NOON.plusSeconds(900)));
            told.add(s.within(() -> s.deliveries().claim("v", NOON.plusSeconds(81), NOON.plusSeconds(91), 9)).stream().map(Delivery::id).toList());
            s.within(() -> s.deliveries().delivered("d2", NOON));
            s.within(() -> s.deliveries().prolong("v", NOON.plusSeconds(200)));
            told.add(s.deliveries().latest(null, 9));
            told.add(s.within(() -> s.deliveries().claim("v", NOON.plusSeconds(300), NOON.plusSeconds(310), 9)).stream().map(Delivery::id).sorted()
                    .toList());
            told.add(s.deliveries().find("nothing"));
            s.within(() -> s.deliveries().queue(delivery("d4", 4, Delivery.ANSWER, Delivery.Type.REPLY)));
            s.within(() -> s.deliveries().queue(delivery("d5", 4, Delivery.UNASKED, Delivery.Type.REPLY)));
            told.add(s.outcome(() -> {
                s.deliveries().queue(delivery("d6", 2, 1, Delivery.Type.HANDOFF));
                return null;
            }));
            told.add(s.within(() -> s.deliveries().release("v", NOON.plusSeconds(320))));
            told.add(s.within(() -> s.deliveries().claim("u", NOON.plusSeconds(320), NOON.plusSeconds(330), 9)).stream().map(Delivery::id).sorted()
                    .toList());
            told.add(s.within(() -> s.deliveries().withdrawUnsent(ONE, NOON)));
            told.add(s.deliveries().standing());
            s.within(() -> s.deliveries().failed("d3", NOON.plusSeconds(90_000), "far", true));
            told.add(s.within(() -> s.deliveries().hasten(NOON.plusSeconds(330), 5)));
            s.within(() -> s.deliveries().failed("d3", NOON.plusSeconds(90_000), "far", true));
            told.add(s.within(() -> s.deliveries().endFuture(NOON.plusSeconds(330))));
            told.add(s.within(() -> s.deliveries().claim("u", NOON.plusSeconds(330), NOON.plusSeconds(340), 9)).stream().map(Delivery::id).sorted()
                    .toList());
            told.add(s.deliveries().latest(null, 9));
        });
    }

    @Test
    void casesAreOpenedTakenRemindedOfAndClosedOnce() {
        agreeOn(8, (s, told) -> {
            s.within(() -> s.cases().open(openCase("c1", ONE, 0)));
            s.within(() -> s.cases().open(openCase("c2", OTHER, 1)));
            told.add(s.within(() -> s.cases().remind(ONE, NOON.plusSeconds(10))));
            told.add(s.within(() -> s.cases().remind(ONE, NOON.plusSeconds(20))));
            s.within(() -> s.cases().take(ONE, "anna", NOON.plusSeconds(30)));
            s.within(() -> s.cases().take(ONE, "ben", NOON.plusSeconds(40)));
            told.add(s.within(() -> s.cases().remind(ONE, NOON.plusSeconds(50))));
            told.add(s.cases().list(false, 10));
            s.within(() -> s.cases().open(openCase("c3", ONE, 60)));
            told.add(s.cases().list(false, 10));
            s.within(() -> s.cases().close(ONE, NOON.plusSeconds(70)));
            s.within(() -> s.cases().close(ONE, NOON.plusSeconds(80)));
            told.add(s.cases().list(false, 10));
            told.add(s.cases().list(true, 10));
            told.add(s.cases().open());
        });
    }

    private static Case openCase(String id, ConversationId conversation, int seconds) {
        return new Case(id, conversation, 1, "team", new Reason("code", "reason"), "note", null, Language.ENGLISH, "email", NOON.plusSeconds(seconds),
                null, null, null, null);
    }

    private static Decided decided(ConversationId conversation, int turn, String kind) {
        return new Decided(conversation, turn, kind, NOON.plusSeconds(turn), new ReleaseId("r-000000000000"), "{\"turn\":" + turn + "}");
    }

    @Test
    void theLedgersChainsAreTheSameToTheByte() {
        agreeOn(7, (s, told) -> {
            s.within(() -> s.ledger().append(List.of(decided(ONE, 1, "a"), decided(OTHER, 1, "b"), decided(ONE, 2, "c"))));
            s.within(() -> s.ledger().append(List.of(decided(ONE, 3, "d"))));
            told.add(s.ledger().entries(ONE, 0, 10));
            told.add(s.ledger().entries(ONE, 1, 1));
            told.add(s.ledger().entries(OTHER, 0, 10));
            told.add(s.ledger().knows(ONE));
            told.add(s.ledger().knows(new ConversationId("nobody")));
            told.add(s.ledger().latest(1).size());
            List<Object> read = new ArrayList<>();
            s.ledger().read(null, read::add);
            told.add(read);
        });
    }

    @Test
    void aTurnsWorkIsThatOfTheLatestTurn() {
        agreeOn(4, (s, told) -> {
            TurnWork some = TurnWork.NOTHING.handsOff(null);
            s.within(() -> s.works().keep(new TurnId(ONE, 1), some));
            told.add(s.works().of(new TurnId(ONE, 1)));
            told.add(s.works().of(new TurnId(ONE, 2)));
            s.within(() -> s.works().keep(new TurnId(ONE, 2), some));
            told.add(s.works().of(new TurnId(ONE, 1)).equals(TurnWork.NOTHING));
            s.within(() -> s.works().forget(new TurnId(ONE, 1)));
            told.add(s.works().of(new TurnId(ONE, 2)));
        });
    }
}
