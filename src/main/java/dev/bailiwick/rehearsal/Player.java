package dev.bailiwick.rehearsal;

import dev.bailiwick.conversation.Conversation;
import dev.bailiwick.conversation.NewConversation;
import dev.bailiwick.conversation.NewMessage;
import dev.bailiwick.conversation.NotedEvent;
import dev.bailiwick.conversation.Participant;
import dev.bailiwick.conversation.Pen;
import dev.bailiwick.conversation.Status;
import dev.bailiwick.flow.SlowTask;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.MessageId;
import dev.bailiwick.kernel.Reason;
import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.ledger.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Plays one story's moves on the house, and remembers what the house promised by saying yes. */
final class Player {

    private static final int MOST_ENTRIES = 5_000;
    private static final int MOST_MESSAGES = 1_000;
    private static final int MOST_ROUNDS = 80;
    private static final int TRIES_OF_A_TAKEOVER = 8;
    private static final Duration A_MOMENT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(11);
    private static final Duration A_CLOCK_IS_BACK = Duration.ofHours(2);
    private static final Duration MORE_THAN_A_DAY = Duration.ofHours(25);

    private final House house;
    private final ConversationId id;
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final List<String> broken = new ArrayList<>();
    /** Two moves at once may both change it. */
    private final AtomicInteger revision = new AtomicInteger(1);
    private final List<Scene.InForce> books = new CopyOnWriteArrayList<>(List.of(new Scene.InForce(Move.Book.OPEN, 0, 0)));
    private boolean byPerson;

    Player(House house, ConversationId id) {
        this.house = house;
        this.id = id;
    }

    void begin(Story story) {
        house.backstage().timeBegins();
        house.backstage().bring(Move.Brings.A_RESULT);
        house.backstage().book(Move.Book.OPEN);
        house.backstage().knowledge(1);
        house.steps().clear();
        house.start().start(new NewConversation(id, "customer-" + id, story.live() ? "web" : "email",
                story.withAssistant() ? Pen.ASSISTANT : Pen.ADVISOR, null, null, null, null, null));
    }

    /** @return what came of it, in a few words */
    String perform(Move move) throws Exception {
        return move instanceof Move.Together both ? together(both) : prepared(move, true).call();
    }

    /** Chooses now what the move is about, so that only the doing is left to the thread that calls. */
    private Callable<String> prepared(Move move, boolean alone) {
        return switch (move) {
            case Move.CustomerWrites writes -> () -> orRefused(() -> says(Participant.CUSTOMER, "m" + writes.number(), writes.number()));
            case Move.CustomerTypes types -> () -> orRefused(() -> house.note().note(id, new NotedEvent("typing", Participant.CUSTOMER, "customer", null,
                    null, null, null)));
            case Move.AdvisorWrites writes -> () -> orRefused(() -> says(Participant.ADVISOR, "a" + writes.number(), writes.number()));
            case Move.PenTaken taken -> () -> orRefused(() -> house.pen().pass(id, Pen.ADVISOR, "anna", "I take this one"));
            case Move.PenReturned returned -> () -> orRefused(() -> house.pen().pass(id, Pen.ASSISTANT, null, "go on"));
            case Move.Cancelled cancelled -> () -> orRefused(() -> house.close().cancel(id, new Reason("cancelled", "by the company")));
            case Move.Finished finished -> () -> orRefused(() -> house.close().finish(id, new Reason("finished", "by the company")));
            case Move.Resumed resumed -> () -> orRefused(() -> house.resume().resume(id, resumed.withAssistant() ? Pen.ASSISTANT : Pen.ADVISOR,
                    null, null, "goes on"));
            case Move.SlowStepReturns returns -> slowStep(house.steps().comesBack(returns.which()), returns.what());
            case Move.SlowStepReturnsAgain again -> slowStep(house.steps().comesBackAgain(again.which()), Move.Brings.A_RESULT);
            case Move.PatienceEnds ends -> oneMoment(house.steps().takesLong(ends.which()));
            case Move.TimerFires timer -> () -> house.backstage().fireTimer(id) ? "done" : "none was due";
            case Move.Delivered delivered -> alone ? () -> delivery(delivered.fate()) : () -> said(house.backstage().deliver(delivered.fate()));
            case Move.SentAgain again -> () -> sendAgain();
            case Move.NodeStops stops -> () -> nodeStops();
            case Move.NodeDies dies -> () -> nodeChanges(true);
            case Move.NodeFallsSilent silent -> () -> nodeChanges(false);
            case Move.TakenOver over -> this::takenOver;
            case Move.BookChanges book -> () -> bookChanges(book.book());
            case Move.KnowledgeChanges knowledge -> this::knowledgeChanges;
            case Move.TimePasses time -> () -> timePasses(time.by());
            case Move.Together both -> throw new IllegalArgumentException("two at once are not nested: " + both);
        };
    }

    private void says(Participant who, String name, int number) {
        house.receive().receive(id, new NewMessage(new MessageId(name), who, who.name().toLowerCase(), name, null, null,
                StoryClock.BEGINNING.plusSeconds(number), null));
        accepted.add(name);
    }

    private static String orRefused(Runnable work) {
        try {
            work.run();
            return "done";
        } catch (Refusal no) {
            return "refused: " + no.getMessage();
        }
    }

    private Callable<String> slowStep(Optional<SlowTask> task, Move.Brings what) {
        return () -> {
            if (task.isEmpty()) {
                return "none is there";
            }
            house.backstage().bring(what);
            task.get().work().run();
            return task.get().step() + " of " + task.get().node();
        };
    }

    private static Callable<String> oneMoment(Optional<SlowTask> task) {
        return () -> {
            task.ifPresent(slow -> slow.oneMoment().run());
            return task.map(slow -> slow.step() + " of " + slow.node()).orElse("none is there");
        };
    }

    private String sendAgain() {
        boolean sent = house.backstage().sendAgain(id);
        byPerson |= sent;
        return sent ? "done" : "there is nothing";
    }

    private String nodeStops() {
        house.takeOver().giveBack();
        return nodeChanges(true);
    }

    private String nodeChanges(boolean dies) {
        house.steps().nodeChanges(dies);
        return house.steps().node() + " takes its place";
    }

    /** A lease may last longer than a lease when the clock went back meanwhile, and not for ever. */
    private String takenOver() {
        for (int tries = 0; tries < TRIES_OF_A_TAKEOVER && isLeftAlone(); tries++) {
            house.backstage().timePasses(house.flow().lease().plus(A_MOMENT));
            house.takeOver().takeOver();
        }
        if (isLeftAlone()) {
            broken.add("lost: nobody has taken over a slow step from a node that is gone");
        }
        return "done";
    }

    private boolean isLeftAlone() {
        String living = house.steps().node();
        return house.backstage().look(id).tasks().stream().anyMatch(task -> !living.equals(task.worker()));
    }

    private String timePasses(Duration by) {
        house.backstage().timePasses(by);
        return "done";
    }

    private String bookChanges(Move.Book now) {
        long last = entries().size();
        books.add(new Scene.InForce(now, last, last));
        house.backstage().book(now);
        return "done";
    }

    private String knowledgeChanges() {
        house.backstage().knowledge(revision.incrementAndGet());
        return "done";
    }

    private String delivery(Move.Fate fate) {
        Conversation before = house.conversations().find(id).orElseThrow();
        int taken = house.backstage().look(id).received().size();
        String sent = fate == Move.Fate.GIVEN_UP ? givenUp() : whenDue(fate);
        house.backstage().look(id).received().stream().skip(taken).filter(receipt -> !mayBeHeard(before, receipt)).forEach(receipt -> broken.add(
                "stale: " + receipt.words() + " of turn " + receipt.turn() + " left although the conversation was " + before.status() + " in turn "
                        + before.turn()));
        return said(sent);
    }

    /** What a person lets be sent again is sent whatever has happened. */
    private boolean mayBeHeard(Conversation conversation, Backstage.Receipt receipt) {
        if (receipt.words() == Backstage.Words.NONE || byPerson) {
            return true;
        }
        boolean latest = receipt.turn() == conversation.turn();
        boolean open = !house.conversations().unanswered(id, conversation.answeredUpTo()).isEmpty();
        boolean inTime = receipt.words() == Backstage.Words.ANSWER || latest && (open || receipt.words() == Backstage.Words.UNASKED);
        return inTime && (conversation.status() == Status.ACTIVE || conversation.status() == Status.FAILED || latest && conversation.awaitsAdvisor()
                || LedgerWalk.isFarewell(entries(), receipt.turn(), receipt.words() == Backstage.Words.ANSWER));
    }

    private String givenUp() {
        house.backstage().timePasses(MORE_THAN_A_DAY);
        return house.backstage().deliver(Move.Fate.REFUSED);
    }

    /** What waits for a dead node's claim, or for its next attempt, is waited for. */
    private String whenDue(Move.Fate fate) {
        String sent = house.backstage().deliver(fate);
        for (Duration wait : List.of(house.backstage().claimLasts().plus(A_MOMENT), LONGEST_WAIT, A_CLOCK_IS_BACK)) {
            if (sent == null) {
                house.backstage().timePasses(wait);
                sent = house.backstage().deliver(fate);
            }
        }
        return sent;
    }

    private static String said(String sent) {
        return sent == null ? "nothing is due" : sent;
    }

    private String together(Move.Together both) throws Exception {
        int known = books.size();
        String came = house.backstage().together(prepared(both.one(), false), prepared(both.other(), false));
        // What else happened in the same instant may have been judged before or after.
        long last = entries().size();
        for (int i = known; i < books.size(); i++) {
            books.set(i, new Scene.InForce(books.get(i).book(), books.get(i).after(), last));
        }
        return came;
    }

    Scene look() {
        return new Scene(house.conversations().find(id).orElseThrow(), house.conversations().messages(id, 0, MOST_MESSAGES), entries(),
                house.verify().verify(id).breaks(), house.backstage().look(id), house.steps(), Set.copyOf(accepted), List.copyOf(books),
                List.copyOf(broken));
    }

    private List<Entry> entries() {
        return house.ledger().entries(id, 0, MOST_ENTRIES);
    }

    /** Lets everything come to rest: whatever is under way comes back, whatever is queued is sent. */
    void comeToRest() throws Exception {
        bookChanges(Move.Book.OPEN);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Optional<SlowTask> task = house.steps().comesBack(0);
            if (task.isPresent()) {
                slowStep(task, Move.Brings.A_RESULT).call();
            } else if (house.backstage().look(id).tasks().isEmpty()) {
                break;
            } else {
                takenOver();
            }
        }
        for (int round = 0; round < MOST_ROUNDS && whenDue(Move.Fate.TAKEN) != null; round++) {
            // Each takes one away.
        }
    }

    /** Ends the conversation, whatever it is in the middle of. */
    void end(boolean naturally) {
        if (naturally && house.conversations().find(id).orElseThrow().status() != Status.CANCELLED) {
            house.close().finish(id, new Reason("finished", "the story is over"));
        } else {
            house.close().cancel(id, new Reason("cancelled", "the story is over"));
        }
    }

    void forget() {
        house.steps().clear();
        house.backstage().forget(id);
    }
}
