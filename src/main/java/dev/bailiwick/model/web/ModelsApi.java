package dev.bailiwick.model.web;

import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.model.BudgetChange;
import dev.bailiwick.model.BudgetReport;
import dev.bailiwick.model.Budgets;
import dev.bailiwick.model.ChangeBudget;
import dev.bailiwick.model.Lane;
import dev.bailiwick.model.PreferRoute;
import dev.bailiwick.model.RoutePreference;
import dev.bailiwick.model.RoutePreferences;
import dev.bailiwick.model.RouteReport;
import dev.bailiwick.model.RouteSwitch;
import dev.bailiwick.model.RouteSwitches;
import dev.bailiwick.model.Spending;
import dev.bailiwick.model.SwitchRoute;
import java.math.BigDecimal;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Routes with their health and limits, what they cost, and how an operator switches one. Shows no words and no key. */
@RestController
@RequestMapping("/api/models")
class ModelsApi {

    private static final int MOST_DAYS = 366;
    private static final int MOST_CONVERSATIONS = 500;

    private final RouteReport.Tell routes;
    private final BudgetReport.Tell budget;
    private final RouteSwitches switches;
    private final Spending spending;
    private final SwitchRoute switchRoute;
    private final RoutePreferences preferences;
    private final PreferRoute preferRoute;
    private final Budgets budgets;
    private final ChangeBudget changeBudget;
    private final Clock clock;

    ModelsApi(RouteReport.Tell routes, BudgetReport.Tell budget, RouteSwitches switches, Spending spending, SwitchRoute switchRoute,
            RoutePreferences preferences, PreferRoute preferRoute, Budgets budgets, ChangeBudget changeBudget, Clock clock) {
        this.routes = routes;
        this.budget = budget;
        this.switches = switches;
        this.spending = spending;
        this.switchRoute = switchRoute;
        this.preferences = preferences;
        this.preferRoute = preferRoute;
        this.budgets = budgets;
        this.changeBudget = changeBudget;
        this.clock = clock;
    }

    /** How the models of this house fare, as the node that was asked knows it. */
    record Models(List<RouteAnswer> routes, List<PreferenceAnswer> preferred, BudgetReport budget, BudgetAnswer changed) {
    }

    /** One route. */
    record RouteAnswer(String name, String provider, String model, String family, String server, String region, String sees, String position,
            String health, int underWay, List<RouteReport.Usual> usual, LimitsAnswer limits, PriceAnswer price, SwitchAnswer switched) {
    }

    /** What a route bears. */
    record LimitsAnswer(int requestsPerMinute, int tokensPerMinute, int atOnce, int maxTokens) {
    }

    /** What a million tokens cost. */
    record PriceAnswer(BigDecimal input, BigDecimal output) {
    }

    /** How a route was switched last, and why. */
    record SwitchAnswer(String position, String because, String by, String at) {

        static SwitchAnswer of(RouteSwitch one) {
            return new SwitchAnswer(one.position().word(), one.because(), one.by(), one.at().toString());
        }
    }

    /** Which route is asked first in a lane (empty for the order of the settings) since somebody decided it, and why. */
    record PreferenceAnswer(String lane, String route, String because, String by, String at) {

        static PreferenceAnswer of(RoutePreference one) {
            return new PreferenceAnswer(one.lane().word(), one.route(), one.because(), one.by(), one.at().toString());
        }
    }

    /** Which route is to be asked first, empty for the order of the settings, and why. */
    record Wish(String route, String because) {
    }

    /** What models may cost a day and a conversation (0 for no limit) since somebody changed it, and why. */
    record BudgetAnswer(BigDecimal daily, BigDecimal conversation, String because, String by, String at) {

        static BudgetAnswer of(BudgetChange one) {
            return new BudgetAnswer(one.daily(), one.conversation(), one.because(), one.by(), one.at().toString());
        }
    }

    /** What models may cost from now on, and why. */
    record Allowance(BigDecimal daily, BigDecimal conversation, String because) {
    }

    /** How a route is to be switched, and why. */
    record Turn(String to, String because) {
    }

    /** What was spent, by day, route and lane, and on which conversations most. */
    record Spent(List<LineAnswer> days, List<Spending.OfConversation> conversations) {
    }

    /** One day, route and lane. */
    record LineAnswer(String day, String route, String lane, long calls, long inputTokens, long outputTokens, BigDecimal price) {

        static LineAnswer of(Spending.Line one) {
            return new LineAnswer(one.day().toString(), one.route(), one.lane().word(), one.calls(), one.inputTokens(),
                    one.outputTokens(), one.price());
        }
    }

    /** @return every route in its order, and the day's budget */
    @GetMapping
    Models models() {
        List<RouteSwitch> switched = switches.all();
        return new Models(routes.reports().stream().map(one -> answer(one, switched)).toList(),
                preferences.all().stream().map(PreferenceAnswer::of).toList(), budget.budget(),
                budgets.last().map(BudgetAnswer::of).orElse(null));
    }

    private static RouteAnswer answer(RouteReport one, List<RouteSwitch> switched) {
        var route = one.route();
        return new RouteAnswer(route.name(), route.provider().word(), route.model(), route.family(), route.server(), route.region(),
                route.sees().name().toLowerCase(Locale.ROOT), one.position().word(), one.health(), one.underWay(), one.usual(),
                new LimitsAnswer(route.limits().requestsPerMinute(), route.limits().tokensPerMinute(), route.limits().atOnce(),
                        route.limits().maxTokens()), new PriceAnswer(route.price().input(), route.price().output()),
                switched.stream().filter(each -> each.route().equals(route.name())).map(SwitchAnswer::of).findFirst().orElse(null));
    }

    /** @return what was spent in the last days, today among them, and the dearest conversations */
    @GetMapping("/spending")
    Spent spending(@RequestParam(defaultValue = "31") int days, @RequestParam(defaultValue = "50") int conversations) {
        if (days < 1 || days > MOST_DAYS) {
            throw Refusal.invalid("days", "must be 1 to " + MOST_DAYS);
        }
        if (conversations < 0 || conversations > MOST_CONVERSATIONS) {
            throw Refusal.invalid("conversations", "must be 0 to " + MOST_CONVERSATIONS);
        }
        LocalDate from = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(days - 1L);
        return new Spent(spending.since(from).stream().map(LineAnswer::of).toList(), spending.dearest(conversations));
    }

    /** @return what models may cost now, on every node within two seconds */
    @PostMapping("/budget")
    BudgetAnswer allow(@RequestBody Allowance wanted, Principal who) {
        return BudgetAnswer.of(changeBudget.to(wanted.daily(), wanted.conversation(), wanted.because(),
                who == null ? "nobody signed in" : who.getName()));
    }

    /** @return which route is asked first in the lane now, on every node within two seconds */
    @PostMapping("/lanes/{lane}/prefer")
    PreferenceAnswer prefer(@PathVariable String lane, @RequestBody Wish wish, Principal who) {
        Lane in = Arrays.stream(Lane.values()).filter(one -> one.word().equals(lane)).findFirst().orElseThrow(() -> Refusal.invalid("lane",
                "must be one of " + Arrays.stream(Lane.values()).map(Lane::word).collect(Collectors.joining(", "))));
        return PreferenceAnswer.of(preferRoute.in(in, wish.route(), wish.because(), who == null ? "nobody signed in" : who.getName()));
    }

    /** @return how the route is switched now */
    @PostMapping("/routes/{name}/switch")
    SwitchAnswer turn(@PathVariable String name, @RequestBody Turn turn, Principal who) {
        RouteSwitch.Position to = Arrays.stream(RouteSwitch.Position.values()).filter(one -> one.word().equals(turn.to())).findFirst()
                .orElseThrow(() -> Refusal.invalid("to", "must be one of " + Arrays.stream(RouteSwitch.Position.values())
                        .map(RouteSwitch.Position::word).collect(Collectors.joining(", "))));
        return SwitchAnswer.of(switchRoute.to(name, to, turn.because(), who == null ? "nobody signed in" : who.getName()));
    }
}
