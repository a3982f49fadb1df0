package dev.bailiwick.flow.lint;

import java.util.List;
import java.util.Optional;

/** All drawings of a company together: call activities cross files. */
final class Company {

    /** The id of the drawing that runs a conversation; all others are procedures. */
    static final String CONVERSATION = "conversation";

    private final List<Drawing> drawings;
    private Journeys journeys;

    /** @param drawings the drawings that could be read */
    Company(List<Drawing> drawings) {
        this.drawings = List.copyOf(drawings);
    }

    List<Drawing> drawings() {
        return drawings;
    }

    /** @return the drawing of that process id */
    Optional<Drawing> drawing(String id) {
        return drawings.stream().filter(drawing -> drawing.processId().equals(id)).findFirst();
    }

    /** @return all drawings but the conversation's */
    List<Drawing> procedures() {
        return drawings.stream().filter(drawing -> !drawing.isConversation()).toList();
    }

    /** @return the drawings that a call activity may start: all procedures when judge-message chooses, else the one it names */
    List<Drawing> called(Node call) {
        return call.chosen() ? procedures() : drawing(call.calledElement()).stream().toList();
    }

    /** @return all ways through the drawings; to be asked for only after nothing was found in their shape and their calls */
    Journeys journeys() {
        if (journeys == null) {
            journeys = Journeys.through(this);
        }
        return journeys;
    }
}
