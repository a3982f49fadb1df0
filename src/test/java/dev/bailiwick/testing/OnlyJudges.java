package dev.bailiwick.testing;

import dev.bailiwick.guardrail.BoundBook;
import dev.bailiwick.guardrail.Mutations;
import dev.bailiwick.guardrail.Policy;
import dev.bailiwick.guardrail.Remark;
import java.time.Duration;
import java.util.List;

/** A policy book without policies: a test says how it judges, and there is nothing else in it. */
public interface OnlyJudges extends BoundBook {

    @Override
    default int size() {
        return 0;
    }

    @Override
    default List<Policy> policies() {
        return List.of();
    }

    @Override
    default List<Named> names() {
        return List.of();
    }

    @Override
    default List<Remark> remarks() {
        return List.of();
    }

    @Override
    default Mutations mutate(Duration limit) {
        throw new UnsupportedOperationException("a book that only judges has no examples");
    }
}
