package dev.bailiwick.model.gateway;

import dev.bailiwick.model.Answer;
import dev.bailiwick.model.AskRoute;
import dev.bailiwick.model.Fault;
import dev.bailiwick.model.Prompt;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** One attempt under way, on a hand of its own, so that it can be given up whatever the provider does. */
final class Call {

    private final AtomicReference<Answer> answer = new AtomicReference<>();
    private final Hands hands;
    private final Runnable over;
    private final long began;
    private Hands.Started work;

    private Call(Hands hands, Runnable over) {
        this.hands = hands;
        this.over = over;
        this.began = hands.nanos();
    }

    /**
     * @param hands  work
     * @param way    who is asked
     * @param asked  what is said
     * @param within how long the caller waits
     * @param over   is told when it is over, however it ends
     * @return the attempt under way
     */
    static Call start(Hands hands, AskRoute way, Prompt asked, Duration within, Runnable over) {
        Call call = new Call(hands, over);
        call.work = hands.start("model-" + way.route().name(), () -> call.ask(way, asked, within));
        return call;
    }

    private void ask(AskRoute way, Prompt asked, Duration within) {
        Answer came;
        try {
            came = way.ask(asked, within);
        } catch (RuntimeException | Error e) {
            came = failed(Fault.UNREADABLE, "the way to the route broke: " + e.getClass().getSimpleName());
        }
        end(came);
    }

    /** @return what came; null while it is under way */
    Answer answer() {
        return answer.get();
    }

    /**
     * Nobody waits for it any more.
     *
     * @param fault as what it counts
     * @param why   why, in words for people
     */
    void giveUp(Fault fault, String why) {
        if (end(failed(fault, why))) {
            work.giveUp();
        }
    }

    private boolean end(Answer with) {
        boolean first = answer.compareAndSet(null, with);
        over.run();
        return first;
    }

    private Answer failed(Fault fault, String why) {
        return new Answer.Failed(fault, why, Optional.empty(), TimeUnit.NANOSECONDS.toMillis(hands.nanos() - began), Answer.Room.UNTOLD);
    }
}
