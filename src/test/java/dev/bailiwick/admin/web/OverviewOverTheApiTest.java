package dev.bailiwick.admin.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bailiwick.flow.Web;
import dev.bailiwick.flow.WholeHouse;
import dev.bailiwick.model.Lane;
import dev.bailiwick.model.Spending;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;

@WholeHouse
class OverviewOverTheApiTest {

    private final Web admin;
    private final Spending spending;
    private final LocalDate today;

    @Autowired
    OverviewOverTheApiTest(WebApplicationContext context, Spending spending, Clock clock) throws Exception {
        this.admin = Web.signedIn(context, "admin", "correct-horse-battery");
        this.spending = spending;
        this.today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    @Test
    void whatModelsCostStandsBesideTheBudgetByDaysAndByRoutes() throws Exception {
        spending.add(new Spending.Line(today.minusDays(3), "overview-tries", Lane.INTERACTIVE, 2, 900, 90, new BigDecimal("0.25")), "");
        spending.add(new Spending.Line(today.minusDays(3), "overview-tries", Lane.BACKGROUND, 1, 900, 90, new BigDecimal("0.03")), "");
        spending.add(new Spending.Line(today.minusDays(20), "overview-tries", Lane.INTERACTIVE, 4, 900, 90, new BigDecimal("0.50")), "");

        JsonNode week = admin.get("/api/overview?span=week").ok().json().path("spent");
        JsonNode month = admin.get("/api/overview?span=month").ok().json().path("spent");

        assertThat(week.path("daily").decimalValue()).as("no budget is set").isZero();
        assertThat(week.path("days")).as("seven times 24 hours touch eight days").hasSize(8);
        assertThat(day(week, today.minusDays(3)).path("interactive").decimalValue()).isEqualByComparingTo("0.25");
        assertThat(day(week, today.minusDays(3)).path("background").decimalValue()).isEqualByComparingTo("0.03");
        assertThat(parts(week)).containsExactly("interactive 2 0.25", "background 1 0.03");
        assertThat(parts(month)).containsExactly("interactive 6 0.75", "background 1 0.03");
    }

    @Test
    void anotherTimeThanDayWeekOrMonthIsRefused() throws Exception {
        Web.Answer refused = admin.get("/api/overview?span=year");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("span: must be day, week or month");
    }

    private static JsonNode day(JsonNode spent, LocalDate day) {
        return StreamSupport.stream(spent.path("days").spliterator(), false).filter(one -> one.path("day").asText().equals(day.toString()))
                .findFirst().orElseThrow();
    }

    private static List<String> parts(JsonNode spent) {
        return StreamSupport.stream(spent.path("parts").spliterator(), false).filter(one -> one.path("route").asText().equals("overview-tries"))
                .map(one -> one.path("lane").asText() + " " + one.path("calls").asLong() + " " + one.path("price").decimalValue().setScale(2)).toList();
    }
}
