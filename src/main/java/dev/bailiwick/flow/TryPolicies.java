package dev.bailiwick.flow;

import dev.bailiwick.drafting.LookAtText;
import dev.bailiwick.drafting.ReloadTexts;
import dev.bailiwick.guardrail.BookTexts;
import dev.bailiwick.guardrail.BoundBook;
import dev.bailiwick.guardrail.ProposePolicies;
import dev.bailiwick.guardrail.ReloadPolicies;
import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.release.change.Proposal;
import dev.bailiwick.release.change.Proposals;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tries texts by the book in force or by a proposal's. */
@Component
public class TryPolicies {

    private final TryTexts tryTexts;
    private final ReloadPolicies policies;
    private final ReloadTexts texts;
    private final TakeUpBook books;
    private final Proposals<BookTexts> proposals;
    private final ProposePolicies propose;
    private volatile Ready latest;

    TryPolicies(TryTexts tryTexts, ReloadPolicies policies, ReloadTexts texts, TakeUpBook books, Proposals<BookTexts> proposals,
            ProposePolicies propose) {
        this.tryTexts = tryTexts;
        this.policies = policies;
        this.texts = texts;
        this.books = books;
        this.proposals = proposals;
        this.propose = propose;
    }

    /** A book with the detectors that belong to it. */
    private record Ready(BoundBook book, LookAtText detectors) {
    }

    /**
     * @param asked   1 to {@link TryTexts#MOST} texts
     * @param channel where they are written, or null for {@code web}
     * @param moment  when, or null for now
     * @param book    {@code active}, a proposal's id, or null for the book in force
     * @param at      at which gate
     * @return what would follow, for each
     * @throws Refusal of kind {@code INVALID} for too many, too long or empty texts, {@code NOT_FOUND} for no such proposal
     * @throws dev.bailiwick.kernel.InvalidFile when the proposal does not compile
     */
    public TriedTexts tryOut(List<String> asked, String channel, Instant moment, String book, TryTexts.At at) {
        TryTexts.check(asked, channel);
        Ready ready = ready(book);
        return tryTexts.tryOut(ready.book(), ready.detectors(), asked, channel, moment, at);
    }

    private Ready ready(String book) {
        if (book == null || book.equals("active")) {
            return new Ready(policies.inForce(), texts.inForce());
        }
        Proposal proposal = proposals.find(book).orElseThrow(() -> Refusal.notFound("proposal", book));
        Ready known = latest;
        if (known == null || !known.book().version().equals(proposal.book())) {
            TakeUpBook.Bound bound = books.prepare(propose.texts(proposal));
            known = new Ready(bound.book(), bound.detectors());
            latest = known;
        }
        return known;
    }
}
