package dev.bailiwick.ledger.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.ledger.Entry;
import dev.bailiwick.ledger.Ledger;
import dev.bailiwick.ledger.VerifyLedger;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The ledger as JSON, for the Management key and for people who are signed in. */
@RestController
class LedgerApi {

    private static final int MOST = 500;

    private final Ledger ledger;
    private final VerifyLedger verifyLedger;
    /** Reading every chain keeps a connection for long; one at a time is enough for anybody. */
    private final Semaphore wholeChecks = new Semaphore(1);

    LedgerApi(Ledger ledger, VerifyLedger verifyLedger) {
        this.ledger = ledger;
        this.verifyLedger = verifyLedger;
    }

    /**
     * @param id    the conversation
     * @param after only entries with a higher number
     * @param limit at most so many, 1 to 500
     * @return the entries in order, and whether the whole chain was found unbroken
     */
    @GetMapping("/api/conversations/{id}/ledger")
    Page entries(@PathVariable String id, @RequestParam(defaultValue = "0") long after, @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > MOST) {
            throw Refusal.invalid("limit", "must be 1 to " + MOST);
        }
        if (after < 0) {
            throw Refusal.invalid("after", "must be the number of an entry, or 0");
        }
        ConversationId conversation = new ConversationId(id);
        boolean verified = verifyLedger.verify(conversation).whole();
        return new Page(id, verified, ledger.entries(conversation, after, limit).stream().map(Line::of).toList());
    }

    /**
     * @param conversation the conversation to check, or null for every one
     * @return what the check saw
     */
    @GetMapping("/api/ledger/verify")
    Check verify(@RequestParam(required = false) String conversation) {
        if (conversation != null) {
            return Check.of(verifyLedger.verify(new ConversationId(conversation)));
        }
        if (!wholeChecks.tryAcquire()) {
            throw new Refusal(Refusal.Kind.EXHAUSTED, "another check of the whole ledger is under way; ask again when it is done,"
                    + " or name a conversation");
        }
        try {
            return Check.of(verifyLedger.verifyAll(broken -> { }));
        } finally {
            wholeChecks.release();
        }
    }

    /**
     * @param conversation whose entries
     * @param verified     whether the whole chain is unbroken, not only the part shown
     * @param entries      in order
     */
    record Page(String conversation, boolean verified, List<Line> entries) {
    }

    /** One entry; the details stand in the answer exactly as they were hashed. */
    record Line(long number, int turn, String kind, String at, String release, @JsonRawValue String details, String hash,
            @JsonProperty("previous_hash") String previousHash) {

        static Line of(Entry entry) {
            return new Line(entry.number(), entry.turn(), entry.kind(), entry.at().toString(), entry.release(), entry.details(), entry.hash(),
                    entry.previousHash());
        }
    }

    /** What a check saw. */
    record Check(boolean whole, long conversations, long entries, long broken, List<Fault> breaks) {

        static Check of(VerifyLedger.Report report) {
            return new Check(report.whole(), report.conversations(), report.entries(), report.broken(), report.breaks().stream()
                    .map(fault -> new Fault(fault.conversation().value(), fault.number(), fault.what())).toList());
        }
    }

    /** The first thing wrong with a chain. */
    record Fault(String conversation, long number, String what) {
    }
}
