package dev.bailiwick.admin.web;

import dev.bailiwick.admin.Overview;
import dev.bailiwick.admin.Spent;
import dev.bailiwick.admin.SumSpending;
import dev.bailiwick.kernel.Refusal;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The house in figures. */
@RestController
class OverviewApi {

    /** The spans that can be asked for, and into how many parts each is cut. */
    private static final Map<String, Span> SPANS = Map.of("day", new Span(Duration.ofHours(24), 24), "week", new Span(Duration.ofDays(7), 7),
            "month", new Span(Duration.ofDays(30), 30));

    private final Overview.Look look;
    private final SumSpending spending;
    private final Clock clock;

    OverviewApi(Overview.Look look, SumSpending spending, Clock clock) {
        this.look = look;
        this.spending = spending;
        this.clock = clock;
    }

    private record Span(Duration length, int parts) {
    }

    /**
     * How the conversations of the last day, week or month stand, what waits, how long customers waited, which policies saw something, and what
     * models cost.
     *
     * @param span day, week or month
     */
    @GetMapping(path = "/api/overview", produces = MediaType.APPLICATION_JSON_VALUE)
    Figures overview(@RequestParam(defaultValue = "day") String span) {
        Span asked = SPANS.get(span);
        if (asked == null) {
            throw Refusal.invalid("span", "must be day, week or month");
        }
        Instant until = clock.instant();
        Instant from = until.minus(asked.length());
        return Figures.of(look.over(from, until, asked.parts()), SpentAnswer.of(spending.over(from, until)));
    }

    /**
     * The figures.
     *
     * @param outcomes how these conversations stand, each counted once
     * @param parts    the same by hour or day, the oldest first
     * @param waiting  cases that nobody has taken up, whenever they were opened
     * @param oldest   since when the oldest of them waits
     * @param replies  how many replies were measured
     * @param p50      half of them took at most so many milliseconds
     * @param p95      of twenty, nineteen took at most so many milliseconds
     * @param every    replies were measured in one conversation of so many; 1 in all
     * @param policies in how many conversations each policy saw something, the most first
     * @param handoffs how many were handed over, by the code of the reason, the most first
     * @param spent    what models cost
     */
    record Figures(String from, String until, Stands outcomes, List<PartStands> parts, long waiting, @Nullable String oldest, long replies, long p50,
            long p95, long every, List<Counted> policies, List<Counted> handoffs, SpentAnswer spent) {

        static Figures of(Overview all, SpentAnswer spent) {
            return new Figures(all.from().toString(), all.until().toString(), Stands.of(all.outcomes()),
                    all.parts().stream().map(part -> new PartStands(part.from().toString(), Stands.of(part.outcomes()))).toList(),
                    all.waiting().cases(), all.waiting().oldest() == null ? null : all.waiting().oldest().toString(), all.replies().count(),
                    all.replies().p50(), all.replies().p95(), all.replies().every(), all.policies().stream().map(Counted::of).toList(),
                    all.handoffs().stream().map(Counted::of).toList(), spent);
        }
    }

    /**
     * How conversations stand. One that was handed over counts as that, however it ended.
     *
     * @param open      still going on, without a handoff
     * @param resolved  ended by the company or by the customer
     * @param abandoned the customer fell silent or left
     * @param handedOff handed over at least once
     * @param failed    could not go on, or were cancelled
     */
    record Stands(long open, long resolved, long abandoned, long handedOff, long failed) {

        static Stands of(Overview.Outcomes one) {
            return new Stands(one.open(), one.resolved(), one.abandoned(), one.handedOff(), one.failed());
        }
    }

    /** An hour or a day, and how the conversations that began in it stand. */
    record PartStands(String from, Stands outcomes) {
    }

    /** What was counted, and how often. */
    record Counted(String what, long count) {

        static Counted of(Overview.Count one) {
            return new Counted(one.what(), one.count());
        }
    }

    /**
     * What models cost on the days of UTC that this time touches, in the company's currency.
     *
     * @param daily what may be spent a day; 0 for no limit
     * @param days  every day, the oldest first; the first may have begun before this time
     * @param parts the same by route and lane, the dearest first; nothing where no model was asked
     */
    record SpentAnswer(BigDecimal daily, List<DayAnswer> days, List<PartAnswer> parts) {

        static SpentAnswer of(Spent all) {
            return new SpentAnswer(all.daily(), all.days().stream().map(DayAnswer::of).toList(), all.parts().stream().map(PartAnswer::of).toList());
        }
    }

    /** What was spent on a day of UTC: while customers waited, and on all else. */
    record DayAnswer(String day, BigDecimal interactive, BigDecimal background) {

        static DayAnswer of(Spent.Day one) {
            return new DayAnswer(one.day().toString(), one.interactive(), one.background());
        }
    }

    /** What was spent on a route in a lane, interactive or background, on how many calls that brought something whole. */
    record PartAnswer(String route, String lane, long calls, BigDecimal price) {

        static PartAnswer of(Spent.Part one) {
            return new PartAnswer(one.route(), one.lane(), one.calls(), one.price());
        }
    }
}
