package dev.bailiwick.desk.web;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.bailiwick.desk.Case;
import dev.bailiwick.desk.Cases;
import dev.bailiwick.desk.CoverageCalendar;
import dev.bailiwick.desk.Roster;
import dev.bailiwick.desk.Teams;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Language;
import dev.bailiwick.kernel.Reason;
import dev.bailiwick.kernel.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class DeskWebTest {

    private static final Instant NOW = Instant.parse("2026-07-28T10:00:00Z");
    private static final Case EVIL = new Case("k-1", new ConversationId("c:1+a"), 2, "complaints", new Reason("GR-020", "A <b>complaint</b>."),
            "Says: <script>alert('x')</script>", "complaint", new Language("de"), "web\"><img>", NOW.minusSeconds(90 * 60), "aoife <i>",
                    NOW.minusSeconds(60), null, null);

    private final List<Case> open = new ArrayList<>();
    private MockMvc web;

    @BeforeEach
    void house() {
        Teams teams = () -> List.of(new Teams.Team("front-desk", "Front desk"), new Teams.Team("complaints", "Customer Relations"));
        Cases cases = new OpenCases(open);
        web = MockMvcBuilders.standaloneSetup(new CasesApi(cases, teams), new DeskPage(cases, teams, new AlwaysOpen(), Clock.fixed(NOW,
                ZoneOffset.UTC)), new CoverageApi(TWO_DAYS, teams, Clock.fixed(NOW, ZoneOffset.UTC))).build();
    }

    /** Two days: one with a gap, one holiday. */
    private static final CoverageCalendar TWO_DAYS = new CoverageCalendar() {
        @Override
        public List<Day> days(LocalDate from, int days) {
            var row = new Covered("de", List.of(new Staffed(LocalTime.of(9, 0), LocalTime.of(12, 0), List.of("Lena Vogel"))),
                    List.of(new Span(LocalTime.of(12, 0), LocalTime.of(17, 0))));
            return Stream.of(new Day(from, "", List.of(new Span(LocalTime.of(9, 0), LocalTime.of(17, 0))), List.of(row),
                    List.of(new Covered("complaints", List.of(), List.of()))), new Day(from.plusDays(1), "Christmas Day", List.of(), List.of(), List.of()))
                    .limit(days).toList();
        }

        @Override
        public ZoneId zone() {
            return ZoneId.of("Pacific/Auckland");
        }
    };

    private record OpenCases(List<Case> all) implements Cases {

        @Override
        public void open(Case opened) {
            all.add(opened);
        }

        @Override
        public void take(ConversationId conversation, String by, Instant at) {
            throw new AssertionError("a page changes nothing");
        }

        @Override
        public boolean remind(ConversationId conversation, Instant at) {
            throw new AssertionError("a page changes nothing");
        }

        @Override
        public void close(ConversationId conversation, Instant at) {
            throw new AssertionError("a page changes nothing");
        }

        @Override
        public List<Case> list(boolean onlyOpen, int most) {
            return all.stream().limit(most).toList();
        }

        @Override
        public long open() {
            return all.size();
        }
    }

    private static final class AlwaysOpen implements Roster {

        @Override
        public ZoneId zone() {
            return ZoneOffset.UTC;
        }

        @Override
        public List<TeamAtWork> teams(Instant moment) {
            return List.of();
        }

        @Override
        public List<Coverage> coverage(Instant moment) {
            return List.of();
        }

        @Override
        public Coverage coverage(Language language, Instant moment) {
            return new Coverage(language, 1, true, 0);
        }

        @Override
        public Hours hours(Instant moment) {
            return new Hours(LocalDateTime.ofInstant(moment, ZoneOffset.UTC), "", true, "");
        }
    }

    @Test
    void thePageShowsOpenCasesAndEscapesWhatOthersWrote() throws Exception {
        open.add(EVIL);

        web.perform(get("/desk")).andExpect(status().isOk()).andExpect(content().contentType("text/html;charset=UTF-8"))
                .andExpect(header().string("Content-Security-Policy", containsString("default-src 'none'")))
                .andExpect(content().string(containsString("<a href=\"/ledger/c:1+a\">c:1+a</a>")))
                .andExpect(content().string(containsString("1 h 30 min")))
                .andExpect(content().string(containsString("Customer Relations")))
                .andExpect(content().string(containsString("German")))
                .andExpect(content().string(containsString("&lt;script&gt;")))
                .andExpect(content().string(not(containsString("<script"))))
                .andExpect(content().string(not(containsString("<img"))))
                .andExpect(content().string(not(containsString("<i>"))));
    }

    @Test
    void aCaseThatNobodyTookUpIsMarkedOverdue() throws Exception {
        open.add(new Case("k-2", new ConversationId("c2"), 1, "cards", new Reason("lost-card", "Lost."), null, null, Language.ENGLISH, "web",
                NOW.minusSeconds(90_000), null, null, NOW.minusSeconds(3_600), null));

        web.perform(get("/desk")).andExpect(content().string(containsString("not yet: overdue since Tue 28 Jul, 09:00")));
        web.perform(get("/api/desk/cases")).andExpect(jsonPath("$.cases[0].overdue").value("2026-07-28T09:00:00Z"));
    }

    @Test
    void anEmptyDeskSaysSo() throws Exception {
        web.perform(get("/desk")).andExpect(content().string(containsString("No case is open: nobody waits for a person.")));
    }

    @Test
    void theApiListsCases() throws Exception {
        open.add(EVIL);

        web.perform(get("/api/desk/cases?open=true&limit=5")).andExpect(status().isOk())
                .andExpect(jsonPath("$.open").value(1))
                .andExpect(jsonPath("$.cases[0].conversation").value("c:1+a"))
                .andExpect(jsonPath("$.cases[0].target_title").value("Customer Relations"))
                .andExpect(jsonPath("$.cases[0].reason_code").value("GR-020"))
                .andExpect(jsonPath("$.cases[0].closed").doesNotExist());
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=501", "limit=-1", "limit=ten", "limit=99999999999", "open=maybe"})
    void aWrongParameterIsNamed(String query) {
        assertThatThrownBy(() -> web.perform(get("/api/desk/cases?" + query))).hasRootCauseInstanceOf(Refusal.class)
                .rootCause().hasMessageStartingWith(query.substring(0, query.indexOf('=')) + ": must be");
    }

    @Test
    void theCalendarBeginsOnTheMondayOfTheCompanysOwnWeek() throws Exception {
        web.perform(get("/api/desk/coverage?days=2")).andExpect(status().isOk())
                .andExpect(jsonPath("$.zone").value("Pacific/Auckland")).andExpect(jsonPath("$.today").value("2026-07-28"))
                .andExpect(jsonPath("$.days[0].date").value("2026-07-27"))
                .andExpect(jsonPath("$.days[0].languages[0].spans[0].people[0]").value("Lena Vogel"))
                .andExpect(jsonPath("$.days[0].languages[0].gaps[0].from").value("12:00"))
                .andExpect(jsonPath("$.days[0].teams[0].title").value("Customer Relations"))
                .andExpect(jsonPath("$.days[1].holiday").value("Christmas Day")).andExpect(jsonPath("$.days[1].open").isEmpty());
        web.perform(get("/api/desk/coverage?from=2026-12-24&days=1")).andExpect(jsonPath("$.days.length()").value(1))
                .andExpect(jsonPath("$.days[0].date").value("2026-12-24"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=tomorrow", "from=2026-13-01", "from=2029-01-01", "from=-99999-01-01", "days=0", "days=32", "days=seven", "days=100"})
    void aCalendarThatIsTooFarOrTooLongIsRefused(String query) {
        assertThatThrownBy(() -> web.perform(get("/api/desk/coverage?" + query))).hasRootCauseInstanceOf(Refusal.class)
                .rootCause().hasMessageStartingWith(query.substring(0, query.indexOf('=')) + ": must be");
    }
}
