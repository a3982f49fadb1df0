package dev.bailiwick.flow;

import dev.bailiwick.kernel.ConversationId;

/**
 * A slow step that is locked for a node and waits to be worked on.
 *
 * @param id           names it
 * @param conversation the conversation it belongs to
 * @param step         its step's name in the catalogue
 * @param node         the node it is locked for
 * @param work         does the work and takes its result in, each in transactions of its own; returns when both are done
 * @param oneMoment    tells the customer that it takes a moment. Production does that by its own patience, inside the work; a rehearsal,
 *                     in which nothing takes long, when its story says so
 * @param forget       drops the task, as when its node dies
 */
public record SlowTask(String id, ConversationId conversation, String step, String node, Runnable work, Runnable oneMoment, Runnable forget) {

    /** @return everything but what can be done with it */
    @Override
    public String toString() {
        return "SlowTask[" + id + ", " + conversation + ", " + step + ", " + node + "]";
    }
}
