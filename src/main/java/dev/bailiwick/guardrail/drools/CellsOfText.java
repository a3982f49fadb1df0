package dev.bailiwick.guardrail.drools;

import java.util.ArrayList;
import java.util.List;

/** Tells the cells of a text apart that people or their spreadsheets wrote, forgivingly: what is odd is taken as it stands, and found wrong later. */
final class CellsOfText {

    private CellsOfText() {
    }

    /**
     * @param text      lines of cells; one that begins with a quotation mark goes on to the next, over line ends
     * @param separator what stands between cells
     * @return the lines with their cells, without blanks around them; at least one of each
     */
    static List<List<String>> of(String text, char separator) {
        List<List<String>> lines = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        boolean begins = true;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (quoted) {
                if (c == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                    cell.append('"');
                    at++;
                } else if (c == '"') {
                    quoted = false;
                } else {
                    cell.append(c);
                }
            } else if (c == '"' && begins) {
                quoted = true;
                begins = false;
            } else if (c == separator || c == '\n') {
                cells.add(cell.toString().strip());
                cell.setLength(0);
                begins = true;
                if (c == '\n') {
                    lines.add(cells);
                    cells = new ArrayList<>();
                }
            } else {
                cell.append(c);
                begins = false;
            }
        }
        if (!begins || !cells.isEmpty() || lines.isEmpty()) {
            cells.add(cell.toString().strip());
            lines.add(cells);
        }
        return lines;
    }
}
