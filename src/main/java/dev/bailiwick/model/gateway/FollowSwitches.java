package dev.bailiwick.model.gateway;

import dev.bailiwick.kernel.Decision;
import dev.bailiwick.model.Budgets;
import dev.bailiwick.model.RoutePreferences;
import dev.bailiwick.model.RouteSwitches;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Keeps this node in step with how routes are switched, which are preferred and what they may cost: looks every second, and at once when it was
 * changed here.
 */
@Component
class FollowSwitches implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(FollowSwitches.class);
    private static final long LOOK_MILLIS = 1_000;
    private static final Set<Decision.Kind> HEARD = EnumSet.of(Decision.Kind.ROUTE_SWITCHED, Decision.Kind.ROUTE_PREFERRED,
            Decision.Kind.BUDGET_CHANGED);

    private final RouteSwitches switches;
    private final RoutePreferences preferences;
    private final Budgets budgets;
    private final Gateway gateway;
    private volatile ScheduledExecutorService looking;
    private volatile boolean failed;

    FollowSwitches(RouteSwitches switches, RoutePreferences preferences, Budgets budgets, Gateway gateway) {
        this.switches = switches;
        this.preferences = preferences;
        this.budgets = budgets;
        this.gateway = gateway;
    }

    @Override
    public void start() {
        follow();
        looking = Executors.newSingleThreadScheduledExecutor(task -> Thread.ofPlatform().daemon().name("follow-switches").unstarted(task));
        looking.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Not in the transaction's own thread: after a commit nobody may use the database there. */
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(Decision decision) {
        ScheduledExecutorService now = looking;
        if (HEARD.contains(decision.kind()) && now != null) {
            now.execute(this::look);
        }
    }

    private void look() {
        try {
            follow();
            failed = false;
        } catch (RuntimeException e) {
            if (!failed) {
                LOG.warn("How routes are switched and preferred and what they may cost cannot be looked up ({}); they stay as they were.", e.getMessage());
            }
            failed = true;
        }
    }

    private void follow() {
        gateway.follow(switches.all());
        gateway.prefer(preferences.all());
        gateway.follow(budgets.last());
    }

    @Override
    public void stop() {
        looking.shutdownNow();
        looking = null;
    }

    @Override
    public boolean isRunning() {
        return looking != null;
    }
}
