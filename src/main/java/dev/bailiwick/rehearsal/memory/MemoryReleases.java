package dev.bailiwick.rehearsal.memory;

import dev.bailiwick.kernel.ReleaseId;
import dev.bailiwick.release.Pin;
import dev.bailiwick.release.Release;
import dev.bailiwick.release.Releases;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/** The release in force, named like everywhere else by its pins. */
final class MemoryReleases implements Releases, Supplier<ReleaseId> {

    private final Clock clock;
    private volatile Release current;

    MemoryReleases(Clock clock) {
        this.clock = clock;
    }

    @Override
    public ReleaseId inForce(List<Pin> pins) {
        current = Release.of(pins, clock.instant());
        return current.id();
    }

    @Override
    public Release current() {
        if (current == null) {
            throw new IllegalStateException("no release is in force yet: call inForce first");
        }
        return current;
    }

    @Override
    public ReleaseId get() {
        return current == null ? null : current.id();
    }
}
