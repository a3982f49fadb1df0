package dev.bailiwick.guardrail.drools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.guardrail.EditTables;
import dev.bailiwick.guardrail.EditTables.Pasted;
import dev.bailiwick.guardrail.EditTables.Row;
import dev.bailiwick.guardrail.EditTables.Table;
import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tables as cells: read out of a text, found wrong by their cell, and written into it again without touching the lines of the others. */
class EditTablesTest {

    private static final String TEAMS = "rules/drl/people/GR-029-teams-that-are-away.drl.csv";
    private static final String HOURS = "rules/drl/people/GR-027-hours-and-holidays-of-the-desks.drl.xlsx";

    private final BooksForTests.Texts files = BooksForTests.larkfieldFiles();
    private final EditTables tables = new DroolsEditTables();

    private static CompanyFile file(String text) {
        return new CompanyFile(TEAMS, text.getBytes(StandardCharsets.UTF_8));
    }

    private Table read(String text) {
        return tables.read(files, file(text));
    }

    private static Row with(Row row, int column, String cell) {
        List<String> cells = new ArrayList<>(row.cells());
        cells.set(column, cell);
        return new Row(row.line(), cells);
    }

    @Test
    void everyTableOfTheSampleCompanyIsInOrderAndWrittenBackToTheByte() {
        assertThat(files.below("rules/drl", ".drl.csv")).isNotEmpty().allSatisfy(file -> {
            Table table = tables.read(files, file);

            assertThat(table.problems()).isEmpty();
            assertThat(table.readable()).isTrue();
            assertThat(tables.written(file, table.rows())).isEqualTo(file.text());
            List<Row> anew = table.rows().stream().map(row -> new Row(0, row.cells())).toList();
            assertThat(read(tables.written(file, anew)).rows().stream().map(Row::cells)).isEqualTo(table.rows().stream().map(Row::cells).toList());
        });
    }

    @Test
    void oneCellChangesOneLine() {
        String text = files.text(TEAMS);
        List<Row> rows = new ArrayList<>(read(text).rows());
        rows.set(1, with(rows.get(1), 4, "Away, says \"the roster\"\nuntil Monday."));

        String written = tables.written(file(text), rows);

        assertThat(written).isEqualTo(text.replace("The desk for customers in difficulty works Monday to Friday.",
                "\"Away, says \"\"the roster\"\" until Monday.\""));
        assertThat(read(written).problems()).singleElement().satisfies(one -> {
            assertThat(one.line()).isEqualTo(rows.get(1).line());
            assertThat(one.column()).isEqualTo(4);
            assertThat(one.problem()).contains("(Why) must not hold any of");
        });
    }

    @Test
    void rowsAreInsertedMovedAndTakenOut() {
        String text = files.text(TEAMS);
        List<Row> rows = read(text).rows();
        Row fresh = new Row(0, List.of("front-desk", "x", "", "handoff.team-away", "Away for now."));

        Table table = read(tables.written(file(text), List.of(rows.get(2), fresh, rows.get(0))));

        assertThat(table.rows().stream().map(row -> row.cells().getFirst())).containsExactly("lending", "front-desk", "complaints");
        assertThat(table.text()).contains("\nfront-desk,x,,handoff.team-away,Away for now.\n").startsWith(text.substring(0, text.indexOf("complaints")));
        assertThat(table.problems()).isEmpty();
    }

    @Test
    void everyCellThatIsWrongIsNamedByItself() {
        String text = files.text(TEAMS).replace("complaints,x,", "complaints,yes,").replace("lending,x,x,", "=cmd(),x,x,");

        assertThat(read(text).problems()).singleElement().satisfies(one -> assertThat(one.column()).isZero());
        assertThat(read(text.replace("=cmd()", "lending")).problems()).singleElement().satisfies(one -> {
            assertThat(one.column()).isEqualTo(1);
            assertThat(one.problem()).contains("takes an x or nothing");
        });
    }

    @Test
    void cellsOfASpreadsheetGoInWhereTheyArePastedAndMakeRows() {
        String text = files.text(TEAMS);
        List<Row> rows = read(text).rows();

        List<Row> pasted = tables.pasted(file(text), rows, new Pasted(2, 3, "one\t\"two\nlines\"\nthree\tfour\n"));

        assertThat(pasted).hasSize(4);
        assertThat(pasted.get(2).cells()).containsExactly("lending", "x", "x", "one", "two\nlines");
        assertThat(pasted.get(3)).isEqualTo(new Row(0, List.of("", "", "", "three", "four")));
        assertThatThrownBy(() -> tables.pasted(file(text), rows, new Pasted(0, 4, "a\tb"))).isInstanceOf(Refusal.class)
                .hasMessageContaining("has 2 columns, and from here on the table has 1");
    }

    @Test
    void importedRulesTakeThePlaceOfTheTablesAndAWholeTableThatOfAll() {
        String text = files.text(TEAMS);

        String rules = tables.imported(file(text), "\uFEFFTeam,Away,Desk is open,Words,Why\r\nfront-desk,x,,handoff.team-away,\"Away, today.\"\r\n");
        assertThat(read(rules).rows()).singleElement().satisfies(row -> assertThat(row.cells()).contains("front-desk", "Away, today."));
        assertThat(rules).startsWith(text.substring(0, text.indexOf("complaints")));
        assertThat(tables.imported(file("RuleSet"), "\uFEFF" + text)).isEqualTo(text);
        assertThatThrownBy(() -> tables.imported(file(text), "a;b\n1,2,3,4,5,6\n")).hasMessageContaining("has a row of 6 cells");
    }

    @Test
    void aWorkbookIsShownAsCellsAndAsTextButNotWritten() {
        Table table = tables.read(files, files.file(HOURS));

        assertThat(table.writable()).isFalse();
        assertThat(table.problems()).isEmpty();
        assertThat(table.rows()).hasSizeGreaterThan(5);
        Table asText = tables.read(files, new CompanyFile(HOURS.replace(".xlsx", ".csv"), table.text().getBytes(StandardCharsets.UTF_8)));
        assertThat(asText.problems()).isEmpty();
        assertThat(asText.rows()).isEqualTo(table.rows());
    }

    @Test
    void whatIsNoTableYetIsMendedAsText() {
        Table table = read("RuleSet,bailiwick.policies\nstatus,active\n");

        assertThat(table.readable()).isFalse();
        assertThat(table.problems()).isNotEmpty().allSatisfy(one -> assertThat(one.problem()).contains("RuleTable"));
    }
}
