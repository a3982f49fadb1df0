package dev.bailiwick.flow;

import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.kernel.TurnId;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.ApplicationEventPublisher;

/** Turns which, when told so, take a result in although its turn is over: a bug for the race lab to find. */
public final class UnfencedTurns extends Turns {

    private final BooleanSupplier planted;

    /**
     * @param beans   the house
     * @param events  its events
     * @param planted whether the bug is there
     */
    public UnfencedTurns(BeanFactory beans, ApplicationEventPublisher events, BooleanSupplier planted) {
        super(beans.getBean(Conversations.class), beans.getBean(TurnWorks.class), events, beans.getBean(Clock.class));
        this.planted = planted;
    }

    @Override
    public Optional<TurnInHand> stillInHand(TurnId turn, TurnInHand picture) {
        return planted.getAsBoolean() ? Optional.of(inHand(turn.conversation())) : super.stillInHand(turn, picture);
    }

    @Override
    public boolean lives(TurnId turn) {
        return planted.getAsBoolean() || super.lives(turn);
    }
}
