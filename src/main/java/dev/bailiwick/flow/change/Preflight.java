package dev.bailiwick.flow.change;

import dev.bailiwick.flow.lint.DrawingElements;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Says what becomes of the conversations under way when other drawings take force. All of them stay on the drawings that they began with: the proofs
 * hold for whole ways, from a message to the words that answer it, and a way that begins in one drawing and ends in another was proved by nobody.
 */
@Component
public class Preflight {

    private static final String STAYS = "stays on its drawing";
    private static final String WHY = "a conversation keeps to the drawings it began with, procedures included, to its end: that every reply is judged was"
            + " proved for each set of drawings by itself. ";

    private final Standings standings;

    Preflight(Standings standings) {
        this.standings = standings;
    }

    /**
     * What becomes of the conversations under way.
     *
     * @param version       the drawings that would take force
     * @param stay          how many conversations stay on their drawings
     * @param move          how many would move: none
     * @param conversations where they are, the most first
     */
    public record Report(String version, long stay, long move, List<Group> conversations) {
    }

    /**
     * Conversations at the same element.
     *
     * @param from     the drawings they began with
     * @param drawing  the drawing they are in
     * @param element  the element at which they are
     * @param count    how many
     * @param examples ids of some, at most twenty
     * @param lands    where they are afterwards
     * @param why      why
     */
    public record Group(String from, String drawing, String element, long count, List<String> examples, String lands, String why) {
    }

    /**
     * @param version the version of the drawings that would take force
     * @param texts   the drawings
     * @return what becomes of the conversations under way
     */
    Report look(String version, DrawingTexts texts) {
        Set<String> elements = texts.files().stream().flatMap(file -> DrawingElements.of(file).all().keySet().stream()).collect(Collectors.toSet());
        List<Group> groups = standings.places().stream().map(place -> new Group(place.version(), place.drawing(), place.element(),
                place.conversations(), place.examples(), STAYS, WHY + (elements.contains(place.element()) ? "The new drawings have this element, too."
                : "The new drawings have no such element."))).toList();
        return new Report(version, groups.stream().mapToLong(Group::count).sum(), 0, groups);
    }
}
