package dev.bailiwick.flow.change;

import dev.bailiwick.release.change.Follow;
import dev.bailiwick.release.change.Proposals;
import dev.bailiwick.release.change.Versions;
import org.springframework.stereotype.Component;

/**
 * Keeps this program in step with the drawings in force. Deploying is part of taking force, in the same transaction: on every program new
 * conversations begin with the new drawings from its commit on, and what follows within the second is only which release they are marked with.
 */
@Component
public class FollowDrawings extends Follow<DrawingTexts> {

    FollowDrawings(Versions<DrawingTexts> sets, Proposals<DrawingTexts> proposals, DrawingsAtWork atWork, ProposeDrawings propose, Tools tools) {
        super(DrawingsMatter.MATTER, sets, proposals, atWork, propose, tools);
    }

    /** After the policies and before the release is pinned. */
    @Override
    public int getPhase() {
        return -90;
    }
}
