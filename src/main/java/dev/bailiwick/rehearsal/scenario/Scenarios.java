package dev.bailiwick.rehearsal.scenario;

import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.InvalidFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** The company's scenarios. A file that is none is refused at start and when the company's texts are taken up, as every other file is. */
@Component
public class Scenarios implements CompanyFiles.AlsoRead {

    /** Where they stand, below the company's root. */
    public static final String FOLDER = "scenarios";
    /** So many a company has at most. */
    public static final int MOST = 500;
    /** A scenario's file has at most so many bytes. */
    public static final int LARGEST = 200_000;

    private static final String ENDING = ".yaml";
    private static final int MOST_PROBLEMS = 50;

    private final CompanyFiles files;

    /**
     * @param files the company's files
     * @throws InvalidFile naming every problem
     */
    public Scenarios(CompanyFiles files) {
        this.files = files;
        check(files);
    }

    @Override
    public void check(CompanyFiles read) {
        among(read);
    }

    /** @return those in the company's folder as it was last taken up, ordered by path */
    public List<Scenario> inForce() {
        return among(files);
    }

    /**
     * @param files the company's files
     * @return the scenarios among them, ordered by path
     * @throws InvalidFile naming every problem
     */
    public static List<Scenario> among(CompanyFiles files) {
        return read(FOLDER, files.below(FOLDER));
    }

    /**
     * @param where what the files have in common, in words
     * @param files files, each a scenario
     * @return the scenarios, in the files' order
     * @throws InvalidFile naming every problem
     */
    public static List<Scenario> read(String where, Collection<CompanyFile> files) {
        List<InvalidFile> problems = new ArrayList<>();
        List<Scenario> scenarios = new ArrayList<>();
        List<CompanyFile> wanted = files.stream().filter(file -> !file.name().equals("README.md")).toList();
        if (wanted.size() > MOST) {
            throw new InvalidFile(where, 0, "holds " + wanted.size() + " scenarios, more than " + MOST + "; remove those that show the same");
        }
        for (CompanyFile file : wanted) {
            try {
                scenarios.add(read(file));
            } catch (InvalidFile broken) {
                problems.add(broken);
                if (problems.size() == MOST_PROBLEMS) {
                    break;
                }
            }
        }
        if (!problems.isEmpty()) {
            throw InvalidFile.all(where, problems);
        }
        return List.copyOf(scenarios);
    }

    private static Scenario read(CompanyFile file) {
        if (!file.name().endsWith(ENDING)) {
            throw new InvalidFile(file.path(), 0, "is no scenario: its name must end in " + ENDING);
        }
        if (file.bytes().length > LARGEST) {
            throw new InvalidFile(file.path(), 0, "is larger than " + LARGEST / 1000 + " kB; a scenario is one conversation");
        }
        return ScenarioFile.read(file);
    }
}
