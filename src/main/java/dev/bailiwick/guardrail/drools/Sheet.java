package dev.bailiwick.guardrail.drools;

import java.util.List;

/**
 * A sheet of cells as people see it: every cell is the text that is shown.
 *
 * @param rows the rows that hold anything, from above to below
 */
record Sheet(List<Row> rows) {

    static final int MOST_ROWS = 600;
    static final int MOST_COLUMNS = 24;
    static final int LONGEST_CELL = 600;

    /**
     * One row.
     *
     * @param number its number as people see it, from 1
     * @param cells  the texts of its cells from the first column on, without blanks around them; empty texts for empty cells
     */
    record Row(int number, List<String> cells) {

        String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }

        boolean isBlank() {
            return cells.stream().allMatch(String::isEmpty);
        }

        /** @return whether no cell from a column on holds anything */
        boolean endsBefore(int column) {
            return cells.stream().skip(column).allMatch(String::isEmpty);
        }
    }

    /** @return a column's letter as people see it */
    static String letter(int column) {
        return column < 26 ? String.valueOf((char) ('A' + column)) : letter(column / 26 - 1) + letter(column % 26);
    }

    /**
     * What is wrong with a cell.
     *
     * @param row    the row's number
     * @param column the column from 0, or -1 for the whole row
     * @param what   what is wrong, and what would be right
     */
    static Unreadable wrong(int row, int column, String what) {
        return new Unreadable(row, column, (column < 0 ? "" : "column " + letter(column) + ": ") + what);
    }

    /** A sheet that cannot be read. */
    static final class Unreadable extends RuntimeException {

        private final int row;
        private final int column;

        Unreadable(int row, String what) {
            this(row, -1, what);
        }

        private Unreadable(int row, int column, String what) {
            super(what);
            this.row = row;
            this.column = column;
        }

        /** @return the column from 0, or -1 for the whole row */
        int column() {
            return column;
        }

        int row() {
            return row;
        }
    }
}
