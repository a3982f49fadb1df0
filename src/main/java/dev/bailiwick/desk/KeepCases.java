package dev.bailiwick.desk;

import dev.bailiwick.conversation.ConversationClosed;
import dev.bailiwick.conversation.Handoff;
import dev.bailiwick.conversation.HandoffRequested;
import dev.bailiwick.conversation.HandoffTakenUp;
import dev.bailiwick.conversation.Pen;
import dev.bailiwick.conversation.PenPassed;
import dev.bailiwick.kernel.Ids;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Opens, marks and closes cases as conversations go, inside the transaction in which it happens. */
@Component
class KeepCases {

    private final Cases cases;
    private final Ids ids;
    private final Clock clock;

    KeepCases(Cases cases, Ids ids, Clock clock) {
        this.cases = cases;
        this.ids = ids;
        this.clock = clock;
    }

    @EventListener
    void on(HandoffRequested requested) {
        Handoff handoff = requested.handoff();
        cases.open(new Case(ids.next(), requested.conversation().id(), handoff.turn().number(), handoff.target(), handoff.reason(), handoff.note(),
                handoff.intent(), handoff.language(), requested.conversation().channel(), clock.instant(), null, null, null, null));
    }

    @EventListener
    void on(PenPassed passed) {
        if (passed.to() == Pen.ADVISOR) {
            cases.take(passed.conversation().id(), passed.conversation().assigneeId(), clock.instant());
        } else {
            cases.close(passed.conversation().id(), clock.instant());
        }
    }

    @EventListener
    void on(HandoffTakenUp taken) {
        cases.take(taken.conversation().id(), taken.conversation().assigneeId(), clock.instant());
    }

    @EventListener
    void on(ConversationClosed closed) {
        cases.close(closed.conversation().id(), clock.instant());
    }
}
