package dev.bailiwick.guardrail.web;

import dev.bailiwick.guardrail.BookTexts;
import dev.bailiwick.guardrail.ProposePolicies;
import dev.bailiwick.guardrail.TryExamples;
import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.release.change.Proposal;
import dev.bailiwick.release.change.Proposals;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The examples of a proposal's policies as rows, each with what comes of it. Nothing is kept here: the file is written as every other. */
@RestController
class ExamplesApi {

    private static final String ENDING = ".examples.yaml";
    private static final int LONGEST = 64_000;
    private static final int MOST_ROWS = 100;
    private static final int MOST_GIVEN = 200;
    private static final int LONGEST_VALUE = 2_000;

    private final Proposals<BookTexts> proposals;
    private final ProposePolicies propose;
    private final CompanyFiles company;
    private final TryExamples examples;

    ExamplesApi(Proposals<BookTexts> proposals, ProposePolicies propose, CompanyFiles company, TryExamples examples) {
        this.proposals = proposals;
        this.propose = propose;
        this.company = company;
        this.examples = examples;
    }

    /**
     * What examples can say.
     *
     * @param facts        every kind of fact, with its ordinary values
     * @param expectations what can be expected, as it is written; a hand-off may go on with {@code to} and a team
     */
    record Sayable(List<TryExamples.Kind> facts, List<String> expectations) {
    }

    /**
     * Examples that are being written.
     *
     * @param path where they stand
     * @param text the file's text as it is now, which need not be saved
     * @param rows the rows that it shall have; missing when it is only to be tried
     */
    record Written(String path, String text, @Nullable List<TryExamples.Row> rows) {
    }

    /** @return what examples can say */
    @GetMapping(path = "/api/policies/facts", produces = MediaType.APPLICATION_JSON_VALUE)
    Sayable sayable() {
        return new Sayable(examples.kinds(), examples.expectations());
    }

    /** @return the examples of a file as it is saved, tried by the proposal's policies */
    @GetMapping(path = "/api/policies/proposals/{id}/examples", produces = MediaType.APPLICATION_JSON_VALUE)
    TryExamples.Sheet saved(@PathVariable String id, @RequestParam String path) {
        BookTexts texts = texts(id);
        CompanyFile file = texts.file(checked(path));
        return examples.tryOn(texts.over(company), path, file == null ? "" : file.text());
    }

    /** @return the examples of a text, with other rows where some are given, tried by the proposal's policies */
    @PostMapping(path = "/api/policies/proposals/{id}/examples", produces = MediaType.APPLICATION_JSON_VALUE)
    TryExamples.Sheet written(@PathVariable String id, @RequestBody Written written) {
        String path = checked(written.path());
        String text = written.text() == null ? "" : written.text();
        if (text.length() > LONGEST) {
            throw new Refusal(Refusal.Kind.EXHAUSTED, path + " is larger than " + LONGEST / 1000 + " kB; one policy has at most 50 short examples");
        }
        return examples.tryOn(texts(id).over(company), path, written.rows() == null ? text : examples.written(path, text, checked(written.rows())));
    }

    private BookTexts texts(String id) {
        Proposal proposal = proposals.find(id).orElseThrow(() -> Refusal.notFound("proposal", id));
        return propose.texts(proposal);
    }

    private static String checked(String path) {
        if (path == null || !path.startsWith(BookTexts.FOLDER + "/") || !path.endsWith(ENDING)) {
            throw Refusal.invalid("path", "must be a file of examples, such as " + BookTexts.FOLDER + "/people/GR-020-complaint" + ENDING);
        }
        return path;
    }

    private static List<TryExamples.Row> checked(List<TryExamples.Row> rows) {
        if (rows.size() > MOST_ROWS) {
            throw new Refusal(Refusal.Kind.EXHAUSTED, "rows: there are " + rows.size() + ", and a policy has at most 50 examples");
        }
        for (int i = 0; i < rows.size(); i++) {
            TryExamples.Row row = rows.get(i);
            if (row.given().size() > MOST_GIVEN) {
                throw new Refusal(Refusal.Kind.EXHAUSTED, "rows[" + i + "]: gives more than " + MOST_GIVEN + " facts; say only what matters");
            }
            boolean tooLong = row.name().length() > LONGEST_VALUE || row.expect().length() > LONGEST_VALUE
                    || row.given().stream().flatMap(given -> given.values().values().stream())
                            .anyMatch(one -> one != null && one.length() > LONGEST_VALUE);
            if (tooLong) {
                throw new Refusal(Refusal.Kind.EXHAUSTED, "rows[" + i + "]: a value is longer than " + LONGEST_VALUE + " characters; shorten it");
            }
        }
        return rows;
    }
}
