package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.EditTables;
import dev.bailiwick.guardrail.drools.BookedPolicy.Form;
import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.InvalidFile;
import dev.bailiwick.kernel.Refusal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads tables as a book does, without compiling anything, and names what is wrong by its cell. */
@Component
class DroolsEditTables implements EditTables {

    @Override
    public Table read(CompanyFiles book, CompanyFile file) {
        Form form = Form.of(file.path()).orElse(Form.TABLE);
        List<Problem> elsewhere = new ArrayList<>();
        PolicyFiles files = PolicyFiles.of(book, elsewhere);
        Words words = new Words(Sentences.read(files.sentences(), elsewhere), files.topics());
        List<Wrong> problems = new ArrayList<>();
        String text = form == Form.WORKBOOK ? text(file, problems) : file.text();
        TableText read;
        try {
            read = TableText.read(file.path(), text);
        } catch (InvalidFile none) {
            whole(file, form, words, problems);
            if (problems.isEmpty()) {
                problems.add(new Wrong(none.line(), -1, none.what()));
            }
            return new Table(file.path(), "", text, false, form == Form.TABLE, List.of(), List.of(), problems);
        }
        if (form == Form.TABLE) {
            eachLine(file, read, problems);
        }
        if (problems.isEmpty()) {
            whole(file, form, words, problems);
        }
        return new Table(file.path(), read.title(), text, true, form == Form.TABLE, read.columns(), read.rows(), problems);
    }

    private static String text(CompanyFile file, List<Wrong> problems) {
        try {
            StringBuilder text = new StringBuilder();
            int line = 1;
            for (Sheet.Row row : Workbook.sheet(file.bytes()).rows()) {
                text.append("\n".repeat(row.number() - line)).append(TableText.written(row.cells()));
                line = row.number();
            }
            return text.append('\n').toString();
        } catch (Sheet.Unreadable e) {
            problems.add(new Wrong(e.row(), e.column(), e.getMessage()));
            return "";
        }
    }

    /** A cell that cannot be read would hide what is wrong with the others. */
    private static void eachLine(CompanyFile file, TableText read, List<Wrong> problems) {
        List<String> lines = file.text().lines().toList();
        for (Row row : read.rows()) {
            try {
                CsvSheet.cells(lines.get(row.line() - 1), row.line());
            } catch (Sheet.Unreadable e) {
                problems.add(new Wrong(e.row(), e.column(), e.getMessage()));
            }
        }
    }

    private static void whole(CompanyFile file, Form form, Words words, List<Wrong> problems) {
        List<Problem> found = new ArrayList<>();
        PolicyTable.read(file, form, words, found, one -> problems.add(new Wrong(one.row(), one.column(), one.getMessage())));
        found.forEach(one -> problems.add(new Wrong(one.line(), -1, one.what())));
    }

    @Override
    public String written(CompanyFile file, List<Row> rows) {
        return TableText.read(file.path(), file.text()).with(rows);
    }

    @Override
    public List<Row> pasted(CompanyFile file, List<Row> rows, Pasted pasted) {
        int columns = TableText.read(file.path(), file.text()).columns().size();
        List<Row> all = new ArrayList<>(rows);
        int at = Math.max(0, pasted.row());
        for (List<String> cells : CellsOfText.of(pasted.text(), '\t')) {
            int column = Math.max(0, pasted.column());
            if (column + cells.size() > columns) {
                throw Refusal.invalid("pasted", "has " + cells.size() + " columns, and from here on the table has " + Math.max(0, columns - column)
                        + "; copy fewer, or begin further left");
            }
            while (all.size() <= at) {
                all.add(new Row(0, Collections.nCopies(columns, "")));
            }
            List<String> now = new ArrayList<>(all.get(at).cells());
            now.addAll(Collections.nCopies(Math.max(0, columns - now.size()), ""));
            for (String cell : cells) {
                now.set(column++, cell);
            }
            all.set(at, new Row(all.get(at).line(), now));
            at++;
        }
        return all;
    }

    @Override
    public String imported(CompanyFile file, String csv) {
        String text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
        if (text.lines().anyMatch(line -> TableText.cells(line).getFirst().startsWith("RuleTable "))) {
            return text.endsWith("\n") ? text : text + "\n";
        }
        TableText table = TableText.read(file.path(), file.text());
        List<String> labels = table.columns().stream().map(Column::label).toList();
        List<List<String>> lines = new ArrayList<>(CellsOfText.of(text.replace("\r\n", "\n"), ','));
        lines.removeIf(cells -> cells.stream().allMatch(String::isEmpty));
        if (!lines.isEmpty() && lines.getFirst().equals(labels)) {
            lines.removeFirst();
        }
        for (List<String> cells : lines) {
            if (cells.size() > labels.size()) {
                throw Refusal.invalid("imported", "has a row of " + cells.size() + " cells, and the table has the columns " + labels.stream()
                        .collect(Collectors.joining(", ")) + "; separate cells by commas, and put quotation marks around a cell that holds one");
            }
        }
        return table.with(lines.stream().map(cells -> new Row(0, cells)).toList());
    }
}
