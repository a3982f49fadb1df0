package dev.bailiwick.guardrail;

import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.Refusal;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Offers the policies that stand in the folder as a proposal, when they are another book than any that is known. Never puts them into force. */
@Component
public class OfferFolder {

    private static final Logger LOG = LoggerFactory.getLogger(OfferFolder.class);

    private final ProposePolicies propose;

    OfferFolder(ProposePolicies propose) {
        this.propose = propose;
    }

    /**
     * @param files  the company's files as they stand in the folder
     * @param person who caused the look
     * @return the proposal, or nothing when the book is known already
     */
    public Optional<Proposal> offer(CompanyFiles files, Person person) {
        try {
            return Optional.ofNullable(propose.offer(BookTexts.among(files), files.origin(BookTexts.FOLDER), person));
        } catch (Refusal e) {
            LOG.warn("the policies in {} cannot be offered: {}", files.origin(BookTexts.FOLDER), e.getMessage());
            return Optional.empty();
        }
    }
}
