package dev.bailiwick.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bailiwick.channel.Delivery;
import dev.bailiwick.channel.ResendDelivery;
import dev.bailiwick.channel.webhook.DeliverByHand;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The technology behind the real house: PostgreSQL, the engine in it, the outbox. */
final class PostgresBackstage implements Backstage {

    private static final String PROCESS = """
            with root as (select id_ from flow.act_ru_execution where business_key_ = :id and parent_id_ is null and super_exec_ is null),
                 own as (select e.id_ from flow.act_ru_execution e join root on e.root_proc_inst_id_ = root.id_ where e.parent_id_ is null)
            select 'process' as what, id_ as one, null as other from root union all
            select 'waits', event_name_, null from flow.act_ru_event_subscr where proc_inst_id_ in (select id_ from own) union all
            select 'timer', id_, null from flow.act_ru_job where process_instance_id_ in (select id_ from own) union all
            select 'task', id_, worker_id_ from flow.act_ru_ext_task where proc_inst_id_ in (select id_ from own)
            """;

    private final JdbcClient jdbc;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final StoryClock clock;
    private final Answers answers;
    private final DeliverByHand deliver;
    private final DeliverByHand.Wire wire;
    private final ResendDelivery resend;

    PostgresBackstage(JdbcClient jdbc, RuntimeService runtime, ManagementService management, StoryClock clock, Answers answers,
            DeliverByHand deliver, DeliverByHand.Wire wire, ResendDelivery resend) {
        this.jdbc = jdbc;
        this.runtime = runtime;
        this.management = management;
        this.clock = clock;
        this.answers = answers;
        this.deliver = deliver;
        this.wire = wire;
        this.resend = resend;
    }

    @Override
    public void timePasses(Duration by) {
        clock.move(by);
        ClockUtil.setCurrentTime(Date.from(clock.instant()));
    }

    @Override
    public void timeBegins() {
        clock.begin();
        ClockUtil.setCurrentTime(Date.from(clock.instant()));
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
        var instance = runtime.createProcessInstanceQuery().processInstanceBusinessKey(conversation.value()).singleResult();
        Job job = instance == null ? null : management.createJobQuery().processInstanceId(instance.getId()).timers().singleResult();
        if (job == null) {
            return false;
        }
        Instant due = job.getDuedate().toInstant();
        if (due.isAfter(clock.instant())) {
            timePasses(Duration.between(clock.instant(), due));
        }
        try {
            management.executeJob(job.getId());
            return true;
        } catch (OptimisticLockingException | Refusal e) {
            return false;
        } catch (RuntimeException e) {
            if (management.createJobQuery().jobId(job.getId()).count() == 0) {
                // Something else was quicker and took the timer away; the engine has more than one way to say so.
                return false;
            }
            throw e;
        }
    }

    @Override
    public String deliver(Move.Fate fate) {
        Delivery delivery = deliver.attempt(end(fate));
        return delivery == null ? null : delivery.type().word() + " of turn " + delivery.turn();
    }

    static DeliverByHand.End end(Move.Fate fate) {
        return switch (fate) {
            case TAKEN -> DeliverByHand.End.TAKEN;
            case REFUSED, GIVEN_UP -> DeliverByHand.End.REFUSED;
            case TAKEN_BUT_REFUSED -> DeliverByHand.End.TAKEN_BUT_REFUSED;
            case UNANSWERED -> DeliverByHand.End.UNANSWERED;
            case TAKEN_BUT_UNANSWERED -> DeliverByHand.End.TAKEN_BUT_UNANSWERED;
            case CRASH_BEFORE_SENDING -> DeliverByHand.End.DIES_BEFORE;
            case CRASH_BEFORE_NOTING -> DeliverByHand.End.DIES_AFTER;
        };
    }

    @Override
    public boolean sendAgain(ConversationId conversation) {
        return jdbc.sql("select id from channel.delivery where conversation_id = ? and state = 'GIVEN_UP' order by position limit 1")
                .param(conversation.value()).query(String.class).optional().map(id -> resend.resend(id, "the lab")).isPresent();
    }

    @Override
    public String together(Callable<String> one, Callable<String> other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        FutureTask<String> elsewhere = new FutureTask<>(() -> {
            start.await();
            return other.call();
        });
        Thread.ofPlatform().daemon().name("race").start(elsewhere);
        start.await();
        String here;
        try {
            here = one.call();
        } finally {
            awaitEnd(elsewhere);
        }
        return here + " | " + elsewhere.get();
    }

    private static void awaitEnd(FutureTask<String> elsewhere) throws InterruptedException {
        try {
            elsewhere.get();
        } catch (ExecutionException e) {
            // Said by whoever asks for its result next; here only its end matters.
        }
    }

    @Override
    public Duration claimLasts() {
        return deliver.claimLasts();
    }

    @Override
    public Behind look(ConversationId conversation) {
        List<String> processes = new ArrayList<>();
        List<String> waits = new ArrayList<>();
        List<String> timers = new ArrayList<>();
        List<Task> tasks = new ArrayList<>();
        jdbc.sql(PROCESS).param("id", conversation.value()).query(row -> {
            switch (row.getString("what")) {
                case "process" -> processes.add(row.getString("one"));
                case "waits" -> waits.add(row.getString("one"));
                case "timer" -> timers.add(row.getString("one"));
                default -> tasks.add(new Task(row.getString("one"), row.getString("other")));
            }
        });
        List<Row> rows = jdbc.sql("select id, turn, type, state, sequence_number, part from channel.delivery where conversation_id = ?"
                + " order by position")
                .param(conversation.value()).query((row, number) -> new Row(row.getString(1), row.getInt(2),
                        words(row.getString(3), row.getInt(6)), row.getString(4), row.getInt(5))).list();
        List<Receipt> received = wire.taken(conversation.value()).stream().map(event -> receipt(event, rows)).toList();
        return new Behind(processes.size(), waits, timers.size(), tasks, rows, received);
    }

    static Receipt receipt(JsonNode event, List<Row> rows) {
        String id = event.path("id").asText();
        Row row = rows.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
        return new Receipt(id, event.path("sequence_number").asInt(), row.words(), row.turn());
    }

    static Words words(String type, int part) {
        return !type.equals(Delivery.Type.REPLY.word()) ? Words.NONE : part == Delivery.ONE_MOMENT ? Words.ONE_MOMENT
                : part == Delivery.ANSWER ? Words.ANSWER : Words.UNASKED;
    }

    @Override
    public void forget(ConversationId conversation) {
        wire.forget(conversation.value());
        jdbc.sql("update channel.delivery set state = 'WITHDRAWN', sequence_number = null where conversation_id = ? and state <> 'DELIVERED'")
                .param(conversation.value()).update();
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(conversation.value()).list()
                .forEach(left -> runtime.deleteProcessInstance(left.getId(), "the story is over"));
    }
}
