package dev.bailiwick.model.gateway;

import dev.bailiwick.model.Completion;
import dev.bailiwick.model.Fault;
import dev.bailiwick.model.ModelCall;
import dev.bailiwick.model.Prompt;
import dev.bailiwick.model.Route;
import dev.bailiwick.model.Routes;
import dev.bailiwick.model.SpendingInMemory;
import dev.bailiwick.model.gateway.SimulatedRoute.Manner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * An hour of bad days at the providers, in simulated time: open conversations, each of which asks for understanding and for a draft in every turn,
 * over three routes. What a customer gets is a reply, or, when the gateway has no words, a handoff.
 */
final class Drill {

    static final Duration UNDERSTAND = Duration.ofSeconds(8);
    static final Duration DRAFT = Duration.ofSeconds(30);
    /** What a customer is told to wait at most: the two deadlines of a turn. */
    static final Duration PATIENCE = UNDERSTAND.plus(DRAFT);

    /** What happens, from which minute on. */
    enum Phase {
        USUAL(0), SLOW_WITHOUT_ERRORS(10), WELL_AGAIN(20), STORM_OF_429(25), AFTER_THE_STORM(30), ALL_DOWN(35), AFTER_ALL(45), OVER(55);

        final Duration from;

        Phase(int minute) {
            this.from = Duration.ofMinutes(minute);
        }

        static Phase at(long nanos) {
            Phase now = USUAL;
            for (Phase one : values()) {
                now = nanos >= one.from.toNanos() ? one : now;
            }
            return now;
        }
    }

    /**
     * One turn.
     *
     * @param phase   in which it began
     * @param replied whether there were words; else the customer was handed to a person
     * @param waited  how long the customer waited
     */
    record Turn(Phase phase, boolean replied, Duration waited) {
    }

    final List<Turn> turns = new ArrayList<>();
    final List<ModelCall> calls = new ArrayList<>();
    int begun;
    private final SimulatedHands hands = new SimulatedHands(Instant.EPOCH);
    private final Random chance;
    private final Gateway gateway;
    private final int conversations;

    Drill(long seed, int conversations) {
        this.conversations = conversations;
        chance = new Random(seed);
        gateway = new Gateway(new Routes(List.of(route("north", this::north), route("west", this::west), route("other", this::other))),
                GatewaySettings.defaults(), Buckets.ofThisNode(hands), new SpendingInMemory(), List.of(calls::add), hands.clock(), hands);
    }

    private SimulatedRoute route(String name, Supplier<Manner> manner) {
        return new SimulatedRoute(hands, name, manner).bearing(6_000, 200);
    }

    private Manner north() {
        return switch (Phase.at(hands.nanos())) {
            case SLOW_WITHOUT_ERRORS -> Manner.answering(about(12_000));
            case STORM_OF_429 -> chance.nextInt(10) == 0 ? Manner.answering(about(1_000))
                    : new Manner(Duration.ofMillis(60), Fault.LIMITED, chance.nextBoolean() ? Duration.ofSeconds(20) : null);
            case ALL_DOWN -> Manner.failing(Fault.UNREACHABLE);
            default -> Manner.answering(about(1_000));
        };
    }

    private Manner west() {
        return Phase.at(hands.nanos()) == Phase.ALL_DOWN ? Manner.failing(Fault.SERVER_ERROR) : Manner.answering(about(1_200));
    }

    /** The worst way to be down: nobody answers, and nobody says so. */
    private Manner other() {
        return Manner.answering(Phase.at(hands.nanos()) == Phase.ALL_DOWN ? Duration.ofHours(1) : about(1_500));
    }

    private Duration about(int millis) {
        return Duration.ofNanos((long) (millis * 1e6 * Math.exp(chance.nextGaussian() * 0.25)));
    }

    void run() {
        for (int i = 0; i < conversations; i++) {
            hands.start("customer", this::conversation);
        }
        hands.run();
    }

    private void conversation() {
        hands.pause(Duration.ofMillis(chance.nextInt(90_000)));
        while (Phase.at(hands.nanos()) != Phase.OVER) {
            begun++;
            long began = hands.nanos();
            Phase phase = Phase.at(began);
            // Where a model does not help to understand, the detectors' findings stand alone; without a draft a person is asked.
            gateway.complete(prompt("understand", UNDERSTAND), text -> List.of());
            Completion draft = gateway.complete(prompt("draft", DRAFT), text -> List.of());
            turns.add(new Turn(phase, draft instanceof Completion.Usable, Duration.ofNanos(hands.nanos() - began)));
            hands.pause(Duration.ofMillis(60_000 + chance.nextInt(60_000)));
        }
    }

    private static Prompt prompt(String name, Duration deadline) {
        return new Prompt(name, "1", List.of(new Prompt.Part(Prompt.Role.USER, "Is it open?")), null, deadline).holding(Route.DataClass.MASKED);
    }

    /** @return how long calls still went to the slow route first, after it had become slow */
    Duration timeToMoveAway() {
        return calls.stream().filter(one -> one.route().name().equals("north") && one.chosen().equals("first choice"))
                .map(one -> Duration.between(Instant.EPOCH, one.at()).minusMillis(one.answer().millis()))
                .filter(start -> start.compareTo(Phase.SLOW_WITHOUT_ERRORS.from) >= 0 && start.compareTo(Phase.WELL_AGAIN.from) < 0)
                .max(Duration::compareTo).orElse(Phase.SLOW_WITHOUT_ERRORS.from).minus(Phase.SLOW_WITHOUT_ERRORS.from);
    }

    /** @return how long it took until the first route was the first choice again, after it had become well */
    Duration timeToComeBack(Phase well) {
        return calls.stream().filter(one -> one.route().name().equals("north") && one.chosen().equals("first choice"))
                .map(one -> Duration.between(Instant.EPOCH, one.at()).minusMillis(one.answer().millis()))
                .filter(start -> start.compareTo(well.from) >= 0).min(Duration::compareTo).orElseThrow().minus(well.from);
    }

    List<Turn> in(Phase phase) {
        return turns.stream().filter(one -> one.phase() == phase).toList();
    }

    /** @return the figures, as the documents have them */
    String table() {
        StringBuilder table = new StringBuilder("| phase | turns | replies | handoffs | p50 s | p95 s | longest s | calls north / west / other | hedges |\n"
                + "|---|---|---|---|---|---|---|---|---|\n");
        for (Phase phase : Phase.values()) {
            List<Turn> these = in(phase);
            if (these.isEmpty()) {
                continue;
            }
            List<Duration> waits = these.stream().map(Turn::waited).sorted().toList();
            List<ModelCall> made = calls.stream().filter(one -> Phase.at(Duration.between(Instant.EPOCH, one.at()).toNanos()) == phase).toList();
            long replies = these.stream().filter(Turn::replied).count();
            table.append("| ").append(phase.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')).append(" | ").append(these.size())
                    .append(" | ").append(replies).append(" | ").append(these.size() - replies).append(" | ").append(seconds(waits, 0.5)).append(" | ")
                    .append(seconds(waits, 0.95)).append(" | ").append(seconds(waits, 1)).append(" | ").append(count(made, "north")).append(" / ")
                    .append(count(made, "west")).append(" / ").append(count(made, "other")).append(" | ")
                    .append(made.stream().filter(one -> one.kind() == ModelCall.Kind.HEDGE).count()).append(" |\n");
        }
        return table.toString();
    }

    private static long count(List<ModelCall> made, String route) {
        return made.stream().filter(one -> one.route().name().equals(route)).count();
    }

    static String seconds(List<Duration> sorted, double share) {
        return String.format(java.util.Locale.ROOT, "%.1f", sorted.get((int) Math.ceil(share * sorted.size()) - 1).toNanos() / 1e9);
    }
}
