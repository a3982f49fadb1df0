package dev.bailiwick.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bailiwick.channel.Deliveries;
import dev.bailiwick.channel.Delivery;
import dev.bailiwick.channel.ResendDelivery;
import dev.bailiwick.channel.webhook.DeliverByHand;
import dev.bailiwick.flow.Rows;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.ledger.Entry;
import dev.bailiwick.ledger.Ledger;
import dev.bailiwick.rehearsal.memory.HouseInMemory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;

/** The technology behind a house in memory. One story at a time is in it, so what is in the tables belongs to the story. */
final class MemoryBackstage implements Backstage {

    private final HouseInMemory house;
    private final StoryClock clock;
    private final CountedIds ids;
    private final Answers answers;
    private final DeliverByHand deliver;
    private final DeliverByHand.Wire wire;
    private final Deliveries deliveries;
    private final ResendDelivery resend;
    private final ManagementService management;
    private List<Entry> ledger = List.of();
    private long seed;
    private SplittableRandom dice;

    MemoryBackstage(HouseInMemory house, StoryClock clock, CountedIds ids, Answers answers, DeliverByHand deliver, DeliverByHand.Wire wire) {
        this.house = house;
        this.clock = clock;
        this.ids = ids;
        this.answers = answers;
        this.deliver = deliver;
        this.wire = wire;
        this.deliveries = house.bean(Deliveries.class);
        this.resend = house.bean(ResendDelivery.class);
        this.management = house.bean(ManagementService.class);
    }

    /** From now on, every story's chance is made from this seed. */
    void cast(long chance) {
        seed = chance;
    }

    /** @return the ledger of the story that was told last */
    List<Entry> lastLedger() {
        return ledger;
    }

    @Override
    public void timePasses(Duration by) {
        clock.move(by);
    }

    @Override
    public void timeBegins() {
        clock.begin();
        ids.begin();
        dice = new SplittableRandom(seed);
    }

    @Override
    public void bring(Move.Brings what) {
        answers.bring(what);
    }

    @Override
    public void book(Move.Book book) {
        answers.book(book);
    }

    @Override
    public void knowledge(int revision) {
        answers.knowledge(revision);
    }

    @Override
    public boolean fireTimer(ConversationId conversation) {
        List<JobEntity> timers = table(JobEntity.class).all();
        if (timers.isEmpty()) {
            return false;
        }
        JobEntity timer = timers.getFirst();
        Instant due = timer.getDuedate().toInstant();
        if (due.isAfter(clock.instant())) {
            timePasses(Duration.between(clock.instant(), due));
        }
        try {
            management.executeJob(timer.getId());
            return true;
        } catch (OptimisticLockingException | Refusal e) {
            return false;
        } catch (RuntimeException e) {
            if (table(JobEntity.class).find(timer.getId()) == null) {
                // Something else was quicker and took the timer away; the engine has more than one way to say so.
                return false;
            }
            throw e;
        }
    }

    @Override
    public String deliver(Move.Fate fate) {
        Delivery delivery = deliver.attempt(PostgresBackstage.end(fate));
        return delivery == null ? null : delivery.type().word() + " of turn " + delivery.turn();
    }

    @Override
    public boolean sendAgain(ConversationId conversation) {
        List<Delivery> given = deliveries.latest(Delivery.State.GIVEN_UP, Integer.MAX_VALUE);
        if (!given.isEmpty()) {
            resend.resend(given.getLast().id(), "the lab");
        }
        return !given.isEmpty();
    }

    @Override
    public String together(Callable<String> one, Callable<String> other) throws Exception {
        return String.join(" | ", house.together(dice, one, other));
    }

    @Override
    public Duration claimLasts() {
        return deliver.claimLasts();
    }

    @Override
    public Behind look(ConversationId conversation) {
        int processes = (int) table(ExecutionEntity.class).all().stream().filter(one -> one.getParentId() == null
                && one.getSuperExecutionId() == null).count();
        List<String> waits = new ArrayList<>();
        table(EventSubscriptionEntity.class).all().forEach(one -> waits.add(one.getEventName()));
        List<Task> tasks = new ArrayList<>();
        table(ExternalTaskEntity.class).all().forEach(one -> tasks.add(new Task(one.getId(), one.getWorkerId())));
        List<Row> rows = deliveries.latest(null, Integer.MAX_VALUE).reversed().stream().map(d -> new Row(d.id(), d.turn(),
                PostgresBackstage.words(d.type().word(), d.part()), d.state().name(), d.sequenceNumber() == null ? 0 : d.sequenceNumber())).toList();
        List<Receipt> received = new ArrayList<>();
        for (JsonNode event : wire.taken(conversation.value())) {
            received.add(PostgresBackstage.receipt(event, rows));
        }
        return new Behind(processes, waits, table(JobEntity.class).all().size(), tasks, rows, received);
    }

    private <E> Rows.Table<E> table(Class<E> type) {
        return house.rows().table("flow.engine." + type.getSimpleName());
    }

    @Override
    public void forget(ConversationId conversation) {
        wire.forget(conversation.value());
        ledger = house.bean(Ledger.class).entries(conversation, 0, Integer.MAX_VALUE);
        house.beginAnew();
    }
}
