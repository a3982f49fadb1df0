package dev.bailiwick.guardrail.drools;

import dev.bailiwick.kernel.CompanyFile;
import java.util.ArrayList;
import java.util.List;

/** Reads a sheet of comma-separated values as RFC 4180 says, and nothing looser: a quote stands around a whole cell or is doubled inside one. */
final class CsvSheet {

    private CsvSheet() {
    }

    /**
     * @return the sheet, or null when problems were noted
     * @throws Sheet.Unreadable naming the row
     */
    static Sheet read(CompanyFile file, List<Problem> problems) {
        int before = problems.size();
        List<String> lines = PolicyFiles.lines(file, problems);
        if (problems.size() > before) {
            return null;
        }
        if (lines.size() > Sheet.MOST_ROWS) {
            throw Sheet.wrong(Sheet.MOST_ROWS + 1, -1, "a table ends at " + Sheet.MOST_ROWS + " rows; split it into two policies");
        }
        List<Sheet.Row> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Sheet.Row row = new Sheet.Row(i + 1, cells(lines.get(i), i + 1));
            if (!row.isBlank()) {
                rows.add(row);
            }
        }
        return new Sheet(List.copyOf(rows));
    }

    /** @return the cells of one line, in order; throws {@link Sheet.Unreadable} for one that is not */
    static List<String> cells(String line, int row) {
        List<String> cells = new ArrayList<>();
        int at = 0;
        do {
            StringBuilder cell = new StringBuilder();
            at = at < line.length() && line.charAt(at) == '"' ? quoted(line, at, row, cells.size(), cell) : plain(line, at, row, cells.size(), cell);
            cells.add(checked(cell.toString().strip(), row, cells.size()));
            if (cells.size() > Sheet.MOST_COLUMNS && !cells.getLast().isEmpty()) {
                throw Sheet.wrong(row, cells.size() - 1, "a table ends at column " + Sheet.letter(Sheet.MOST_COLUMNS - 1));
            }
        } while (at++ < line.length());
        return cells;
    }

    private static int plain(String line, int from, int row, int column, StringBuilder cell) {
        int end = line.indexOf(',', from);
        end = end < 0 ? line.length() : end;
        cell.append(line, from, end);
        if (cell.indexOf("\"") >= 0) {
            throw Sheet.wrong(row, column, "a quotation mark may only stand around the whole cell, or doubled inside such a cell");
        }
        return end;
    }

    private static int quoted(String line, int from, int row, int column, StringBuilder cell) {
        int at = from + 1;
        while (true) {
            int quote = line.indexOf('"', at);
            if (quote < 0) {
                throw Sheet.wrong(row, column, "the quotation mark is not closed on its line; a cell is one line");
            }
            cell.append(line, at, quote);
            if (quote + 1 < line.length() && line.charAt(quote + 1) == '"') {
                cell.append('"');
                at = quote + 2;
            } else if (quote + 1 == line.length() || line.charAt(quote + 1) == ',') {
                return quote + 1;
            } else {
                throw Sheet.wrong(row, column, "something follows the closing quotation mark; put a comma between cells");
            }
        }
    }

    /** What a spreadsheet program would take for a formula when it opens the file. */
    private static String checked(String cell, int row, int column) {
        if (cell.length() > Sheet.LONGEST_CELL) {
            throw Sheet.wrong(row, column, "is longer than " + Sheet.LONGEST_CELL + " characters");
        }
        if (cell.startsWith("=") || cell.startsWith("+") || cell.startsWith("@") || cell.startsWith("-") && !cell.matches("-\\d+(\\.\\d+)?")) {
            throw Sheet.wrong(row, column, "'" + cell + "' would be a formula in a spreadsheet program; write the value itself");
        }
        return cell;
    }
}
