package dev.bailiwick.guardrail;

import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.CompanyFiles;
import java.util.List;

/**
 * A policy's table as rows and cells. The text in the file stays what counts; cells are read out of it and written into it here, and nowhere
 * else.
 */
public interface EditTables {

    /**
     * A column.
     *
     * @param kind     {@code CONDITION}, {@code ACTION} or {@code DESCRIPTION}
     * @param sentence the sentence that its cells go into, or with which the column before goes on
     * @param label    what people call it
     */
    record Column(String kind, String sentence, String label) {
    }

    /**
     * A rule.
     *
     * @param line  the line on which it stands, from 1; 0 for one that the text does not have yet
     * @param cells its cells, one for each column
     */
    record Row(int line, List<String> cells) {

        public Row {
            cells = cells == null ? List.of() : cells.stream().map(cell -> cell == null ? "" : cell).toList();
        }
    }

    /**
     * Something wrong.
     *
     * @param line    the line, from 1; 0 when the whole file is meant
     * @param column  the column from 0, or -1 when the whole line is meant
     * @param problem what is wrong, and what would be right
     */
    record Wrong(int line, int column, String problem) {
    }

    /**
     * A policy's table.
     *
     * @param path     the file
     * @param title    the policy's id and title
     * @param text     the file's text that it was read out of; for a workbook the same as comma-separated values
     * @param readable whether its columns and rules can be told apart; where not, it is mended as text
     * @param writable whether cells can be written into it, as into every table but a workbook
     * @param columns  its columns
     * @param rows     its rules
     * @param problems what is wrong with it
     */
    record Table(String path, String title, String text, boolean readable, boolean writable, List<Column> columns, List<Row> rows,
            List<Wrong> problems) {
    }

    /**
     * Cells that were copied from a spreadsheet.
     *
     * @param row    the first rule that they go into, from 0; rules that are missing are added
     * @param column the first column that they go into, from 0
     * @param text   lines of cells with tabs between them
     */
    record Pasted(int row, int column, String text) {
    }

    /**
     * @param book the company's files with the book, whose sentences the cells go into
     * @param file the table
     * @return the table, with all that is wrong with it; never throws for what stands in the files
     */
    Table read(CompanyFiles book, CompanyFile file);

    /**
     * Writes rules into a table. The lines of a rule that says what it said stay as they are, and so does all that stands above and below.
     *
     * @param file the table
     * @param rows the rules that it shall have, in this order
     * @return the text
     * @throws dev.bailiwick.kernel.InvalidFile when its columns cannot be told apart
     */
    String written(CompanyFile file, List<Row> rows);

    /**
     * @param file   the table
     * @param rows   its rules as they are now
     * @param pasted what was copied from a spreadsheet
     * @return the rules with the cells put in
     * @throws dev.bailiwick.kernel.Refusal when there are more columns than the table has
     */
    List<Row> pasted(CompanyFile file, List<Row> rows, Pasted pasted);

    /**
     * @param file the table
     * @param csv  comma-separated values: a whole table with its head, or rules alone, with or without the labels above them
     * @return the text of the table with these rules
     * @throws dev.bailiwick.kernel.Refusal when they are neither
     */
    String imported(CompanyFile file, String csv);
}
