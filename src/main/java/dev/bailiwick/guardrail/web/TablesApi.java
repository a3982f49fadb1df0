package dev.bailiwick.guardrail.web;

import dev.bailiwick.guardrail.BookTexts;
import dev.bailiwick.guardrail.EditTables;
import dev.bailiwick.guardrail.ProposePolicies;
import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.release.change.Proposals;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The tables of a proposal as cells, each with what is wrong with it. Nothing is kept here: the file is written as every other. */
@RestController
class TablesApi {

    private static final String TABLE = ".drl.csv";
    private static final String WORKBOOK = ".drl.xlsx";
    private static final int LONGEST = 64_000;
    private static final int MOST_ROWS = 600;

    private final Proposals<BookTexts> proposals;
    private final ProposePolicies propose;
    private final CompanyFiles company;
    private final EditTables tables;

    TablesApi(Proposals<BookTexts> proposals, ProposePolicies propose, CompanyFiles company, EditTables tables) {
        this.proposals = proposals;
        this.propose = propose;
        this.company = company;
        this.tables = tables;
    }

    /**
     * A table that is being written.
     *
     * @param path     where it stands
     * @param text     the file's text as it is now, which need not be saved
     * @param rows     the rules that it shall have; missing when they stay as the text has them
     * @param pasted   what was copied from a spreadsheet into these rules; missing when nothing was
     * @param imported comma-separated values that take the place of its rules, or of the whole table; missing when nothing does
     */
    record Written(String path, String text, @Nullable List<EditTables.Row> rows, @Nullable EditTables.Pasted pasted, @Nullable String imported) {
    }

    /** @return a table as it is saved */
    @GetMapping(path = "/api/policies/proposals/{id}/table", produces = MediaType.APPLICATION_JSON_VALUE)
    EditTables.Table saved(@PathVariable String id, @RequestParam String path) {
        BookTexts texts = texts(id);
        CompanyFile file = texts.file(path);
        if (file == null) {
            throw Refusal.notFound("file of the proposal", path);
        }
        if (!path.endsWith(TABLE) && !path.endsWith(WORKBOOK)) {
            throw noTable();
        }
        return tables.read(texts.over(company), file);
    }

    /** @return a table with other cells, where some are given */
    @PostMapping(path = "/api/policies/proposals/{id}/table", produces = MediaType.APPLICATION_JSON_VALUE)
    EditTables.Table written(@PathVariable String id, @RequestBody Written written) {
        if (written.path() == null || !written.path().startsWith(BookTexts.FOLDER + "/") || !written.path().endsWith(TABLE)) {
            throw noTable();
        }
        CompanyFile file = file(written, written.text() == null ? "" : written.text());
        if (written.imported() != null) {
            file = file(written, tables.imported(file, checked(written.imported(), "imported")));
        } else if (written.rows() != null) {
            List<EditTables.Row> rows = written.pasted() == null ? written.rows()
                    : tables.pasted(file, written.rows(), new EditTables.Pasted(written.pasted().row(), written.pasted().column(),
                            checked(written.pasted().text() == null ? "" : written.pasted().text(), "pasted").replace("\r\n", "\n")));
            if (rows.size() > MOST_ROWS) {
                throw new Refusal(Refusal.Kind.EXHAUSTED, "rows: there are " + rows.size() + ", and a table has at most " + MOST_ROWS
                        + " with its head; split it into two policies");
            }
            file = file(written, tables.written(file, rows));
        }
        return tables.read(texts(id).over(company), file);
    }

    private BookTexts texts(String id) {
        return propose.texts(proposals.find(id).orElseThrow(() -> Refusal.notFound("proposal", id)));
    }

    private static CompanyFile file(Written written, String text) {
        return new CompanyFile(written.path(), checked(text, "text").getBytes(StandardCharsets.UTF_8));
    }

    private static String checked(String text, String field) {
        if (text.length() > LONGEST) {
            throw new Refusal(Refusal.Kind.EXHAUSTED, field + ": is larger than " + LONGEST / 1000 + " kB; split the table into two policies");
        }
        return text;
    }

    private static Refusal noTable() {
        return Refusal.invalid("path", "must be a table, such as " + BookTexts.FOLDER + "/people/GR-028-words-for-handing-over" + TABLE);
    }
}
