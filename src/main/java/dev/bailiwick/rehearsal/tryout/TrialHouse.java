package dev.bailiwick.rehearsal.tryout;

import dev.bailiwick.conversation.Conversation;
import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.conversation.Message;
import dev.bailiwick.conversation.NewConversation;
import dev.bailiwick.conversation.NewMessage;
import dev.bailiwick.conversation.Participant;
import dev.bailiwick.conversation.Pen;
import dev.bailiwick.conversation.ReceiveMessage;
import dev.bailiwick.conversation.StartConversation;
import dev.bailiwick.desk.Cases;
import dev.bailiwick.flow.DueTimers;
import dev.bailiwick.flow.Trails;
import dev.bailiwick.flow.change.DrawingTexts;
import dev.bailiwick.guardrail.BrakedJudge;
import dev.bailiwick.guardrail.Brakes;
import dev.bailiwick.guardrail.PolicyBook;
import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.MessageId;
import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.ledger.Entry;
import dev.bailiwick.ledger.ExplainConversation;
import dev.bailiwick.ledger.Explanation;
import dev.bailiwick.ledger.Ledger;
import dev.bailiwick.rehearsal.CountedIds;
import dev.bailiwick.rehearsal.StoryClock;
import dev.bailiwick.rehearsal.memory.HouseInMemory;
import dev.bailiwick.rehearsal.memory.MemoryTrails;
import dev.bailiwick.rehearsal.scenario.Happened;
import dev.bailiwick.rehearsal.scenario.NotToBeSaid;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A house in memory in which one conversation at a time is tried. Not for two threads at once. */
final class TrialHouse implements AutoCloseable {

    private static final ConversationId TRIED = new ConversationId("trial");
    private static final int MOST_MESSAGES = 500;
    private static final int MOST_PARTS = 10;
    private static final int MOST_ENTRIES = 10_000;
    /** So many timers fire in one go at most: a silence has a few, and who has more goes round in circles. */
    private static final int MOST_TIMERS = 200;

    private final HouseInMemory house;
    private final StoryClock clock;
    private final CountedIds ids;
    private final StepsAtOnce steps;
    private final String route;
    private final boolean asksModels;
    private final CompanyFiles files;
    /** How many elements had been passed at the end of each turn, in which time stands still; what came later belongs to the latest. */
    private final NavigableMap<Integer, Integer> turnsOfPasses = new TreeMap<>();
    private int written;

    TrialHouse(CompanyFiles files, HouseInMemory house, StoryClock clock, CountedIds ids, StepsAtOnce steps, String route, boolean asksModels) {
        this.files = files;
        this.house = house;
        this.clock = clock;
        this.ids = ids;
        this.steps = steps;
        this.route = route;
        this.asksModels = asksModels;
    }

    /** Forgets what was tried before and begins a conversation. */
    void begin(String customer, String channel, String resources, Instant moment) {
        steps.stop();
        house.beginAnew();
        ids.begin();
        written = 0;
        turnsOfPasses.clear();
        clock.move(Duration.between(clock.instant(), moment));
        house.bean(StartConversation.class).start(new NewConversation(TRIED, customer, channel, Pen.ASSISTANT, null, null, resources, null, null));
        steps.work();
        turnsOfPasses.put(passes().size(), 0);
    }

    /** Has everything made that is made when it is first asked for, such as the vectors of exemplars. */
    void warmUp() {
        begin("nobody", "web", null, clock.instant());
        write("How are you today?", null);
    }

    /** The customer writes, and the assistant does what follows. */
    void write(String text, String subject) {
        String customer = conversation().customerId();
        house.bean(ReceiveMessage.class).receive(TRIED, new NewMessage(new MessageId("m" + ++written), Participant.CUSTOMER, customer, text, subject,
                List.of(), null, null));
        steps.work();
        turnsOfPasses.put(passes().size(), conversation().turn());
    }

    /**
     * Time passes; what is due on the way happens when it is due.
     *
     * @param by how long
     * @return how many timers fired
     */
    int pass(Duration by) {
        Instant until = clock.instant().plus(by);
        DueTimers timers = house.bean(DueTimers.class);
        int fired = 0;
        for (Optional<Instant> next = timers.next(); next.isPresent() && !next.get().isAfter(until); next = timers.next()) {
            if (++fired > MOST_TIMERS) {
                throw new Refusal(Refusal.Kind.EXHAUSTED, "more than " + MOST_TIMERS + " timers were due in that time; let less time pass at once");
            }
            if (next.get().isAfter(clock.instant())) {
                clock.move(Duration.between(clock.instant(), next.get()));
            }
            timers.fireNext();
            steps.work();
            turnsOfPasses.put(passes().size(), conversation().turn());
        }
        clock.move(Duration.between(clock.instant(), until));
        return fired;
    }

    Conversation conversation() {
        return house.bean(Conversations.class).find(TRIED).orElseThrow(() -> Refusal.notFound("trial's conversation", TRIED));
    }

    List<Message> messages() {
        return house.bean(Conversations.class).messages(TRIED, 0, MOST_MESSAGES);
    }

    List<Explanation.Turn> turns() {
        ExplainConversation explain = house.bean(ExplainConversation.class);
        Explanation part = explain.explain(TRIED, 0);
        List<Explanation.Turn> turns = new ArrayList<>(part.turns());
        for (int parts = 1; part.nextAfter() > 0 && parts < MOST_PARTS; parts++) {
            part = explain.explain(TRIED, part.nextAfter());
            turns.addAll(part.turns());
        }
        return turns;
    }

    /**
     * How far a conversation has come.
     *
     * @param entry   its latest entry in the ledger
     * @param message the sequence of its latest message
     * @param passes  how many elements it has passed
     */
    record Mark(long entry, long message, int passes) {
    }

    /** @return how far the conversation has come */
    Mark mark() {
        List<Message> messages = messages();
        List<Entry> entries = house.bean(Ledger.class).entries(TRIED, 0, MOST_ENTRIES);
        return new Mark(entries.isEmpty() ? 0 : entries.getLast().number(), messages.isEmpty() ? 0 : messages.getLast().sequence(),
                house.bean(MemoryTrails.class).all().size());
    }

    /** @return what has happened since the conversation had come so far */
    Happened since(Mark mark) {
        List<Entry> entries = house.bean(Ledger.class).entries(TRIED, mark.entry(), MOST_ENTRIES);
        List<Message> said = messages().stream().filter(one -> one.sequence() > mark.message() && one.participant() == Participant.ASSISTANT)
                .toList();
        List<Trails.Passed> passes = passes();
        return WhatHappened.of(entries, said, passes.subList(Math.min(mark.passes(), passes.size()), passes.size()), conversation(),
                house.bean(Cases.class).list(true, 1));
    }

    /** @return a scenario of what was tried, in which what was said in the turn is not to be said */
    NotToBeSaid.Written scenario(int turn) {
        return NotToBeSaid.of(conversation(), messages(), house.bean(Ledger.class).entries(TRIED, 0, MOST_ENTRIES), turn);
    }

    /** @return the elements passed, in order */
    List<Trails.Passed> passes() {
        return house.bean(MemoryTrails.class).all();
    }

    /** @return the latest of them, each with its turn */
    List<Trial.Pass> way() {
        List<Trails.Passed> passes = passes();
        List<Trial.Pass> way = new ArrayList<>();
        for (int place = Math.max(0, passes.size() - Trial.MOST_PASSES); place < passes.size(); place++) {
            Trails.Passed one = passes.get(place);
            Map.Entry<Integer, Integer> turn = turnsOfPasses.higherEntry(place);
            way.add(new Trial.Pass(turn == null ? conversation().turn() : turn.getValue(), one.drawing(), one.element(), one.name(), one.type(),
                    one.began(), one.ended(), one.state() == Trails.BROKEN_OFF));
        }
        return way;
    }

    /**
     * @param key a drawing that the conversation went through
     * @return the drawing as it was drawn
     */
    String drawing(String key) {
        CompanyFile file = passes().stream().anyMatch(one -> one.drawing().equals(key)) ? files.file(DrawingTexts.FOLDER + "/" + key + ".bpmn") : null;
        if (file == null) {
            throw Refusal.notFound("drawing with steps of this trial", key);
        }
        return file.text();
    }

    /** Has what is held in the serving house held here too, from now on. */
    void heed(Brakes brakes) {
        house.bean(BrakedJudge.class).look(brakes);
    }

    Instant now() {
        return clock.instant();
    }

    Instant nextTimer() {
        return house.bean(DueTimers.class).next().orElse(null);
    }

    String book() {
        return house.bean(PolicyBook.class).version();
    }

    String route() {
        return route;
    }

    boolean asksModels() {
        return asksModels;
    }

    @Override
    public void close() {
        steps.stop();
        house.close();
    }
}
