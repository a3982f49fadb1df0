package dev.bailiwick.guardrail.web;

import dev.bailiwick.guardrail.BookTexts;
import dev.bailiwick.guardrail.ProposePolicies;
import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.release.change.Proposal;
import dev.bailiwick.release.change.Proposals;
import dev.bailiwick.release.change.Versions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What a proposal would change, text beside text, for whoever is asked to approve it. */
@RestController
class ProposalChangesApi {

    private static final String WORKBOOK = ".xlsx";

    private final Proposals<BookTexts> proposals;
    private final ProposePolicies propose;
    private final Versions<BookTexts> books;

    ProposalChangesApi(Proposals<BookTexts> proposals, ProposePolicies propose, Versions<BookTexts> books) {
        this.proposals = proposals;
        this.propose = propose;
        this.books = books;
    }

    /** The files in which a proposal differs from the book that it is compared with, with their texts before and after. */
    @GetMapping(path = "/api/policies/proposals/{id}/changes", produces = MediaType.APPLICATION_JSON_VALUE)
    List<ChangedFile> changes(@PathVariable String id) {
        Proposal proposal = proposals.find(id).orElseThrow(() -> Refusal.notFound("proposal", id));
        BookTexts after = propose.texts(proposal);
        BookTexts before = books.find(proposal.base()).orElseThrow(() -> Refusal.notFound("policy book", proposal.base()));
        List<ChangedFile> changes = new ArrayList<>();
        for (CompanyFile file : after.files()) {
            CompanyFile old = before.file(file.path());
            if (old == null || !Arrays.equals(old.bytes(), file.bytes())) {
                changes.add(new ChangedFile(file.path(), old == null ? "added" : "changed", text(old), text(file)));
            }
        }
        before.files().stream().filter(file -> after.file(file.path()) == null)
                .forEach(file -> changes.add(new ChangedFile(file.path(), "removed", text(file), null)));
        return changes;
    }

    /** A workbook has no text that could be read beside another. */
    private static String text(CompanyFile file) {
        return file == null || file.path().endsWith(WORKBOOK) ? null : new String(file.bytes(), StandardCharsets.UTF_8);
    }

    /**
     * A file that differs.
     *
     * @param path   where it stands
     * @param what   added, changed or removed
     * @param before its text in the book compared with, where there is one
     * @param after  its text in the proposal, where there is one
     */
    record ChangedFile(String path, String what, String before, String after) {
    }
}
