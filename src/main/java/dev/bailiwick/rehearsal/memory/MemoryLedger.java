package dev.bailiwick.rehearsal.memory;

import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.ledger.Chain;
import dev.bailiwick.ledger.Decided;
import dev.bailiwick.ledger.Entry;
import dev.bailiwick.ledger.Ledger;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;

/** The ledger in memory, chained as in the database. */
final class MemoryLedger implements Ledger {

    private static final Comparator<Entry> IN_ORDER = Comparator.comparing((Entry entry) -> entry.conversation().value())
            .thenComparing(Entry::number);

    private final MemoryTable<Entry> entries;

    MemoryLedger(MemoryRows rows) {
        this.entries = rows.table("ledger.entry");
    }

    @Override
    public void append(List<Decided> decided) {
        for (Decided one : decided) {
            Entry last = of(one.conversation()).reduce((former, latter) -> latter).orElse(null);
            long number = last == null ? 1 : last.number() + 1;
            Entry entry = Chain.entry(one, number, last == null ? Chain.beginning(one.conversation()) : last.hash());
            if (!entries.add(one.conversation().value() + "\n" + number, entry)) {
                throw new DuplicateKeyException("entry " + number + " of conversation " + one.conversation() + " is there already");
            }
        }
    }

    @Override
    public List<Entry> entries(ConversationId conversation, long after, int most) {
        return of(conversation).filter(entry -> entry.number() > after).limit(most).toList();
    }

    private Stream<Entry> of(ConversationId conversation) {
        return entries.all().stream().filter(entry -> entry.conversation().equals(conversation)).sorted(IN_ORDER);
    }

    @Override
    public boolean knows(ConversationId conversation) {
        return of(conversation).findAny().isPresent();
    }

    @Override
    public List<Recent> latest(int most) {
        return entries.all().stream().filter(entry -> entry.number() == 1).sorted(Comparator.comparing(Entry::at).reversed()).limit(most)
                .map(first -> {
                    Entry last = of(first.conversation()).reduce((former, latter) -> latter).orElse(first);
                    return new Recent(first.conversation(), first.at(), last.number(), last.kind(), last.at());
                }).toList();
    }

    @Override
    public void read(ConversationId conversation, Consumer<Entry> reader) {
        (conversation == null ? entries.all().stream().sorted(IN_ORDER) : of(conversation)).forEach(reader);
    }
}
