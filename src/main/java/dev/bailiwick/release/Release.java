package dev.bailiwick.release;

import dev.bailiwick.kernel.ReleaseId;
import java.time.Instant;
import java.util.List;

/**
 * What is in force together.
 *
 * @param id    the hash over the pins
 * @param pins  one for each part, ordered by part
 * @param since when it was first in force
 */
public record Release(ReleaseId id, List<Pin> pins, Instant since) {
}
