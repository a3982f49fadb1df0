package dev.bailiwick.flow.change;

import dev.bailiwick.guardrail.Person;
import dev.bailiwick.guardrail.Proposal;
import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.Refusal;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Offers the drawings that stand in the folder as a proposal, when they are others than any that are known. Never puts them into force. */
@Component
public class OfferDrawings {

    private static final Logger LOG = LoggerFactory.getLogger(OfferDrawings.class);

    private final ProposeDrawings propose;

    OfferDrawings(ProposeDrawings propose) {
        this.propose = propose;
    }

    /**
     * @param files  the company's files as they stand in the folder
     * @param person who caused the look
     * @return the proposal, or nothing when the drawings are known already
     */
    public Optional<Proposal> offer(CompanyFiles files, Person person) {
        try {
            return Optional.ofNullable(propose.offer(DrawingTexts.among(files), files.origin(DrawingTexts.FOLDER), person));
        } catch (Refusal e) {
            LOG.warn("the drawings in {} cannot be offered: {}", files.origin(DrawingTexts.FOLDER), e.getMessage());
            return Optional.empty();
        }
    }
}
