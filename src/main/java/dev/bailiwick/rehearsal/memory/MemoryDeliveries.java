package dev.bailiwick.rehearsal.memory;

import dev.bailiwick.channel.Deliveries;
import dev.bailiwick.channel.Delivery;
import dev.bailiwick.channel.WebhookSettings;
import dev.bailiwick.kernel.ConversationId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;

/** The outbox in memory. */
final class MemoryDeliveries implements Deliveries {

    private static final Set<Delivery.State> WAITING = EnumSet.of(Delivery.State.PENDING, Delivery.State.CLAIMED, Delivery.State.GIVEN_UP);

    /** Clocks of two nodes may differ by this much. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final MemoryRows rows;
    private final MemoryTable<Row> outbox;
    private final Supplier<WebhookSettings> settings;
    private boolean keyed = true;

    MemoryDeliveries(MemoryRows rows, Supplier<WebhookSettings> settings) {
        this.rows = rows;
        this.settings = settings;
        this.outbox = rows.table("channel.delivery");
    }

    /** Plants a bug: one reply may be queued twice. */
    void forgetTheKey(boolean forgotten) {
        keyed = !forgotten;
    }

    private record Row(Delivery delivery, long position, Instant next, String claimedBy, Instant claimedUntil) {

        boolean isDue(Instant now) {
            return !next.isAfter(now) && (delivery.state() == Delivery.State.PENDING
                    || delivery.state() == Delivery.State.CLAIMED && claimedUntil.isBefore(now));
        }

        boolean isOf(ConversationId conversation) {
            return delivery.conversation().equals(conversation);
        }

        Row now(Delivery.State state, Integer number, int attempts, String problem) {
            return new Row(changed(state, number, attempts, delivery.byPerson(), delivery.giveUpAt(), problem), position, next, null, null);
        }

        Delivery changed(Delivery.State state, Integer number, int attempts, boolean byPerson, Instant giveUpAt, String problem) {
            Delivery d = delivery;
            return new Delivery(d.id(), d.conversation(), d.turn(), d.part(), d.type(), d.data(), state, number, attempts, byPerson, giveUpAt,
                    problem, d.created());
        }
    }

    @Override
    public void queue(Delivery d) {
        if (d.type() == Delivery.Type.HANDOFF || keyed && d.type() == Delivery.Type.REPLY) {
            // A reply has one row for each of its parts, a handoff one in all.
            boolean reply = d.type() == Delivery.Type.REPLY;
            outbox.lock(String.join("\n", d.conversation().value(), d.type().word(), "" + d.turn(), reply ? "" + d.part() : ""));
            if (of(d.conversation()).map(Row::delivery).anyMatch(other -> other.type() == d.type() && other.turn() == d.turn()
                    && (!reply || other.part() == d.part()))) {
                throw new DuplicateKeyException(d.type().word() + " of turn " + d.turn() + ", part " + d.part() + ", is queued already");
            }
        }
        Delivery pending = new Delivery(d.id(), d.conversation(), d.turn(), d.part(), d.type(), d.data(), Delivery.State.PENDING, null, 0, false,
                d.giveUpAt(), null, d.created());
        if (!outbox.add(d.id(), new Row(pending, rows.next(), d.created(), null, null))) {
            throw new DuplicateKeyException("there is a delivery " + d.id());
        }
    }

    private Stream<Row> of(ConversationId conversation) {
        return outbox.all().stream().filter(row -> row.isOf(conversation)).sorted(Comparator.comparing(Row::position));
    }

    @Override
    public List<Delivery> claim(String worker, Instant now, Instant until, int most) {
        return rows.statement(() -> take(worker, now, until, most));
    }

    private List<Delivery> take(String worker, Instant now, Instant until, int most) {
        List<Row> all = outbox.all();
        List<Delivery> claimed = new ArrayList<>();
        List<Row> due = all.stream().filter(row -> row.isDue(now)).sorted(Comparator.comparing(Row::next).thenComparing(Row::position)).toList();
        for (Row row : due) {
            boolean waitsItsTurn = all.stream().anyMatch(older -> older.isOf(row.delivery().conversation()) && older.position() < row.position()
                    && WAITING.contains(older.delivery().state()));
            if (claimed.size() < most && !waitsItsTurn && outbox.takeAtOnce(row.delivery().id())
                    && row.equals(outbox.find(row.delivery().id()))) {
                Delivery taken = row.changed(Delivery.State.CLAIMED, row.delivery().sequenceNumber(), row.delivery().attempts() + 1,
                        row.delivery().byPerson(), row.delivery().giveUpAt(), row.delivery().problem());
                outbox.put(taken.id(), new Row(taken, row.position(), row.next(), worker, until));
                claimed.add(taken);
            }
        }
        return claimed;
    }

    @Override
    public int hasten(Instant now, int most) {
        return rows.statement(() -> {
            List<Row> late = outbox.all().stream().filter(row -> row.delivery().state() == Delivery.State.PENDING && row.delivery().problem() != null
                    && row.next().isAfter(now) && outbox.takeAtOnce(row.delivery().id())).sorted(Comparator.comparing(Row::position)).limit(most)
                    .toList();
            late.forEach(row -> outbox.put(row.delivery().id(), new Row(row.delivery(), row.position(), now, row.claimedBy(), row.claimedUntil())));
            return late.size();
        });
    }

    @Override
    public int endFuture(Instant now) {
        Instant afterAnyWait = now.plus(settings.get().longestWait()).plus(MARGIN);
        Instant afterAnyClaim = now.plus(settings.get().lease()).plus(MARGIN);
        return rows.statement(() -> {
            List<Row> future = outbox.all().stream().filter(row -> (row.delivery().state() == Delivery.State.PENDING
                    || row.delivery().state() == Delivery.State.CLAIMED) && (row.next().isAfter(afterAnyWait)
                    || row.claimedUntil() != null && row.claimedUntil().isAfter(afterAnyClaim)) && outbox.takeAtOnce(row.delivery().id())).toList();
            future.forEach(row -> outbox.put(row.delivery().id(), new Row(row.delivery(), row.position(), earlier(row.next(), now), row.claimedBy(),
                    row.claimedUntil() == null ? null : earlier(row.claimedUntil(), now))));
            return future.size();
        });
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    @Override
    public Standing standing() {
        List<Delivery> waiting = outbox.all().stream().filter(row -> WAITING.contains(row.delivery().state()))
                .sorted(Comparator.comparing(Row::position)).map(Row::delivery).filter(d -> d.state() != Delivery.State.GIVEN_UP).toList();
        List<String> problems = waiting.stream().map(Delivery::problem).filter(Objects::nonNull).toList();
        return new Standing(waiting.size(), problems.size(), waiting.stream().map(Delivery::created).min(Comparator.naturalOrder()).orElse(null),
                problems.isEmpty() ? null : problems.getFirst(), latest(Delivery.State.GIVEN_UP, Integer.MAX_VALUE).size());
    }

    @Override
    public void prolong(String worker, Instant until) {
        rows.statement(() -> {
            List<Row> held = heldBy(worker);
            held.forEach(row -> outbox.put(row.delivery().id(), new Row(row.delivery(), row.position(), row.next(), worker, until)));
            return held.size();
        });
    }

    /** Without waiting for what somebody else is settling at this moment. */
    private List<Row> heldBy(String worker) {
        return outbox.all().stream().filter(row -> outbox.takeAtOnce(row.delivery().id())).map(row -> outbox.find(row.delivery().id()))
                .filter(row -> row.delivery().state() == Delivery.State.CLAIMED && worker.equals(row.claimedBy())).toList();
    }

    @Override
    public int release(String worker, Instant now) {
        return rows.statement(() -> {
            List<Row> held = heldBy(worker);
            held.forEach(row -> {
                Row given = row.now(Delivery.State.PENDING, row.delivery().sequenceNumber(), row.delivery().attempts(), row.delivery().problem());
                outbox.put(row.delivery().id(), new Row(given.delivery(), given.position(), now, null, null));
            });
            return held.size();
        });
    }

    @Override
    public boolean holds(Delivery claimed, String worker) {
        Row row = outbox.take(claimed.id());
        return row != null && row.delivery().state() == Delivery.State.CLAIMED && worker.equals(row.claimedBy())
                && row.delivery().attempts() == claimed.attempts();
    }

    @Override
    public int number(Delivery d) {
        Row row = outbox.take(d.id());
        if (row.delivery().sequenceNumber() != null) {
            return row.delivery().sequenceNumber();
        }
        int number = of(d.conversation()).map(other -> other.delivery().sequenceNumber()).filter(Objects::nonNull)
                .mapToInt(Integer::intValue).max().orElse(0) + 1;
        outbox.lock(d.conversation().value() + "\nnumber\n" + number);
        if (of(d.conversation()).anyMatch(other -> other.delivery().sequenceNumber() != null && other.delivery().sequenceNumber() == number)) {
            throw new DuplicateKeyException("number " + number + " is taken");
        }
        Delivery now = row.delivery();
        outbox.put(d.id(), new Row(row.changed(now.state(), number, now.attempts(), now.byPerson(), now.giveUpAt(), now.problem()),
                row.position(), row.next(), row.claimedBy(), row.claimedUntil()));
        return number;
    }

    @Override
    public boolean handsOver(ConversationId conversation, int turn, int part) {
        return of(conversation).map(Row::delivery).anyMatch(d -> d.turn() == turn && WAITING.contains(d.state())
                && (d.type() == Delivery.Type.HANDOFF || d.type() == Delivery.Type.FINISHED
                && (d.part() == Delivery.ENDED_WITH_A_WORD || d.part() == Delivery.ENDED_IN_SILENCE && part == Delivery.ANSWER)));
    }

    @Override
    public void delivered(String id, Instant at) {
        change(id, row -> true, row -> row.now(Delivery.State.DELIVERED, row.delivery().sequenceNumber(), row.delivery().attempts(), null));
    }

    @Override
    public void withdrawn(String id, Instant at) {
        change(id, row -> true, row -> row.now(Delivery.State.WITHDRAWN, row.delivery().sequenceNumber(), row.delivery().attempts(),
                row.delivery().problem()));
    }

    @Override
    public List<Delivery> withdrawUnsent(ConversationId conversation, Instant at) {
        List<Delivery> calledBack = new ArrayList<>();
        for (Row seen : of(conversation).filter(MemoryDeliveries::isUnsent).toList()) {
            Row row = outbox.take(seen.delivery().id());
            if (isUnsent(row)) {
                Row withdrawn = row.now(Delivery.State.WITHDRAWN, null, row.delivery().attempts(), row.delivery().problem());
                outbox.put(withdrawn.delivery().id(), withdrawn);
                calledBack.add(withdrawn.delivery());
            }
        }
        return calledBack;
    }

    private static boolean isUnsent(Row row) {
        Delivery d = row.delivery();
        return d.type() == Delivery.Type.REPLY && d.part() == Delivery.ANSWER && d.sequenceNumber() == null && !d.byPerson()
                && (d.state() == Delivery.State.PENDING || d.state() == Delivery.State.CLAIMED);
    }

    @Override
    public Set<Integer> unanswering(ConversationId conversation) {
        return of(conversation).map(Row::delivery).filter(d -> d.type() == Delivery.Type.REPLY && (d.part() == Delivery.UNASKED
                || d.part() == Delivery.ANSWER && d.state() == Delivery.State.WITHDRAWN && d.sequenceNumber() == null)).map(Delivery::turn)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void failed(String id, Instant next, String problem, boolean mayHaveArrived) {
        change(id, row -> true, row -> {
            Row failed = row.now(Delivery.State.PENDING, mayHaveArrived ? row.delivery().sequenceNumber() : null, row.delivery().attempts(), problem);
            return new Row(failed.delivery(), failed.position(), next, null, null);
        });
    }

    @Override
    public void givenUp(String id, Instant at, String problem) {
        change(id, row -> true, row -> row.now(Delivery.State.GIVEN_UP, row.delivery().sequenceNumber(), row.delivery().attempts(), problem));
    }

    @Override
    public void again(String id, Instant now, Instant giveUpAt) {
        change(id, row -> row.delivery().state() == Delivery.State.GIVEN_UP, row -> new Row(row.changed(Delivery.State.PENDING,
                row.delivery().sequenceNumber(), row.delivery().attempts(), true, giveUpAt, row.delivery().problem()), row.position(), now,
                row.claimedBy(), row.claimedUntil()));
    }

    private void change(String id, Predicate<Row> when, UnaryOperator<Row> how) {
        Row row = outbox.take(id);
        if (row != null && when.test(row)) {
            outbox.put(id, how.apply(row));
        }
    }

    @Override
    public Optional<Delivery> find(String id) {
        return Optional.ofNullable(outbox.find(id)).map(Row::delivery);
    }

    @Override
    public List<Delivery> latest(Delivery.State state, int most) {
        return outbox.all().stream().sorted(Comparator.comparing(Row::position).reversed()).map(Row::delivery)
                .filter(d -> state == null || d.state() == state).limit(most).toList();
    }
}
