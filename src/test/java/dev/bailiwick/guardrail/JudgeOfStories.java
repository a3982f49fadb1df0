package dev.bailiwick.guardrail;

import dev.bailiwick.guardrail.facts.Fact;
import dev.bailiwick.kernel.CompanyFiles;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/** Production's own judge over books that a story changes, or, as a planted bug, one that asks the book alone with which a turn began. */
public final class JudgeOfStories extends BrakedJudge {

    private final Function<String, BoundBook> books;
    private final BooleanSupplier onlyTheOldBook;

    /**
     * @param inForce        the book in force
     * @param books          every book, by its version
     * @param onlyTheOldBook whether the bug is planted
     */
    public JudgeOfStories(Supplier<BoundBook> inForce, Function<String, BoundBook> books, BooleanSupplier onlyTheOldBook) {
        super(new ReloadPolicies() {
            @Override
            public Prepared prepare(CompanyFiles files) {
                throw new UnsupportedOperationException("a story's books come from no files");
            }

            @Override
            public BoundBook inForce() {
                return inForce.get();
            }
        }, new SimpleMeterRegistry());
        this.books = books;
        this.onlyTheOldBook = onlyTheOldBook;
    }

    @Override
    public Verdict judge(Gate gate, List<Fact> facts, Instant moment, String begun) {
        return begun != null && onlyTheOldBook.getAsBoolean() ? books.apply(begun).judge(gate, facts, moment)
                : super.judge(gate, facts, moment, begun);
    }

    @Override
    public boolean changedSince(String begun) {
        return !onlyTheOldBook.getAsBoolean() && super.changedSince(begun);
    }
}
