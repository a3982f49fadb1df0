package dev.bailiwick.flow.change;

import dev.bailiwick.desk.Teams;
import dev.bailiwick.drafting.Wordings;
import dev.bailiwick.flow.lint.CompanyNames;
import dev.bailiwick.flow.lint.FlowLint;
import dev.bailiwick.flow.lint.Problem;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Says what is wrong with drawings: the closed language, the proofs on all ways through them, and whether the words and teams that they name are
 * there. Keeps nothing and shows nothing to the engine, since deploying is already executing.
 */
@Component
public class CheckDrawings {

    private final Wordings wordings;
    private final Teams teams;

    CheckDrawings(Wordings wordings, Teams teams) {
        this.wordings = wordings;
        this.teams = teams;
    }

    /**
     * @param texts all drawings that would be in force together
     * @return every problem with file, line and element, at most 200; none when they may be put into force
     */
    public List<Problem> check(DrawingTexts texts) {
        List<Problem> problems = new FlowLint().check(texts.files());
        return problems.isEmpty() ? new CompanyNames(wordings::has, teams.teams().stream().map(Teams.Team::id).collect(Collectors.toSet()))
                .check(texts.files()) : problems;
    }
}
