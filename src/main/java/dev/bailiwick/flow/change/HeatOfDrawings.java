package dev.bailiwick.flow.change;

import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.release.change.Activation;
import dev.bailiwick.release.change.Versions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Where conversations are on a set of drawings now, and where they have been in a time. */
@Component
public class HeatOfDrawings {

    /** The longest time that is looked at. */
    public static final Duration LONGEST = Duration.ofDays(31);
    private static final Duration USUAL = Duration.ofDays(1);

    private final Standings standings;
    private final Versions<DrawingTexts> sets;
    private final Clock clock;

    HeatOfDrawings(Standings standings, Versions<DrawingTexts> sets, Clock clock) {
        this.standings = standings;
        this.sets = sets;
        this.clock = clock;
    }

    /**
     * The heat of a set of drawings.
     *
     * @param version  the set
     * @param from     from when passes are counted
     * @param to       until when
     * @param elements the elements at which somebody is or was
     */
    public record Heat(String version, Instant from, Instant to, List<Spot> elements) {
    }

    /**
     * An element.
     *
     * @param id      its id
     * @param drawing the drawing it is in
     * @param waiting how many conversations are there now
     * @param passed  how often one came to it in the time
     */
    public record Spot(String id, String drawing, long waiting, long passed) {
    }

    /**
     * @param version a set of drawings, or null for the one in force
     * @param from    from when, or null for a day before the end
     * @param to      until when, or null for now
     * @return the heat
     * @throws Refusal when there is no such set, or the time is none or longer than {@link #LONGEST}
     */
    public Heat heat(String version, Instant from, Instant to) {
        String set = version == null || version.isBlank() ? sets.inForce().map(Activation::book).orElse("") : version;
        if (!sets.knows(set)) {
            throw Refusal.notFound("set of drawings", set);
        }
        Instant end = to == null ? clock.instant() : to;
        Instant begin = from == null ? end.minus(USUAL) : from;
        if (!begin.isBefore(end) || Duration.between(begin, end).compareTo(LONGEST) > 0) {
            throw Refusal.invalid("from", "must be before to, by at most " + LONGEST.toDays() + " days");
        }
        Map<String, Spot> spots = new TreeMap<>();
        standings.passed(set, begin, end).forEach(one -> spots.put(one.drawing() + " " + one.element(), new Spot(one.element(), one.drawing(), 0,
                one.times())));
        standings.places().stream().filter(place -> place.version().equals(set)).forEach(place -> spots.merge(place.drawing() + " " + place.element(),
                new Spot(place.element(), place.drawing(), place.conversations(), 0),
                (passed, waiting) -> new Spot(passed.id(), passed.drawing(), waiting.waiting(), passed.passed())));
        return new Heat(set, begin, end, List.copyOf(spots.values()));
    }
}
