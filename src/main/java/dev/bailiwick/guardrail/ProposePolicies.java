package dev.bailiwick.guardrail;

import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.release.change.Person;
import dev.bailiwick.release.change.Proposal;
import dev.bailiwick.release.change.Proposals;
import dev.bailiwick.release.change.Propose;
import dev.bailiwick.release.change.Versions;
import org.springframework.stereotype.Component;

/** Policies are written here. */
@Component
public class ProposePolicies extends Propose<BookTexts> {

    private final BooksAtWork atWork;

    ProposePolicies(Versions<BookTexts> books, Proposals<BookTexts> proposals, BooksAtWork atWork, Tools tools) {
        super(PoliciesMatter.MATTER, books, proposals, tools);
        this.atWork = atWork;
    }

    @Override
    protected BookTexts among(CompanyFiles files) {
        return BookTexts.among(files);
    }

    /**
     * Puts a whole book in the place of the proposal's.
     *
     * @param id     the proposal
     * @param texts  the book
     * @param person who does it
     * @return the proposal, a draft
     */
    public Proposal replace(String id, BookTexts texts, Person person) {
        return change(id, before -> texts, "imported a book", person);
    }

    /**
     * Compiles the proposal's book beside the one in force, tries its examples, and looks through it for what can never hit, is shadowed, contradicts
     * or is not decided. From now on it is compared with the book in force. Takes seconds.
     *
     * @param id     the proposal
     * @param person who asks
     * @return the proposal, checked, with the report
     * @throws dev.bailiwick.kernel.InvalidFile naming every problem with its line and what would be right; the proposal stays a draft
     */
    public Proposal check(String id, Person person) {
        Proposal before = find(id);
        BookTexts texts = texts(before);
        BoundBook book = atWork.prepare(texts).book();
        return checked(before, inForce -> CheckReport.of(book, texts, inForce), person, "policies", book.size());
    }

    /**
     * Keeps the report of a trial on the past with the proposal.
     *
     * @param before the proposal as it was tried
     * @param impact what the trial gave
     * @param person who asked
     * @return the proposal, tried
     */
    public Proposal tried(Proposal before, Impact impact, Person person) {
        return tried(before, impact, person, "judgements", impact.judgements(), "changed", impact.changed());
    }
}
