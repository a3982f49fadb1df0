package dev.bailiwick.guardrail;

import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.Decision.Kind;
import dev.bailiwick.release.change.Archive;
import dev.bailiwick.release.change.Matter;
import dev.bailiwick.release.change.Proposals;
import dev.bailiwick.release.change.Versions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Policy books as something that is proposed, approved and in force. */
@Configuration(proxyBeanMethods = false)
public class PoliciesMatter {

    /** What the mechanism is told of them. */
    public static final Matter<BookTexts> MATTER = new Matter<>(BookTexts.FORM,
            new Matter.Tables("guardrail.book", "guardrail.proposal", "guardrail.author", "guardrail.submission", "guardrail.approval",
                    "guardrail.activation", "book", 0x67_75_61_72_64_72L),
            new Matter.Kinds("book", Kind.BOOK_FOUNDED, Kind.BOOK_PROPOSED, Kind.BOOK_CHANGED, Kind.BOOK_CHECKED, Kind.BOOK_TRIED, Kind.BOOK_SUBMITTED,
                    Kind.BOOK_APPROVED, Kind.BOOK_IN_FORCE, Kind.BOOK_WITHDRAWN, Kind.BOOK_RETURNED),
            new Matter.Words("book", "is", "the policies", "another book", "judge nobody", "wrote", "try it on the past", "was tried on the past",
                    "a book without any file says nothing; an assistant without rules may say nothing"));

    @Bean
    Versions<BookTexts> books(Archive archive) {
        return archive.versions(MATTER);
    }

    @Bean
    Proposals<BookTexts> policyProposals(Archive archive) {
        return archive.proposals(MATTER);
    }

    /** At the start the book in force comes from the database, whatever stands in the folder. */
    @Bean
    CompanyFiles.Kept keptBook(Versions<BookTexts> books) {
        return books::over;
    }
}
