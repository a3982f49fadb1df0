package dev.bailiwick.model.gateway;

import dev.bailiwick.model.Answer;
import dev.bailiwick.model.BudgetChange;
import dev.bailiwick.model.BudgetReport;
import dev.bailiwick.model.ModelCall;
import dev.bailiwick.model.Prompt;
import dev.bailiwick.model.Spending;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What may be spent, on a day and on a conversation. Near the day's end of money the cheapest route is asked first; at its end only what costs
 * nothing. What all nodes spent is looked up every few seconds, beside whoever asks; between, this node adds its own. So a day may end a few
 * seconds' calls above its budget.
 */
final class Budget implements ModelCall.Hear, BudgetReport.Tell {

    private static final Logger LOG = LoggerFactory.getLogger(Budget.class);
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final int MOST_CONVERSATIONS = 10_000;

    /** How a prompt is treated. */
    enum Stance {
        /** The operator's order of routes. */
        USUAL,
        /** The cheapest first. */
        CHEAPER,
        /** Only what costs nothing. */
        SPENT
    }

    private record Known(BigDecimal spent, long at) {
    }

    private final GatewaySettings settings;
    private final Spending spending;
    private final Clock clock;
    private final Hands hands;
    private final AtomicBoolean looking = new AtomicBoolean();
    private final Map<String, Known> conversations = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST_CONVERSATIONS;
        }
    };
    private volatile Allowed allowed;
    private LocalDate day;
    private BigDecimal today = BigDecimal.ZERO;
    private long lookedAt;
    private boolean known;

    Budget(GatewaySettings settings, Spending spending, Clock clock, Hands hands) {
        this.settings = settings;
        this.spending = spending;
        this.clock = clock;
        this.hands = hands;
        this.day = day();
        this.allowed = ofSettings();
    }

    /** What may be spent on a day and on a conversation; 0 for no limit. */
    private record Allowed(BigDecimal daily, BigDecimal conversation) {
    }

    private Allowed ofSettings() {
        return new Allowed(settings.dailyBudget(), settings.conversationBudget());
    }

    /** @param change what holds in place of the settings; empty while these hold */
    void follow(Optional<BudgetChange> change) {
        allowed = change.map(one -> new Allowed(one.daily(), one.conversation())).orElseGet(this::ofSettings);
    }

    /** @return how this prompt is to be treated now */
    Stance stance(Prompt prompt) {
        boolean limited = allowed.conversation().signum() > 0 && !conversation(prompt).isEmpty();
        if (limited && ofConversation(conversation(prompt)).compareTo(allowed.conversation()) >= 0) {
            return Stance.SPENT;
        }
        return stance();
    }

    private Stance stance() {
        if (allowed.daily().signum() == 0) {
            return Stance.USUAL;
        }
        BigDecimal spent = today();
        if (spent.compareTo(allowed.daily()) >= 0) {
            return Stance.SPENT;
        }
        return spent.compareTo(allowed.daily().multiply(BigDecimal.valueOf(settings.cheaperFrom()))) >= 0 ? Stance.CHEAPER : Stance.USUAL;
    }

    /** What was spent today, as far as this node knows; whether others spent more is looked up beside whoever asks. */
    private BigDecimal today() {
        boolean first;
        synchronized (this) {
            if (!day.equals(day())) {
                day = day();
                today = BigDecimal.ZERO;
                known = false;
            }
            if (known && hands.nanos() - lookedAt < FRESH.toNanos()) {
                return today;
            }
            first = !known;
        }
        if (looking.compareAndSet(false, true)) {
            Hands.Bell looked = hands.bell();
            hands.start("model-budget", () -> {
                look();
                looked.ring();
            });
            if (first) {
                // Who starts anew must not spend what others have spent already.
                looked.await(settings.bucketWait());
            }
        }
        synchronized (this) {
            return today;
        }
    }

    private void look() {
        try {
            LocalDate asked = day();
            BigDecimal spent = spending.of(asked);
            synchronized (this) {
                if (asked.equals(day)) {
                    today = known ? spent.max(today) : spent.add(today);
                    known = true;
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("What was spent today cannot be looked up ({}); this node goes on with what it knows.", e.getMessage());
        } finally {
            synchronized (this) {
                lookedAt = hands.nanos();
            }
            looking.set(false);
        }
    }

    private BigDecimal ofConversation(String conversation) {
        synchronized (conversations) {
            Known known = conversations.get(conversation);
            if (known != null && hands.nanos() - known.at() < FRESH.toNanos()) {
                return known.spent();
            }
        }
        BigDecimal[] found = new BigDecimal[1];
        Hands.Bell looked = hands.bell();
        hands.start("model-budget", () -> {
            try {
                found[0] = spending.of(conversation);
            } catch (RuntimeException e) {
                LOG.warn("What was spent on a conversation cannot be looked up ({}).", e.getMessage());
            } finally {
                looked.ring();
            }
        });
        looked.await(settings.bucketWait());
        synchronized (conversations) {
            BigDecimal before = conversations.getOrDefault(conversation, new Known(BigDecimal.ZERO, 0)).spent();
            BigDecimal spent = found[0] == null ? before : found[0].max(before);
            conversations.put(conversation, new Known(spent, hands.nanos()));
            return spent;
        }
    }

    @Override
    public void heard(ModelCall call) {
        if (!(call.answer() instanceof Answer.Whole whole)) {
            return;
        }
        BigDecimal price = call.route().price().of(whole.inputTokens(), whole.outputTokens());
        String conversation = conversation(call.prompt());
        synchronized (this) {
            today = today.add(day.equals(day()) ? price : BigDecimal.ZERO);
        }
        synchronized (conversations) {
            conversations.computeIfPresent(conversation, (any, before) -> new Known(before.spent().add(price), before.at()));
        }
        Spending.Line line = new Spending.Line(day(), call.route().name(), call.prompt().lane(), 1, whole.inputTokens(), whole.outputTokens(), price);
        hands.start("model-spend", () -> {
            try {
                spending.add(line, conversation);
            } catch (RuntimeException e) {
                LOG.error("A call on the route {} that cost {} was not written down ({}).", line.route(), line.price(), e.getMessage());
            }
        });
    }

    @Override
    public BudgetReport budget() {
        return new BudgetReport(allowed.daily(), allowed.conversation(), today(), stance().name().toLowerCase(Locale.ROOT),
                settings.withoutRoute().name().toLowerCase(Locale.ROOT));
    }

    private LocalDate day() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** What a prompt is about begins with the conversation, where it is about one. */
    private static String conversation(Prompt prompt) {
        int end = prompt.about().indexOf('/');
        return end < 0 ? "" : prompt.about().substring(0, end);
    }
}
