package dev.bailiwick.admin.web;

import dev.bailiwick.admin.PolicyHits;
import dev.bailiwick.kernel.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How often a policy saw something, and when last. */
@RestController
class PolicyHitsApi {

    private static final int MOST_DAYS = 366;

    private final PolicyHits.Count count;
    private final Clock clock;
    private final ObjectProvider<Supplier<ZoneId>> zone;

    PolicyHitsApi(PolicyHits.Count count, Clock clock, ObjectProvider<Supplier<ZoneId>> companyZone) {
        this.count = count;
        this.clock = clock;
        this.zone = companyZone;
    }

    /**
     * In how many conversations a policy saw something, by the day on which they began, in the company's zone.
     *
     * @param policy the policy's id
     * @param days   the last so many days, today among them, 1 to 366
     */
    @GetMapping(path = "/api/policies/hits", produces = MediaType.APPLICATION_JSON_VALUE)
    Hits hits(@RequestParam String policy, @RequestParam(defaultValue = "30") int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw Refusal.invalid("days", "must be 1 to " + MOST_DAYS);
        }
        Supplier<ZoneId> known = zone.getIfAvailable();
        ZoneId here = known == null ? ZoneOffset.UTC : known.get();
        LocalDate today = clock.instant().atZone(here).toLocalDate();
        PolicyHits hits = count.of(policy, today.minusDays(days - 1L), today, here);
        return new Hits(hits.days().stream().map(day -> new HitsOfDay(day.day().toString(), day.conversations())).toList(),
                hits.days().stream().mapToLong(PolicyHits.Day::conversations).sum(), hits.last() == null ? null : hits.last().conversation(),
                hits.last() == null ? null : hits.last().began().toString());
    }

    /**
     * The figures.
     *
     * @param days             every day, the oldest first
     * @param conversations    all of them together
     * @param lastConversation the conversation that began last in which it saw something, within these days or before
     * @param lastBegan        when that began
     */
    record Hits(List<HitsOfDay> days, long conversations, @Nullable String lastConversation, @Nullable String lastBegan) {
    }

    /** One day. */
    record HitsOfDay(String day, long conversations) {
    }
}
