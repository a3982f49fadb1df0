package dev.bailiwick.flow;

import java.time.Instant;
import java.util.List;

/** Where it is written which elements of its drawing a conversation went through: the engine's own table of activity instances. */
public interface Trails {

    /** The engine's number for an element that was broken off. */
    int BROKEN_OFF = 2;

    /**
     * An element that was begun, and perhaps ended, in this transaction.
     *
     * @param id         names this pass
     * @param parent     the pass of the element around it
     * @param drawing    the drawing's key
     * @param definition the drawing's version
     * @param root       the instance that was begun first
     * @param instance   the instance of the drawing
     * @param execution  the engine's execution in it
     * @param element    the element's id
     * @param called     the instance of a procedure that it called, or null
     * @param name       the element's name, or null
     * @param type       the element's type, in the engine's words
     * @param began      when it began
     * @param ended      when it ended, or null
     * @param state      the engine's number for how it is
     * @param order      the engine's number for the order of passes
     */
    record Passed(String id, String parent, String drawing, String definition, String root, String instance, String execution, String element,
            String called, String name, String type, Instant began, Instant ended, int state, long order) {
    }

    /**
     * An element that ended in this transaction and had begun in an earlier one.
     *
     * @param id        names the pass
     * @param execution the engine's execution that left it
     * @param at        when
     * @param state     the engine's number for how it ended
     */
    record Ended(String id, String execution, Instant at, int state) {
    }

    /**
     * Writes what a command passed, in one go.
     *
     * @param begun the elements that were begun, in their order
     * @param ended the elements that ended; how long each took is worked out from when it began
     */
    void passed(List<Passed> begun, List<Ended> ended);
}
