package dev.bailiwick.flow.lint;

import static dev.bailiwick.flow.lint.XmlName.bpmn;
import static dev.bailiwick.flow.lint.XmlName.camunda;

import dev.bailiwick.flow.WantedDetails;
import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.InvalidFile;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Checks what drawings name by its name elsewhere in the company's files: fixed words and teams. The lint knows drawings only, so this is
 * asked besides it, before anything is deployed: a customer must not be the first to find that the words are missing.
 */
public final class CompanyNames {

    static final String RULE = "company-names";
    static final String LAW = "What a drawing names elsewhere in the company's texts stands there: fixed words in prompts/wording, teams in rules/desk."
            + " A customer must not be the first to find that the words are missing.";

    private final Predicate<String> words;
    private final Set<String> teams;

    /**
     * @param words tells whether there are fixed words under a key, at least in English
     * @param teams the ids of the teams at the desk
     */
    public CompanyNames(Predicate<String> words, Set<String> teams) {
        this.words = words;
        this.teams = new TreeSet<>(teams);
    }

    /**
     * @param drawings drawings that the lint has found in order
     * @throws InvalidFile with file, line and element of the first name that nobody knows, and all others in its message
     */
    public void insist(List<CompanyFile> drawings) {
        FlowLint.insistOnNone(check(drawings));
    }

    /**
     * @param drawings drawings that the lint has found in order
     * @return every name in them that nobody knows
     */
    public List<Problem> check(List<CompanyFile> drawings) {
        Problems found = new Problems();
        for (CompanyFile file : drawings) {
            FlowLint.PLAIN_XML.read(file, found).ifPresent(drawing -> drawing.root().walk(element -> {
                if (element.is(camunda("inputParameter")) && !element.text().isBlank()) {
                    check(drawing.path(), element, found);
                }
            }));
        }
        return found.list();
    }

    private void check(String path, XmlElement input, Problems found) {
        String constant = input.text().strip();
        switch (input.value("name")) {
            case "wording" -> checkWords(path, input, constant, "", found);
            case "target" -> {
                if (!teams.contains(constant)) {
                    found.add(problem(path, input, "there is no team '" + XmlElement.quoted(constant) + "' in rules/desk/desk.yaml; known are "
                            + String.join(", ", teams)));
                }
            }
            case "details" -> {
                try {
                    WantedDetails.read(constant).keySet().forEach(name -> checkWords(path, input, "ask." + name, " to ask for the detail '" + name
                            + "'", found));
                } catch (IllegalArgumentException e) {
                    found.add(problem(path, input, e.getMessage()));
                }
            }
            default -> {
            }
        }
    }

    private void checkWords(String path, XmlElement input, String key, String purpose, Problems found) {
        if (!words.test(key)) {
            found.add(problem(path, input, "there are no fixed words '" + XmlElement.quoted(key) + "'" + purpose
                    + "; add the key to prompts/wording/en.yaml or name another"));
        }
    }

    /** The place is the step that is given the input, so that who draws finds it on the canvas. */
    private static Problem problem(String path, XmlElement input, String what) {
        XmlElement at = input;
        while (at.parent() != null && !at.is(bpmn("serviceTask"))) {
            at = at.parent();
        }
        return new Problem(path, input.line(), at.nearestId(), RULE, what);
    }
}
