package dev.bailiwick.flow.lint;

/**
 * One law of the drawings. A rule looks at the drawings and says what breaks it; it never changes them and keeps nothing between
 * two calls.
 */
abstract class Rule {

    private final String name;
    private final String law;

    /**
     * @param name how problems and the reference page call it, in lower case with hyphens
     * @param law  what it asks for and why, for who draws: one to four sentences
     */
    Rule(String name, String law) {
        this.name = name;
        this.law = law;
    }

    final String name() {
        return name;
    }

    final String law() {
        return law;
    }

    /** Checks all drawings of a company; a rule about single drawings leaves this as it is. */
    void check(Company company, Problems found) {
        company.drawings().forEach(drawing -> check(drawing, company, found));
    }

    /** Checks one drawing; a rule about the whole company leaves this empty. */
    void check(Drawing drawing, Company company, Problems found) {
    }

    final Problem problem(Drawing drawing, XmlElement at, String what) {
        return new Problem(drawing.path(), at.line(), at.nearestId(), name, what);
    }
}
