package dev.bailiwick;

import dev.bailiwick.kernel.CannotStart;
import dev.bailiwick.kernel.InvalidFile;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Turns what our own modules refuse at start into words and a cure, in the place of a stack trace. */
class StartFailures extends AbstractFailureAnalyzer<RuntimeException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, RuntimeException outermost) {
        var cannotStart = findCause(root, CannotStart.class);
        if (cannotStart != null) {
            return new FailureAnalysis(cannotStart.getMessage(), cannotStart.cure(), cannotStart);
        }
        var invalidFile = findCause(root, InvalidFile.class);
        if (invalidFile != null) {
            return new FailureAnalysis(invalidFile.getMessage(), "Correct " + invalidFile.path() + " and start again.", invalidFile);
        }
        return null;
    }
}
