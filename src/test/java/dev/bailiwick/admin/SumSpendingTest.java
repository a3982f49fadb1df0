package dev.bailiwick.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.model.BudgetReport;
import dev.bailiwick.model.Lane;
import dev.bailiwick.model.Spending;
import dev.bailiwick.model.SpendingInMemory;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SumSpendingTest {

    private static final Instant FROM = Instant.parse("2026-03-01T15:30:00Z");
    private static final Instant UNTIL = Instant.parse("2026-03-03T09:00:00Z");

    private final SpendingInMemory spending = new SpendingInMemory();
    private final SumSpending sum = new SumSpending(spending,
            () -> new BudgetReport(new BigDecimal("5.00"), BigDecimal.ZERO, BigDecimal.ZERO, "usual", "handoff"));

    @Test
    void everyDayThatTheTimeTouchesStandsWholeByLane() {
        spent("2026-02-28", "azure", Lane.INTERACTIVE, 1, "9.00");
        spent("2026-03-01", "azure", Lane.INTERACTIVE, 10, "1.20");
        spent("2026-03-01", "bedrock", Lane.INTERACTIVE, 2, "0.30");
        spent("2026-03-01", "azure", Lane.BACKGROUND, 4, "0.05");
        spent("2026-03-03", "azure", Lane.INTERACTIVE, 1, "0.10");
        spent("2026-03-04", "azure", Lane.INTERACTIVE, 1, "7.00");

        Spent all = sum.over(FROM, UNTIL);

        assertThat(all.days()).containsExactly(new Spent.Day(LocalDate.parse("2026-03-01"), new BigDecimal("1.50"), new BigDecimal("0.05")),
                new Spent.Day(LocalDate.parse("2026-03-02"), BigDecimal.ZERO, BigDecimal.ZERO),
                new Spent.Day(LocalDate.parse("2026-03-03"), new BigDecimal("0.10"), BigDecimal.ZERO));
        assertThat(all.daily()).isEqualTo("5.00");
    }

    @Test
    void routesAndLanesAreSummedOverTheDaysTheDearestFirst() {
        spent("2026-03-01", "azure", Lane.BACKGROUND, 4, "0.05");
        spent("2026-03-01", "azure", Lane.INTERACTIVE, 10, "1.20");
        spent("2026-03-02", "azure", Lane.INTERACTIVE, 5, "0.40");
        spent("2026-03-02", "own", Lane.INTERACTIVE, 7, "0");

        assertThat(sum.over(FROM, UNTIL).parts()).containsExactly(new Spent.Part("azure", "interactive", 15, new BigDecimal("1.60")),
                new Spent.Part("azure", "background", 4, new BigDecimal("0.05")), new Spent.Part("own", "interactive", 7, BigDecimal.ZERO));
    }

    @Test
    void whereNoModelWasAskedThereAreDaysAndNoParts() {
        assertThat(sum.over(FROM, UNTIL).parts()).isEmpty();
        assertThat(sum.over(FROM, UNTIL).days()).hasSize(3);
    }

    private void spent(String day, String route, Lane lane, long calls, String price) {
        spending.add(new Spending.Line(LocalDate.parse(day), route, lane, calls, 100, 10, new BigDecimal(price)), "");
    }
}
