package dev.bailiwick.desk.yaml;

import dev.bailiwick.desk.CoverageCalendar;
import dev.bailiwick.desk.ReloadDesk;
import dev.bailiwick.desk.Roster;
import dev.bailiwick.desk.Teams;
import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.InvalidFile;
import dev.bailiwick.kernel.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Roster and teams from {@code rules/desk/desk.yaml}, as last taken up; each question is answered by one and the same file. */
@Component
class YamlDesk implements Roster, Teams, CoverageCalendar, ReloadDesk {

    /** The file, below the company's root. */
    static final String FILE = "rules/desk/desk.yaml";

    private volatile ReckonedDesk inForce;

    YamlDesk(CompanyFiles files) {
        inForce = read(files);
    }

    private static ReckonedDesk read(CompanyFiles files) {
        CompanyFile file = files.file(FILE);
        if (file == null) {
            throw new InvalidFile(FILE, 0, "is missing; it says when the desk is open and who works there");
        }
        return new ReckonedDesk(DeskFile.read(file));
    }

    @Override
    public Prepared prepare(CompanyFiles files) {
        ReckonedDesk next = read(files);
        return new Prepared() {
            @Override
            public boolean changes() {
                return !next.equals(inForce);
            }

            @Override
            public Set<String> teams() {
                return next.teams().stream().map(Team::id).collect(Collectors.toSet());
            }

            @Override
            public void takeUp() {
                inForce = next;
            }
        };
    }

    @Override
    public ZoneId zone() {
        return inForce.zone();
    }

    @Override
    public List<Day> days(LocalDate from, int days) {
        return new ReckonedDays(inForce.desk()).days(from, days);
    }

    @Override
    public List<Team> teams() {
        return inForce.teams();
    }

    @Override
    public List<TeamAtWork> teams(Instant moment) {
        return inForce.teams(moment);
    }

    @Override
    public List<Coverage> coverage(Instant moment) {
        return inForce.coverage(moment);
    }

    @Override
    public Coverage coverage(Language language, Instant moment) {
        return inForce.coverage(language, moment);
    }

    @Override
    public Hours hours(Instant moment) {
        return inForce.hours(moment);
    }
}
