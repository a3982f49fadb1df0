package dev.bailiwick.flow;

import dev.bailiwick.conversation.Conversations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How long a turn waits for its customer, and how long its customer waits for the turn. */
@Component
public class Patience {

    /** Whoever waits for the second step of a turn has often waited long enough, but the answer may be there in a moment. */
    private static final Duration INTO_A_STEP = Duration.ofSeconds(2);

    private final Conversations conversations;
    private final FlowSettings settings;
    private final Clock clock;

    Patience(Conversations conversations, FlowSettings settings, Clock clock) {
        this.conversations = conversations;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param turn a turn that has waited for its channel's settle time
     * @return how long it still waits because the customer is typing; zero when it is time to look at the messages
     */
    public Duration whileTyping(TurnInHand turn) {
        Optional<Instant> typed = conversations.lastTyped(turn.conversation().id());
        if (typed.isEmpty()) {
            return Duration.ZERO;
        }
        Instant now = clock.instant();
        Instant until = typed.get().plus(settings.typing());
        Instant latest = began(turn).plus(settings.longestSettle());
        Instant end = until.isBefore(latest) ? until : latest;
        Duration left = Duration.between(now, end);
        // A clock that jumped back makes no wait longer than one sign of typing is worth.
        return left.isNegative() ? Duration.ZERO : left.compareTo(settings.typing()) > 0 ? settings.typing() : left;
    }

    /**
     * @param turn a turn whose slow step begins now
     * @return after how long its customer is to be told that the answer takes a moment; empty for never
     */
    public Optional<Duration> untilOneMoment(TurnInHand turn) {
        return settings.patienceOn(turn.conversation().channel()).map(patience -> {
            Duration left = patience.minus(Duration.between(began(turn), clock.instant()));
            Duration least = patience.compareTo(INTO_A_STEP) < 0 ? patience : INTO_A_STEP;
            return left.compareTo(least) < 0 ? least : left.compareTo(patience) > 0 ? patience : left;
        });
    }

    /** Nothing but the opening of a turn moves this moment while the turn is at work. */
    private static Instant began(TurnInHand turn) {
        return turn.conversation().updated();
    }
}
