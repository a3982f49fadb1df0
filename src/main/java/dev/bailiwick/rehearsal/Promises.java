package dev.bailiwick.rehearsal;

import dev.bailiwick.conversation.Participant;
import dev.bailiwick.conversation.Status;
import dev.bailiwick.flow.FlowVariables;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must hold between any two moves of any story. Judges by the state reached and the ledger, never by wording. */
final class Promises {

    private static final Set<String> ATTENDING = Set.of(FlowVariables.CUSTOMER_WROTE, FlowVariables.PEN_TAKEN, FlowVariables.CONVERSATION_CLOSED);
    private static final Set<String> AT_THE_DESK = Set.of(FlowVariables.PEN_RETURNED, FlowVariables.CONVERSATION_CLOSED);

    private final Scene scene;
    private final List<String> broken = new ArrayList<>();

    private Promises(Scene scene) {
        this.scene = scene;
    }

    /** @return the promises that are broken, in words; empty when all hold */
    static List<String> brokenIn(Scene scene) {
        Promises promises = new Promises(scene);
        promises.broken.addAll(scene.seen());
        promises.theLedgerIsWholeAndAllows();
        promises.nothingIsLost();
        promises.nothingIsDoubled();
        promises.noNumberIsGivenTwice();
        promises.processAndConversationAgree();
        return promises.broken;
    }

    /** @return what is broken once everything has come to rest */
    static List<String> brokenAtRest(Scene scene) {
        Promises promises = new Promises(scene);
        promises.broken.addAll(brokenIn(scene));
        promises.everythingWasSaidAndSent();
        return promises.broken;
    }

    /** @return what is broken once the conversation was ended */
    static List<String> brokenAtTheEnd(Scene scene) {
        Promises promises = new Promises(scene);
        promises.broken.addAll(brokenIn(scene));
        promises.expect(!scene.conversation().status().isOpen(), "the conversation could not be ended");
        return promises.broken;
    }

    private void theLedgerIsWholeAndAllows() {
        scene.breaks().forEach(found -> broken.add("the ledger's chain is broken at " + found.number() + ": " + found.what()));
        Set<String> answerNothing = new HashSet<>();
        scene.behind().deliveries().stream().filter(row -> row.words() != Backstage.Words.ANSWER).forEach(row -> answerNothing.add(row.id()));
        LedgerWalk walk = new LedgerWalk(scene.books(), answerNothing).through(scene.entries());
        broken.addAll(walk.broken());
        expect(walk.status().equals(scene.conversation().status().name()), "the ledger ends " + walk.status() + ", the conversation is "
                + scene.conversation().status());
        expect(walk.turn() == scene.conversation().turn(), "the ledger ends in turn " + walk.turn() + ", the conversation is in turn "
                + scene.conversation().turn());
        expect(walk.open().equals(scene.open()), "by the ledger " + walk.open() + " are open, by the conversation " + scene.open());
    }

    private void nothingIsLost() {
        Set<String> kept = new HashSet<>();
        scene.messages().forEach(message -> kept.add(message.id().value()));
        scene.accepted().stream().filter(message -> !kept.contains(message)).forEach(message -> broken.add("lost: message " + message));
        boolean mustLive = scene.conversation().status() == Status.ACTIVE && !scene.open().isEmpty();
        expect(!mustLive || scene.behind().tasks().size() == 1, "lost: " + scene.open() + " are open, the assistant has the pen, and "
                + scene.behind().tasks().size() + " slow steps are under way");
        scene.behind().tasks().stream().filter(task -> !scene.steps().isTakenCareOf(task.id(), task.worker())).forEach(task -> broken.add(
                "lost: nobody works on a slow step that is locked for the living " + task.worker()));
    }

    private void nothingIsDoubled() {
        Set<String> said = new HashSet<>();
        scene.saidBy(Participant.ASSISTANT).stream().filter(message -> !said.add(parted(message.turn(), message.oneMoment())))
                .forEach(message -> broken.add("doubled: the assistant said it twice in turn " + message.turn() + (message.oneMoment() ? ", one moment"
                        : "")));
        Set<String> queued = new HashSet<>();
        scene.behind().deliveries().stream().filter(row -> row.words() != Backstage.Words.NONE)
                .filter(row -> !queued.add(parted(row.turn(), row.words() == Backstage.Words.ONE_MOMENT)))
                .forEach(row -> broken.add("doubled: two deliveries of " + row.words() + " of turn " + row.turn()));
        expect(queued.equals(said), "what was said " + said + " is not what was queued " + queued);
        Set<String> taken = numbersRise();
        scene.behind().deliveries().stream().filter(row -> row.state().equals("DELIVERED") && !taken.contains(row.id())).forEach(row -> broken.add(
                "lost: delivery " + row.id() + " counts as delivered and was never received"));
    }

    private static String parted(int turn, boolean oneMoment) {
        return turn + (oneMoment ? " one moment" : "");
    }

    private void noNumberIsGivenTwice() {
        Set<Integer> given = new HashSet<>();
        scene.behind().deliveries().stream().filter(row -> row.number() > 0 && !given.add(row.number())).forEach(row -> broken.add(
                "doubled: two events have the number " + row.number()));
    }

    /** Numbers rise without holes, but for what was called back after it may have arrived. */
    private Set<String> numbersRise() {
        Set<Integer> calledBack = new HashSet<>();
        scene.behind().deliveries().stream().filter(row -> row.state().equals("WITHDRAWN")).forEach(row -> calledBack.add(row.number()));
        Set<String> taken = new HashSet<>();
        int last = 0;
        for (Backstage.Receipt receipt : scene.behind().received()) {
            if (taken.add(receipt.id())) {
                int next = last + 1;
                while (next < receipt.number() && calledBack.contains(next)) {
                    next++;
                }
                expect(receipt.number() == next, "event " + receipt.number() + " of the conversation was received after event " + last);
                last = receipt.number();
            }
        }
        return taken;
    }

    private void processAndConversationAgree() {
        Backstage.Behind behind = scene.behind();
        Status status = scene.conversation().status();
        if (!status.isOpen()) {
            expect(behind.processes() == 0 && behind.tasks().isEmpty() && behind.waitsFor().isEmpty() && behind.timers() == 0,
                    "the conversation is " + status + " and its process goes on: " + behind);
            return;
        }
        expect(behind.processes() == 1, "the conversation is open and has " + behind.processes() + " processes");
        Set<String> waits = new HashSet<>(behind.waitsFor());
        expect(waits.size() == behind.waitsFor().size(), "the process waits twice for the same: " + behind.waitsFor());
        expect(waits.equals(status == Status.ACTIVE ? ATTENDING : AT_THE_DESK), "the conversation is " + status + " and its process waits for "
                + behind.waitsFor());
        boolean turnLives = status == Status.ACTIVE && !scene.open().isEmpty();
        expect(turnLives || behind.tasks().isEmpty(), "a slow step is under way although nothing is to be answered");
        expect(turnLives || behind.timers() == 1, "the process waits with " + behind.timers() + " timers");
    }

    private void everythingWasSaidAndSent() {
        expect(scene.conversation().status() != Status.ACTIVE || scene.open().isEmpty(), "lost: " + scene.open() + " were never answered");
        boolean waitsForAPerson = false;
        for (Backstage.Row row : scene.behind().deliveries()) {
            waitsForAPerson |= row.state().equals("GIVEN_UP");
            boolean ended = row.state().equals("DELIVERED") || row.state().equals("WITHDRAWN");
            expect(ended || waitsForAPerson, "lost: delivery " + row.id() + " stays " + row.state());
        }
    }

    private void expect(boolean holds, String otherwise) {
        if (!holds) {
            broken.add(otherwise);
        }
    }
}
