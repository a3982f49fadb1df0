package dev.bailiwick.model;

import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Decision;
import dev.bailiwick.kernel.Refusal;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes what models may cost while the house runs: on this node at once, on others within two seconds. It stands in the company's chain. */
@Component
public class ChangeBudget {

    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);
    private static final int MOST_DIGITS = 4;

    private final Budgets budgets;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    /**
     * @param budgets      where it is kept
     * @param events       tells the ledger
     * @param clock        tells when
     * @param transactions make it all or nothing
     */
    public ChangeBudget(Budgets budgets, ApplicationEventPublisher events, Clock clock, PlatformTransactionManager transactions) {
        this.budgets = budgets;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * @param daily        what may be spent a day; 0 for no limit
     * @param conversation what may be spent on one conversation; 0 for no limit
     * @param because      why, 8 to 400 characters
     * @param by           who decides it
     * @return what was decided
     * @throws Refusal when a figure makes no sense, or nobody says why
     */
    public BudgetChange to(BigDecimal daily, BigDecimal conversation, String because, String by) {
        check("daily", daily);
        check("conversation", conversation);
        if (because == null || because.strip().length() < 8 || because.length() > 400) {
            throw Refusal.invalid("because", "must say why, in 8 to 400 characters");
        }
        BudgetChange change = new BudgetChange(daily, conversation, because.strip(), by, clock.instant().truncatedTo(ChronoUnit.MICROS));
        return transaction.execute(status -> {
            budgets.keep(change);
            Map<String, Object> details = new LinkedHashMap<>();
            details.put("by", by);
            details.put("daily", daily.toPlainString());
            details.put("conversation", conversation.toPlainString());
            details.put("because", change.because());
            events.publishEvent(new Decision(ConversationId.COMPANY, 0, Decision.Kind.BUDGET_CHANGED, change.at(), details));
            return change;
        });
    }

    private static void check(String field, BigDecimal figure) {
        if (figure == null || figure.signum() < 0 || figure.compareTo(MOST) > 0 || figure.stripTrailingZeros().scale() > MOST_DIGITS) {
            throw Refusal.invalid(field, "must be 0 (no limit) to 1000000, with at most " + MOST_DIGITS + " digits after the point");
        }
    }
}
