package dev.bailiwick.model.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.model.Lane;
import dev.bailiwick.model.RoutePreference;
import dev.bailiwick.model.RouteSwitch;
import dev.bailiwick.model.Spending.Line;
import dev.bailiwick.model.Spending.OfConversation;
import dev.bailiwick.testing.TestDatabase;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class JdbcModelStoresTest {

    private static final LocalDate DAY = LocalDate.parse("2026-03-02");

    private final DataSource database = TestDatabase.fresh("model").dataSource();

    private static Line line(LocalDate day, String route, String price) {
        return new Line(day, route, Lane.INTERACTIVE, 1, 300, 100, new BigDecimal(price));
    }

    @Test
    void theLastSwitchCounts() {
        var switches = new JdbcRouteSwitches(database);
        RouteSwitch off = new RouteSwitch("house", RouteSwitch.Position.OFF, "it answers in German", "olga", Instant.parse("2026-03-02T09:00:00Z"));
        RouteSwitch on = new RouteSwitch("house", RouteSwitch.Position.ON, "it was mended", "pavel", Instant.parse("2026-03-02T10:00:00Z"));

        switches.keep(off);
        assertThat(switches.all()).containsExactly(off);
        switches.keep(on);
        assertThat(switches.all()).containsExactly(on);
    }

    @Test
    void theLastPreferenceOfEachLaneCounts() {
        var preferences = new JdbcRoutePreferences(database);
        Instant at = Instant.parse("2026-03-02T09:00:00Z");
        RoutePreference night = new RoutePreference(Lane.BACKGROUND, "house", "it costs least at night", "olga", at);
        RoutePreference back = new RoutePreference(Lane.INTERACTIVE, "", "the trial is over", "pavel", at.plusSeconds(60));

        preferences.keep(night);
        preferences.keep(new RoutePreference(Lane.INTERACTIVE, "abroad", "it is better at Irish", "olga", at));
        preferences.keep(back);

        assertThat(preferences.all()).containsExactly(night, back);
    }

    @Test
    void whatIsSpentAddsUpByDayAndByConversation() {
        var spending = new JdbcSpending(database);
        spending.add(line(DAY, "house", "0.40"), "c-1");
        spending.add(line(DAY, "house", "0.20"), "c-1");
        spending.add(line(DAY, "abroad", "0.01"), "c-2");
        spending.add(line(DAY.minusDays(1), "house", "7"), "");

        assertThat(spending.of(DAY)).isEqualByComparingTo("0.61");
        assertThat(spending.of("c-1")).isEqualByComparingTo("0.60");
        assertThat(spending.of("c-9")).isZero();
        assertThat(spending.since(DAY)).extracting(one -> one.route() + " " + one.calls() + " " + one.inputTokens() + " " + one.price())
                .containsExactly("abroad 1 300 0.010000", "house 2 600 0.600000");
        assertThat(spending.since(DAY.minusDays(1))).hasSize(3);
        assertThat(spending.dearest(1)).extracting(OfConversation::conversation).containsExactly("c-1");
    }
}
