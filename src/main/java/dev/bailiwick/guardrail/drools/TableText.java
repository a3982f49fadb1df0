package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.EditTables.Column;
import dev.bailiwick.guardrail.EditTables.Row;
import dev.bailiwick.kernel.InvalidFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The text of a table with the lines that each rule takes, so that one cell can be changed and all other lines stay as they were written. */
final class TableText {

    private static final String TABLE = "RuleTable ";

    private final String end;
    private final List<String> lines;
    private final String title;
    private final List<Column> columns = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final int first;
    private final int last;

    private TableText(String path, String text) {
        end = text.contains("\r\n") ? "\r\n" : "\n";
        lines = List.of(text.split("\r?\n", -1));
        int table = 0;
        while (table < lines.size() && !cells(lines.get(table)).getFirst().startsWith(TABLE)) {
            table++;
        }
        int kinds = table + 1;
        while (kinds < lines.size() && isBlank(lines.get(kinds))) {
            kinds++;
        }
        if (kinds + 3 >= lines.size()) {
            throw new InvalidFile(path, 0, "is no table yet; below its head stand a cell such as 'RuleTable GR-027 hours of the desks', a row of CONDITION "
                    + "and ACTION, an empty row, a row of sentences, a row of labels, and the rules");
        }
        title = cells(lines.get(table)).getFirst().substring(TABLE.length()).strip();
        List<String> kind = cells(lines.get(kinds));
        List<String> sentence = cells(lines.get(kinds + 2));
        List<String> label = cells(lines.get(kinds + 3));
        for (int i = 0; i < kind.size() && !kind.get(i).isEmpty(); i++) {
            columns.add(new Column(kind.get(i), at(sentence, i), at(label, i)));
        }
        first = kinds + 4;
        int below = lines.size();
        // A row of empty cells is a row; an empty line is none.
        while (below > first && lines.get(below - 1).isBlank()) {
            below--;
        }
        last = below;
        for (int line = first; line < last; line++) {
            rows.add(new Row(line + 1, padded(cells(lines.get(line)))));
        }
    }

    /**
     * @return the text, read
     * @throws InvalidFile when its columns cannot be told apart
     */
    static TableText read(String path, String text) {
        return new TableText(path, text);
    }

    String title() {
        return title;
    }

    List<Column> columns() {
        return columns;
    }

    List<Row> rows() {
        return rows;
    }

    private static String at(List<String> cells, int place) {
        return place < cells.size() ? cells.get(place) : "";
    }

    private static boolean isBlank(String line) {
        return cells(line).stream().allMatch(String::isEmpty);
    }

    private List<String> padded(List<String> cells) {
        List<String> all = new ArrayList<>(cells);
        while (all.size() > columns.size() && all.getLast().isEmpty()) {
            all.removeLast();
        }
        while (all.size() < columns.size()) {
            all.add("");
        }
        return all;
    }

    /** @return the cells of a line as well as they can be told apart; whether they are right, {@link CsvSheet} alone says */
    static List<String> cells(String line) {
        return CellsOfText.of(line.startsWith("\uFEFF") ? line.substring(1) : line, ',').getFirst();
    }

    /** @return the text with these rules in the place of its own */
    String with(List<Row> wanted) {
        Map<Integer, Row> known = new HashMap<>();
        rows.forEach(row -> known.put(row.line(), row));
        List<String> out = new ArrayList<>(lines.subList(0, first));
        for (Row row : wanted) {
            Row before = known.remove(row.line());
            Row now = new Row(row.line(), padded(row.cells()));
            out.add(now.equals(before) ? lines.get(row.line() - 1) : written(now.cells()));
        }
        out.addAll(lines.subList(last, lines.size()));
        if (!out.getLast().isBlank()) {
            out.add("");
        }
        return String.join(end, out);
    }

    /** @return a line of comma-separated values; a cell is one line */
    static String written(List<String> cells) {
        return cells.stream().map(cell -> {
            String text = cell.replaceAll("\\s*\\R\\s*", " ").strip();
            return text.contains(",") || text.contains("\"") ? '"' + text.replace("\"", "\"\"") + '"' : text;
        }).collect(Collectors.joining(","));
    }
}
