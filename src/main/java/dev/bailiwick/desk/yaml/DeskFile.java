package dev.bailiwick.desk.yaml;

import dev.bailiwick.desk.Teams.Team;
import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.InvalidFile;
import dev.bailiwick.kernel.Language;
import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.kernel.YamlBlock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What {@code rules/desk/desk.yaml} says.
 *
 * @param zone     the company's time zone
 * @param hours    when the desk is open
 * @param holidays the days on which it is not, with their names
 * @param teams    the teams, the usual one first
 * @param advisors who works there
 */
record DeskFile(ZoneId zone, Week hours, Map<LocalDate, String> holidays, List<Team> teams, List<OnRoster> advisors) {

    /**
     * One advisor.
     *
     * @param name      their name
     * @param languages the languages they speak
     * @param teams     the teams they work for
     * @param shifts    when they work
     */
    record OnRoster(String name, Set<Language> languages, List<String> teams, Week shifts) {
    }

    /** @throws InvalidFile naming line and cure */
    static DeskFile read(CompanyFile file) {
        YamlBlock top = YamlBlock.of(file).only("zone", "hours", "holidays", "teams", "advisors");
        Week hours = Week.read(top.block("hours"));
        List<Team> teams = teams(top);
        Set<String> known = teams.stream().map(Team::id).collect(Collectors.toSet());
        List<OnRoster> advisors = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlBlock block : top.blocks("advisors")) {
            OnRoster advisor = advisor(block, hours, known);
            if (!names.add(advisor.name())) {
                throw block.wrong("name", "stands here a second time; each advisor needs a name of their own");
            }
            advisors.add(advisor);
        }
        if (advisors.isEmpty()) {
            throw top.wrong("advisors", "must name at least one advisor");
        }
        ReckonedDesk.gap(hours, advisors.stream().map(OnRoster::shifts).toList()).ifPresent(when -> {
            throw top.wrong("hours", "say that the desk is open on " + when + ", but nobody is on shift then; shorten the hours or add a shift");
        });
        return new DeskFile(zone(top), hours, holidays(top), teams, List.copyOf(advisors));
    }

    private static ZoneId zone(YamlBlock top) {
        try {
            return ZoneId.of(top.text("zone"));
        } catch (DateTimeException e) {
            throw top.wrong("zone", "must be a time zone such as Europe/Dublin, not '" + top.text("zone") + "'");
        }
    }

    private static Map<LocalDate, String> holidays(YamlBlock top) {
        Map<LocalDate, String> holidays = new TreeMap<>();
        for (YamlBlock block : top.blocks("holidays")) {
            block.only("date", "name");
            try {
                if (holidays.putIfAbsent(LocalDate.parse(block.text("date")), block.text("name")) != null) {
                    throw block.wrong("date", "stands here a second time; remove one of the two");
                }
            } catch (DateTimeException e) {
                throw block.wrong("date", "must be a day such as 2026-12-25, not '" + block.text("date") + "'");
            }
        }
        return holidays;
    }

    private static List<Team> teams(YamlBlock top) {
        List<Team> teams = new ArrayList<>();
        for (YamlBlock block : top.blocks("teams")) {
            String id = block.only("id", "title").text("id");
            if (!id.matches("[a-z][a-z0-9-]{1,39}")) {
                throw block.wrong("id", "must be lower-case letters, digits and hyphens, such as front-desk");
            }
            if (teams.stream().anyMatch(team -> team.id().equals(id))) {
                throw block.wrong("id", "'" + id + "' stands here a second time; remove one of the two");
            }
            teams.add(new Team(id, block.text("title")));
        }
        if (teams.isEmpty()) {
            throw top.wrong("teams", "must name at least one team; the first is the usual one");
        }
        return List.copyOf(teams);
    }

    private static OnRoster advisor(YamlBlock block, Week hours, Set<String> known) {
        String name = block.only("name", "languages", "teams", "shifts").text("name");
        Set<Language> languages = new HashSet<>();
        for (String code : block.texts("languages")) {
            try {
                languages.add(new Language(code));
            } catch (Refusal e) {
                throw block.wrong("languages", "must be ISO 639 codes such as en or de, not '" + code + "'");
            }
        }
        if (languages.isEmpty()) {
            throw block.wrong("languages", "must name at least one language for " + name);
        }
        List<String> teams = block.texts("teams");
        teams.stream().filter(team -> !known.contains(team)).findFirst().ifPresent(team -> {
            throw block.wrong("teams", "names '" + team + "', which is no team; there are " + known.stream().sorted().toList());
        });
        Week shifts = Week.read(block.block("shifts"));
        for (DayOfWeek day : DayOfWeek.values()) {
            for (Week.Span shift : shifts.on(day)) {
                if (hours.on(day).stream().noneMatch(span -> !shift.from().isBefore(span.from()) && !shift.to().isAfter(span.to()))) {
                    throw block.wrong("shifts", "let " + name + " work when the desk is closed, on " + day.name().toLowerCase(java.util.Locale.ROOT)
                            + "; keep shifts within the hours");
                }
            }
        }
        return new OnRoster(name, Set.copyOf(languages), teams, shifts);
    }
}
