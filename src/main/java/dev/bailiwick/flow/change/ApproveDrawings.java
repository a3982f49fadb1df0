package dev.bailiwick.flow.change;

import dev.bailiwick.release.change.Acts;
import dev.bailiwick.release.change.Approve;
import dev.bailiwick.release.change.Proposals;
import dev.bailiwick.release.change.Versions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** Puts drawings into force. */
@Component
public class ApproveDrawings extends Approve<DrawingTexts> {

    ApproveDrawings(Versions<DrawingTexts> sets, Proposals<DrawingTexts> proposals, DrawingsAtWork atWork, FollowDrawings follow, Acts acts,
            PlatformTransactionManager transactions) {
        super(DrawingsMatter.MATTER, sets, proposals, atWork, follow, acts, transactions);
    }
}
