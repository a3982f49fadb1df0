package dev.bailiwick.guardrail;

import dev.bailiwick.release.change.Acts;
import dev.bailiwick.release.change.Approve;
import dev.bailiwick.release.change.Proposals;
import dev.bailiwick.release.change.Versions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** Puts policy books into force. */
@Component
public class ApprovePolicies extends Approve<BookTexts> {

    ApprovePolicies(Versions<BookTexts> books, Proposals<BookTexts> proposals, BooksAtWork atWork, FollowBooks follow, Acts acts,
            PlatformTransactionManager transactions) {
        super(PoliciesMatter.MATTER, books, proposals, atWork, follow, acts, transactions);
    }
}
