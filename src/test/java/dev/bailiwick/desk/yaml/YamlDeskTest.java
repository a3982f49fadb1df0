package dev.bailiwick.desk.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.desk.CoverageCalendar;
import dev.bailiwick.desk.Roster.Coverage;
import dev.bailiwick.desk.Teams.Team;
import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.InvalidFile;
import dev.bailiwick.kernel.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlDeskTest {

    private static final Language GERMAN = new Language("de");
    private static final Language SPANISH = new Language("es");

    private static final String SMALL = """
            zone: Europe/Dublin
            hours: {monday: [09:00-17:00]}
            teams: [{id: front-desk, title: Front desk}]
            advisors:
              - name: Aoife Byrne
                languages: [en]
                teams: [front-desk]
                shifts: {monday: [09:00-17:00]}
            """;

    private static YamlDesk desk(String text) {
        return new YamlDesk(files(text));
    }

    private static CompanyFiles files(String text) {
        return new CompanyFiles() {
            @Override
            public List<CompanyFile> below(String folder, String... endings) {
                return List.of();
            }

            @Override
            public CompanyFile file(String path) {
                return text == null ? null : new CompanyFile(path, text.getBytes(StandardCharsets.UTF_8));
            }

            @Override
            public String origin(String folder) {
                return "a test";
            }
        };
    }

    private static YamlDesk larkfield() {
        try {
            return desk(Files.readString(Path.of(YamlDesk.FILE)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant dublin(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Europe/Dublin")).toInstant();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "2026-07-28T10:00 | true  | ''",
        "2026-07-28T07:59 | false | Tuesday 28 July, 08:00",
        "2026-07-28T08:00 | true  | ''",
        "2026-07-28T20:00 | false | Wednesday 29 July, 08:00",
        "2026-07-25T18:00 | false | Monday 27 July, 08:00",
        "2026-08-03T10:00 | false | Tuesday 4 August, 08:00",
        "2026-12-24T21:00 | false | Monday 28 December, 08:00"})
    void theDeskIsOpenInItsHoursAndClosedOnHolidays(String local, boolean open, String opens) {
        assertThat(larkfield().hours(dublin(local))).satisfies(hours -> {
            assertThat(hours.open()).isEqualTo(open);
            assertThat(hours.opens()).isEqualTo(opens);
            assertThat(hours.local()).isEqualTo(LocalDateTime.parse(local));
        });
    }

    @Test
    void aHolidayIsNamed() {
        assertThat(larkfield().hours(dublin("2027-03-29T12:00")).holiday()).isEqualTo("Easter Monday");
        assertThat(larkfield().hours(dublin("2027-03-30T12:00")).holiday()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-07-28T10:00,0,true", "2026-07-28T08:00,1,false", "2026-07-28T08:59:59,1,false", "2026-07-28T13:00,20,false",
        "2026-07-24T13:00,68,false", "2026-12-24T13:00,92,false"})
    void aLanguageIsCoveredWhenSomebodyWhoSpeaksItIsOnShift(String local, int hours, boolean now) {
        assertThat(larkfield().coverage(GERMAN, dublin(local))).isEqualTo(new Coverage(GERMAN, 1, now, hours));
    }

    @Test
    void spanishHasTwoAfternoonsAWeek() {
        assertThat(larkfield().coverage(SPANISH, dublin("2026-07-30T16:59")).now()).isTrue();
        assertThat(larkfield().coverage(SPANISH, dublin("2026-07-30T17:00")).hours()).isEqualTo(116);
    }

    @Test
    void aLanguageNobodySpeaksNeverComes() {
        Language french = new Language("fr");

        assertThat(larkfield().coverage(french, dublin("2026-07-28T10:00"))).isEqualTo(new Coverage(french, 0, false, 9_999));
        assertThat(larkfield().coverage(dublin("2026-07-28T10:00"))).extracting(one -> one.language().code()).containsExactly("de", "en", "es");
    }

    @Test
    void hoursAreRealHoursWhenClocksChange() {
        // Clocks go forward on Sunday 29 March 2026 and back on Sunday 25 October 2026; the Monday after the latter is a holiday.
        assertThat(larkfield().coverage(GERMAN, dublin("2026-03-27T13:00")).hours()).isEqualTo(67);
        assertThat(larkfield().coverage(GERMAN, dublin("2026-10-23T13:00")).hours()).isEqualTo(93);
        assertThat(larkfield().hours(dublin("2026-03-30T08:00")).open()).isTrue();
    }

    @Test
    void theFirstTeamIsTheUsualOne() {
        YamlDesk desk = larkfield();

        assertThat(desk.title(null)).isEqualTo("Front desk");
        assertThat(desk.title("cards")).isEqualTo("Card team");
        assertThat(desk.title("gone")).isEqualTo("gone");
        assertThat(desk.teams()).extracting(Team::id).startsWith("front-desk");
        assertThat(desk.zone()).isEqualTo(ZoneId.of("Europe/Dublin"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "zone: Europe/Dublin | zone: Erewhon/Town | rules/desk/desk.yaml:1: 'zone' must be a time zone such as Europe/Dublin, not 'Erewhon/Town'",
        "zone: Europe/Dublin | time: Europe/Dublin | rules/desk/desk.yaml:1: 'time' is not known here",
        "{monday: [09:00-17:00]}\\nteams | {monday: [9-17]}\\nteams | rules/desk/desk.yaml:2: 'monday' must hold spans of one day",
        "{monday: [09:00-17:00]}\\nteams | {monday: [17:00-09:00]}\\nteams | rules/desk/desk.yaml:2: 'monday' must hold spans of one day",
        "{monday: [09:00-17:00]}\\nteams | {mon: [09:00-17:00]}\\nteams | rules/desk/desk.yaml:2: 'mon' is not known here; known are monday",
        "{monday: [09:00-17:00]}\\nteams | {monday: [08:00-17:00]}\\nteams | rules/desk/desk.yaml:2: 'hours' say that the desk is open on monday",
        "shifts: {monday: [09:00-17:00]} | shifts: {monday: [09:00-18:00]} | rules/desk/desk.yaml:8: 'shifts' let Aoife Byrne work",
        "[en] | [english] | rules/desk/desk.yaml:6: 'languages' must be ISO 639 codes such as en or de, not 'english'",
        "teams: [front-desk] | teams: [back-desk] | rules/desk/desk.yaml:7: 'teams' names 'back-desk', which is no team; there are [front-desk]",
        "teams: [{id | holidays: [{date: 25.12.2026, name: Christmas}]\\nteams: [{id | rules/desk/desk.yaml:3: 'date' must be a day such as"})
    void aBrokenFileIsRefusedWithLineAndCure(String from, String to, String message) {
        String text = SMALL.replace(from.replace("\\n", "\n"), to.replace("\\n", "\n"));

        assertThat(text).isNotEqualTo(SMALL);
        assertThatThrownBy(() -> desk(text)).isInstanceOf(InvalidFile.class).hasMessageStartingWith(message);
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> desk(null)).isInstanceOf(InvalidFile.class).hasMessageContaining("rules/desk/desk.yaml: is missing");
    }

    @Test
    void anotherDeskIsInForceOnceItIsTakenUpAndABrokenOneNever() {
        YamlDesk desk = desk(SMALL);

        assertThatThrownBy(() -> desk.prepare(files(SMALL.replace("Europe/Dublin", "Europe/Dubling")))).hasMessageContaining("desk.yaml:1");
        assertThat(desk.prepare(files(SMALL + "# a remark\n")).changes()).isFalse();
        var prepared = desk.prepare(files(SMALL.replace("title: Front desk", "title: Reception")));

        assertThat(prepared.changes()).isTrue();
        assertThat(prepared.teams()).containsExactly("front-desk");
        assertThat(desk.teams()).containsExactly(new Team("front-desk", "Front desk"));
        prepared.takeUp();
        assertThat(desk.teams()).containsExactly(new Team("front-desk", "Reception"));
    }

    @Test
    void aDayIsCutWhereShiftsBeginAndEndAndItsGapsAreNamed() {
        CoverageCalendar.Day day = desk("""
                zone: Europe/Dublin
                hours: {monday: [08:00-12:00, 13:00-18:00]}
                holidays: [{date: 2026-12-07, name: a feast}]
                teams: [{id: front-desk, title: Front desk}, {id: cards, title: Cards}]
                advisors:
                  - {name: Ben, languages: [en], teams: [front-desk], shifts: {monday: [08:00-12:00, 13:00-18:00]}}
                  - {name: Ada, languages: [en, de], teams: [cards], shifts: {monday: [09:00-10:00, 10:00-11:00, 17:00-18:00]}}
                """).days(LocalDate.parse("2026-11-30"), 1).getFirst();

        assertThat(day.languages()).extracting(CoverageCalendar.Covered::name).containsExactly("de", "en");
        assertThat(day.languages().getFirst().spans()).containsExactly(staffed("09:00", "11:00", "Ada"), staffed("17:00", "18:00", "Ada"));
        assertThat(day.languages().getFirst().gaps()).containsExactly(span("08:00", "09:00"), span("11:00", "12:00"), span("13:00", "17:00"));
        assertThat(day.languages().getLast().spans()).containsExactly(staffed("08:00", "09:00", "Ben"), staffed("09:00", "11:00", "Ada", "Ben"),
                staffed("11:00", "12:00", "Ben"), staffed("13:00", "17:00", "Ben"), staffed("17:00", "18:00", "Ada", "Ben"));
        assertThat(day.languages().getLast().gaps()).isEmpty();
        assertThat(day.teams()).extracting(CoverageCalendar.Covered::name).containsExactly("front-desk", "cards");
    }

    @Test
    void onAHolidayNobodyIsExpectedAndNothingIsAGap() {
        CoverageCalendar.Day christmas = larkfield().days(LocalDate.parse("2026-12-25"), 1).getFirst();

        assertThat(christmas.holiday()).isEqualTo("Christmas Day");
        assertThat(christmas.open()).isEmpty();
        assertThat(christmas.languages()).isNotEmpty().allSatisfy(row -> assertThat(row.gaps()).isEmpty());
    }

    @Test
    void theCalendarAndTheRosterSayTheSame() {
        YamlDesk desk = larkfield();
        for (CoverageCalendar.Day day : desk.days(LocalDate.parse("2026-10-19"), 14)) {
            for (int quarter = 0; quarter < 96; quarter++) {
                LocalDateTime local = day.date().atTime(quarter / 4, quarter % 4 * 15);
                for (CoverageCalendar.Covered row : day.languages()) {
                    boolean staffed = row.spans().stream().anyMatch(one -> !local.toLocalTime().isBefore(one.from())
                            && local.toLocalTime().isBefore(one.to()));
                    assertThat(desk.coverage(new Language(row.name()), local.atZone(desk.zone()).toInstant()).now()).as(row.name() + " " + local)
                            .isEqualTo(staffed);
                }
            }
        }
    }

    private static CoverageCalendar.Staffed staffed(String from, String to, String... people) {
        return new CoverageCalendar.Staffed(LocalTime.parse(from), LocalTime.parse(to), List.of(people));
    }

    private static CoverageCalendar.Span span(String from, String to) {
        return new CoverageCalendar.Span(LocalTime.parse(from), LocalTime.parse(to));
    }
}
