package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.drools.BookedPolicy.Form;
import dev.bailiwick.kernel.CompanyFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads a policy that is written as a decision table of Drools' form: {@code RuleSet}, the metadata, {@code RuleTable GR-027 title}, then
 * {@code CONDITION} and {@code ACTION} columns, each headed by one of our sentences with {@code $param} where the cell's value goes, a row of
 * labels, and one row for every rule. A sentence may go on in the next column, whose heading then begins with {@code …}. A cell that
 * is empty does not ask, or say, that part; a column without {@code $param} is asked where the cell holds an {@code x}. Every row that fits speaks.
 */
final class PolicyTable {

    private static final String PARAM = "$param";
    private static final String ON = "…";

    private final CompanyFile file;
    private final Form form;
    private final Words words;
    private final List<Problem> problems;
    private final Consumer<Sheet.Unreadable> wrong;
    private final PolicyHead head;
    private final List<Column> columns = new ArrayList<>();
    private final List<BookedRule> rules = new ArrayList<>();
    private final Map<List<String>, Integer> asked = new HashMap<>();

    /**
     * One column of the table.
     *
     * @param kind     what it holds
     * @param sentence its heading, without the mark that it goes on
     * @param goesOn   whether it continues the sentence of the column before
     * @param label    what people call it
     */
    private record Column(Kind kind, String sentence, boolean goesOn, String label) {

        Column labelled(String text) {
            return new Column(kind, sentence, goesOn, text);
        }
    }

    private enum Kind {
        CONDITION, ACTION, DESCRIPTION
    }

    private PolicyTable(CompanyFile file, Form form, Words words, List<Problem> problems, Consumer<Sheet.Unreadable> wrong) {
        this.file = file;
        this.form = form;
        this.words = words;
        this.problems = problems;
        this.wrong = wrong;
        this.head = new PolicyHead(file, problems);
    }

    /** @return the policy; empty when problems were noted */
    static Optional<BookedPolicy> read(CompanyFile file, Form form, Words words, List<Problem> problems) {
        return read(file, form, words, problems, one -> problems.add(new Problem(file.path(), one.row(), one.getMessage())));
    }

    /**
     * @param wrong is told what is wrong with a cell or a row
     * @return the policy; empty when problems were noted there
     */
    static Optional<BookedPolicy> read(CompanyFile file, Form form, Words words, List<Problem> problems, Consumer<Sheet.Unreadable> wrong) {
        int before = problems.size();
        BookedPolicy policy = null;
        try {
            Sheet sheet = form == Form.WORKBOOK ? Workbook.sheet(file.bytes()) : CsvSheet.read(file, problems);
            policy = sheet == null ? null : new PolicyTable(file, form, words, problems, wrong).read(sheet.rows());
        } catch (Sheet.Unreadable e) {
            wrong.accept(e);
        }
        return problems.size() == before ? Optional.ofNullable(policy) : Optional.empty();
    }

    private BookedPolicy read(List<Sheet.Row> rows) {
        int at = head(rows);
        if (rows.size() < at + 4) {
            throw Sheet.wrong(rows.getLast().number(), -1, "ends too early; below RuleTable stand a row of CONDITION and ACTION, a row of sentences, a row of "
                    + "labels, and the rules");
        }
        kinds(rows.get(at));
        int next = rows.get(at).number() + 2;
        if (rows.get(at + 1).number() != next) {
            throw Sheet.wrong(rows.get(at + 1).number(), -1, "the row after CONDITION and ACTION stays empty, and the sentences stand in row " + next);
        }
        sentences(rows.get(at + 1));
        labels(rows.get(at + 2), next + 1);
        int number = next + 2;
        for (Sheet.Row row : rows.subList(at + 3, rows.size())) {
            try {
                if (row.number() != number) {
                    throw Sheet.wrong(row.number(), -1, "stands below an empty row; a table ends at its first empty row");
                }
                rules.add(rule(row));
            } catch (Sheet.Unreadable e) {
                wrong.accept(e);
            }
            number++;
        }
        return problems.isEmpty() || rules.size() == rows.size() - at - 3 ? head.policy(form, rules) : null;
    }

    /** @return the index of the row below {@code RuleTable} */
    private int head(List<Sheet.Row> rows) {
        for (int i = 0; i < rows.size(); i++) {
            Sheet.Row row = rows.get(i);
            String key = row.cell(0);
            try {
                if (key.startsWith("RuleTable ")) {
                    ends(row, 1);
                    head.title(key.substring("RuleTable ".length()).strip(), row.number());
                    return i + 1;
                }
                ends(row, 2);
                if (key.equals("RuleSet")) {
                    if (i > 0 || !row.cell(1).equals(PolicyText.PACKAGE)) {
                        throw new IllegalArgumentException("the first row is RuleSet and " + PolicyText.PACKAGE);
                    }
                } else if (i == 0) {
                    throw new IllegalArgumentException("the first row is RuleSet and " + PolicyText.PACKAGE);
                } else {
                    head.value(key, row.cell(1), "");
                }
            } catch (IllegalArgumentException e) {
                throw Sheet.wrong(row.number(), 0, e.getMessage());
            }
        }
        throw Sheet.wrong(rows.isEmpty() ? 1 : rows.getLast().number(), 0, "there is no RuleTable; below the metadata stands a cell such as "
                + "RuleTable GR-027 hours of the desks");
    }

    /** A second table, or anything else, could stand far off the screen. */
    private static void ends(Sheet.Row row, int columns) {
        for (int i = columns; i < row.cells().size(); i++) {
            if (!row.cell(i).isEmpty()) {
                throw Sheet.wrong(row.number(), i, "nothing may stand here; remove '" + row.cell(i) + "'");
            }
        }
    }

    private void kinds(Sheet.Row row) {
        int width = row.cells().size();
        while (width > 0 && row.cell(width - 1).isEmpty()) {
            width--;
        }
        for (int i = 0; i < width; i++) {
            Kind kind = switch (row.cell(i)) {
                case "CONDITION" -> Kind.CONDITION;
                case "ACTION" -> Kind.ACTION;
                case "DESCRIPTION" -> Kind.DESCRIPTION;
                default -> throw Sheet.wrong(row.number(), i, "'" + row.cell(i) + "' cannot head a column; only CONDITION, ACTION and DESCRIPTION can");
            };
            if (kind == Kind.CONDITION && columns.stream().anyMatch(column -> column.kind() == Kind.ACTION)) {
                throw Sheet.wrong(row.number(), i, "conditions stand left of all actions; move the column");
            }
            columns.add(new Column(kind, "", false, ""));
        }
        if (columns.stream().noneMatch(column -> column.kind() == Kind.CONDITION)
                || columns.stream().noneMatch(column -> column.kind() == Kind.ACTION)) {
            throw Sheet.wrong(row.number(), -1, "a table needs at least one CONDITION and one ACTION");
        }
    }

    private void sentences(Sheet.Row row) {
        ends(row, columns.size());
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            String text = row.cell(i);
            boolean goesOn = text.startsWith(ON);
            String sentence = goesOn ? text.substring(ON.length()).strip() : text;
            int places = sentence.split(java.util.regex.Pattern.quote("$"), -1).length - 1;
            if (column.kind() == Kind.DESCRIPTION ? !text.isEmpty() : sentence.isEmpty()) {
                throw Sheet.wrong(row.number(), i, column.kind() == Kind.DESCRIPTION ? "a column of remarks has no sentence" : "the column needs a sentence");
            }
            if (places > 1 || places == 1 && !sentence.contains(PARAM)) {
                throw Sheet.wrong(row.number(), i, "a column has one " + PARAM + " where the cell's value goes; let the sentence go on in the next column, "
                        + "whose heading begins with " + ON);
            }
            if (goesOn && (i == 0 || columns.get(i - 1).kind() != column.kind())) {
                throw Sheet.wrong(row.number(), i, "there is no sentence to the left that could go on here");
            }
            columns.set(i, new Column(column.kind(), sentence, goesOn, ""));
        }
    }

    private void labels(Sheet.Row row, int number) {
        if (row.number() != number) {
            throw Sheet.wrong(row.number(), -1, "the labels of the columns stand in row " + number);
        }
        ends(row, columns.size());
        for (int i = 0; i < columns.size(); i++) {
            if (row.cell(i).isEmpty()) {
                throw Sheet.wrong(row.number(), i, "the column needs a label, such as Team");
            }
            columns.set(i, columns.get(i).labelled(row.cell(i)));
        }
    }

    private BookedRule rule(Sheet.Row row) {
        ends(row, columns.size());
        List<String> whens = new ArrayList<>();
        List<String> thens = new ArrayList<>();
        List<Condition> conditions = new ArrayList<>();
        List<Consequence> consequences = new ArrayList<>();
        List<Inference> inferences = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            if (column.kind() == Kind.DESCRIPTION || column.goesOn()) {
                continue;
            }
            String sentence = sentence(row, i);
            if (!sentence.isEmpty()) {
                try {
                    if (column.kind() == Kind.CONDITION) {
                        whens.add(sentence);
                        conditions.addAll(words.conditions(sentence, "s" + whens.size()));
                    } else {
                        thens.add(sentence);
                        Consequence consequence = words.consequence(sentence);
                        if (consequence.marks()) {
                            inferences.add(consequence.inference());
                        } else {
                            consequences.add(consequence);
                        }
                    }
                } catch (IllegalArgumentException e) {
                    throw Sheet.wrong(row.number(), i, "(" + column.label() + ") " + e.getMessage());
                }
            }
        }
        Integer same = asked.putIfAbsent(List.copyOf(whens), row.number());
        if (same != null) {
            throw Sheet.wrong(row.number(), -1, "asks the same as row " + same + "; join the two");
        }
        return new BookedRule(head.id() + "/" + row.number(), row.number(), row.number(), List.copyOf(whens), List.copyOf(thens),
                List.copyOf(conditions),
                List.copyOf(consequences), List.copyOf(inferences), 0);
    }

    /** @return the sentence that begins in a column, as this row says it; empty when the row does not say it */
    private String sentence(Sheet.Row row, int from) {
        StringBuilder sentence = new StringBuilder(part(row, from));
        for (int i = from + 1; i < columns.size() && columns.get(i).goesOn(); i++) {
            String part = part(row, i);
            if (!part.isEmpty() && row.cell(from).isEmpty()) {
                throw Sheet.wrong(row.number(), i, "(" + columns.get(i).label() + ") goes on with a sentence that does not begin: column "
                        + Sheet.letter(from) + " is empty");
            }
            sentence.append(part.isEmpty() ? "" : " ").append(part);
        }
        return sentence.toString();
    }

    private String part(Sheet.Row row, int at) {
        String cell = row.cell(at);
        Column column = columns.get(at);
        if (cell.isEmpty()) {
            return "";
        }
        if (!column.sentence().contains(PARAM)) {
            if (!cell.equals("x")) {
                throw Sheet.wrong(row.number(), at, "(" + column.label() + ") takes an x or nothing, because its sentence has no " + PARAM + "; not '" + cell
                        + "'");
            }
            return column.sentence();
        }
        if (cell.matches(".*[\"\\\\{}$].*")) {
            throw Sheet.wrong(row.number(), at, "(" + column.label() + ") must not hold any of \" \\ { } $");
        }
        return column.sentence().replace(PARAM, cell);
    }
}
