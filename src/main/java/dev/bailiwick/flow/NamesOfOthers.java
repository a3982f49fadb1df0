package dev.bailiwick.flow;

import dev.bailiwick.desk.ReloadDesk;
import dev.bailiwick.drafting.ReloadTexts;
import dev.bailiwick.guardrail.BoundBook;
import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.InvalidFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Sees that what one file names stands in another: each may be in order by itself and fail the customer together. */
final class NamesOfOthers {

    private final CompanyFiles files;
    private final List<InvalidFile> broken = new ArrayList<>();

    /** @param files the files, to find the line on which a name stands */
    NamesOfOthers(CompanyFiles files) {
        this.files = files;
    }

    /** @return every name that nothing stands behind; none when all is well */
    List<InvalidFile> missing(BoundBook policies, ReloadTexts.Prepared texts, ReloadDesk.Prepared desk, Set<String> procedures) {
        for (BoundBook.Named named : policies.names()) {
            switch (named.kind()) {
                case WORDING -> expect(named.path(), named.name(), texts.wordings(), "the fixed words in prompts/wording/en.yaml");
                case TEAM -> expect(named.path(), named.name(), desk.teams(), "the teams in rules/desk/desk.yaml");
                case PROCEDURE -> expect(named.path(), named.name(), procedures, "the procedures in processes/bpmn");
            }
        }
        texts.procedures().forEach((path, procedure) -> expect(path, procedure, procedures, "the procedures in processes/bpmn"));
        return broken;
    }

    private void expect(String path, String name, Set<String> known, String what) {
        if (!known.contains(name)) {
            String there = known.size() > 12 ? "" : "; there are " + String.join(", ", new TreeSet<>(known));
            broken.add(new InvalidFile(path, line(path, name), "names '" + name + "', which is not among " + what + there));
        }
    }

    /** @return the first line that has the name as a word of its own, or 0 */
    private int line(String path, String name) {
        CompanyFile file = files.file(path);
        List<String> lines = file == null ? List.of() : file.text().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.contains("\"" + name + "\"") || line.matches("procedure:\\s*[\"']?" + Pattern.quote(name) + "[\"']?\\s*")) {
                return i + 1;
            }
        }
        return 0;
    }
}
