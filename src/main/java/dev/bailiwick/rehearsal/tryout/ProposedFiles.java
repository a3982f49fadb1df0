package dev.bailiwick.rehearsal.tryout;

import dev.bailiwick.flow.change.DrawingTexts;
import dev.bailiwick.flow.change.DrawingsAtWork;
import dev.bailiwick.flow.change.ProposeDrawings;
import dev.bailiwick.guardrail.BookTexts;
import dev.bailiwick.guardrail.BooksAtWork;
import dev.bailiwick.guardrail.ProposePolicies;
import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.release.change.Proposal;
import dev.bailiwick.release.change.Proposals;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The company's files as they would be with a proposal of policies or of drawings. */
@Component
public class ProposedFiles {

    private final CompanyFiles files;
    private final Proposals<BookTexts> proposals;
    private final ProposePolicies propose;
    private final BooksAtWork books;
    private final Proposals<DrawingTexts> drawings;
    private final ProposeDrawings proposeDrawings;
    private final DrawingsAtWork drawn;

    ProposedFiles(CompanyFiles files, Proposals<BookTexts> proposals, ProposePolicies propose, BooksAtWork books, Proposals<DrawingTexts> drawings,
            ProposeDrawings proposeDrawings, DrawingsAtWork drawn) {
        this.files = files;
        this.proposals = proposals;
        this.propose = propose;
        this.books = books;
        this.drawings = drawings;
        this.proposeDrawings = proposeDrawings;
        this.drawn = drawn;
    }

    /**
     * @param proposal a proposal of policies or of drawings, or null
     * @return the files with it, or those in force
     * @throws Refusal of kind {@code NOT_FOUND} without such a proposal
     */
    public CompanyFiles with(String proposal) {
        if (proposal == null) {
            return files;
        }
        Optional<Proposal> found = proposals.find(proposal);
        return found.isPresent() ? propose.texts(found.get()).over(files) : proposeDrawings.texts(ofDrawings(proposal)).over(files);
    }

    /**
     * Names every problem of a proposal together, before a house is opened that would stop at the first.
     *
     * @param proposal the same, or null, which is in order
     * @throws dev.bailiwick.kernel.InvalidFile naming what is wrong
     */
    public void check(String proposal) {
        if (proposal == null) {
            return;
        }
        Optional<Proposal> found = proposals.find(proposal);
        if (found.isPresent()) {
            books.prepare(propose.texts(found.get()));
        } else {
            drawn.prepare(proposeDrawings.texts(ofDrawings(proposal)));
        }
    }

    private Proposal ofDrawings(String proposal) {
        return drawings.find(proposal).orElseThrow(() -> Refusal.notFound("proposal", proposal));
    }
}
