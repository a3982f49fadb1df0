package dev.bailiwick.rehearsal.memory;

import dev.bailiwick.desk.Case;
import dev.bailiwick.desk.Cases;
import dev.bailiwick.kernel.ConversationId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;

/** The desk's cases in memory. */
final class MemoryCases implements Cases {

    private final MemoryTable<Case> cases;

    MemoryCases(MemoryRows rows) {
        this.cases = rows.table("desk.handed_case");
    }

    @Override
    public void open(Case opened) {
        close(opened.conversation(), opened.opened());
        cases.lock("open\n" + opened.conversation().value());
        if (openCase(opened.conversation()).isPresent() || !cases.add(opened.id(), opened)) {
            throw new DuplicateKeyException("a case is open for conversation " + opened.conversation() + ", or there is a case " + opened.id());
        }
    }

    @Override
    public void take(ConversationId conversation, String by, Instant at) {
        untaken(conversation).ifPresent(c -> cases.put(c.id(), with(c, by, at, c.overdue(), null)));
    }

    @Override
    public boolean remind(ConversationId conversation, Instant at) {
        Optional<Case> waiting = untaken(conversation);
        waiting.ifPresent(c -> cases.put(c.id(), with(c, null, null, c.overdue() == null ? at : c.overdue(), null)));
        return waiting.isPresent();
    }

    @Override
    public void close(ConversationId conversation, Instant at) {
        openCase(conversation).ifPresent(c -> cases.put(c.id(), with(c, c.takenBy(), c.takenAt(), c.overdue(), at)));
    }

    /** Waits for whoever is changing it, and looks again. */
    private Optional<Case> openCase(ConversationId conversation) {
        return cases.all().stream().filter(one -> one.conversation().equals(conversation) && one.closed() == null).findAny()
                .map(found -> cases.take(found.id())).filter(found -> found.closed() == null);
    }

    private Optional<Case> untaken(ConversationId conversation) {
        return openCase(conversation).filter(one -> one.takenAt() == null);
    }

    private static Case with(Case c, String takenBy, Instant takenAt, Instant overdue, Instant closed) {
        return new Case(c.id(), c.conversation(), c.turn(), c.target(), c.reason(), c.note(), c.intent(), c.language(), c.channel(), c.opened(),
                takenBy, takenAt, overdue, closed);
    }

    @Override
    public List<Case> list(boolean onlyOpen, int most) {
        List<Case> all = cases.all();
        Stream<Case> open = all.stream().filter(one -> one.closed() == null).sorted(Comparator.comparing(Case::opened).thenComparing(Case::id));
        Stream<Case> closed = all.stream().filter(one -> one.closed() != null && !onlyOpen)
                .sorted(Comparator.comparing(Case::closed).reversed().thenComparing(Case::id));
        return Stream.concat(open, closed).limit(most).toList();
    }

    @Override
    public long open() {
        return cases.all().stream().filter(one -> one.closed() == null).count();
    }
}
