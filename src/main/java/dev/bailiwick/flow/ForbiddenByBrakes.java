package dev.bailiwick.flow;

import dev.bailiwick.conversation.MayStillBeSaid;
import dev.bailiwick.guardrail.BrakedJudge;
import dev.bailiwick.kernel.Reason;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * A brake that was pulled since an answer was cleared forbids it to leave as it is. Whether the brake concerns it is for the drawing to find out,
 * where message and words are judged: the answer is made anew, and held if it is of what the brake holds.
 */
@Component
class ForbiddenByBrakes implements MayStillBeSaid {

    private final BrakedJudge judge;

    ForbiddenByBrakes(BrakedJudge judge) {
        this.judge = judge;
    }

    @Override
    public Optional<Reason> forbids(Instant cleared) {
        return judge.pulledSince(cleared).map(brake -> new Reason(BrakedJudge.BRAKE,
                "an emergency brake on " + brake.what() + " was pulled before it had left: " + brake.because()));
    }
}
