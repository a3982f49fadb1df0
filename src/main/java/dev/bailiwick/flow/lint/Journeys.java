package dev.bailiwick.flow.lint;

import dev.bailiwick.flow.FlowVariables;
import dev.bailiwick.flow.StepDescription;
import dev.bailiwick.flow.lint.State.Draft;
import dev.bailiwick.flow.lint.State.Leave;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every way that a conversation can take through the drawings, as the states in which it can arrive at each element. Drafts and leaves have
 * three states each and words come from the catalogue, so the states are few and all of them are followed: what holds for all arrivals is proved,
 * as long as steps leave only outcomes of the catalogue. Where the proof cannot be exact it assumes the worse.
 */
final class Journeys {

    /** The outcome by which judge-draft clears. */
    static final String CLEARED = "cleared";
    /** The outcome by which judge-outreach lets the company write first. */
    static final String ALLOWED = "allowed";
    /** The outcome by which a proposing step says that there is a draft. */
    static final String DRAFTED = "drafted";
    /** The outcome by which a procedure asks for a human. */
    static final String HAND_OFF = "handOff";

    /** The words that the beginning of a conversation, and every message to it, leaves. */
    static final List<String> BEGINNINGS = List.of(FlowVariables.ASSISTANT_WAITS, FlowVariables.ASSISTANT_OWES, FlowVariables.ADVISOR_HOLDS);

    private static final int SHOWN = 8;

    private final Company company;
    private final Map<Node, Set<State>> arrivals = new HashMap<>();
    private final Map<At, At> before = new HashMap<>();
    private final Map<Visit, Set<State>> exits = new HashMap<>();

    /** A conversation at an element, on arrival. */
    private record At(Node node, State state) {
    }

    /** A scope entered in some state. */
    private record Visit(Scope scope, State entry) {
    }

    private Journeys(Company company) {
        this.company = company;
    }

    /** Follows the conversation from its beginnings, and every procedure from its own, whether it is called or not. */
    static Journeys through(Company company) {
        Journeys journeys = new Journeys(company);
        for (Drawing drawing : company.drawings()) {
            Set<State> entries = drawing.isConversation() ? beginnings(null) : Set.of(State.of(State.NO_WORD, true));
            entries.forEach(entry -> journeys.exits(drawing.scope(), entry));
        }
        return journeys;
    }

    /** @return the states in which a conversation can arrive at the element */
    Set<State> arrivals(Node node) {
        return arrivals.getOrDefault(node, Set.of());
    }

    /** @return one way, within the element's scope, that arrives in that state: the last elements' ids with arrows */
    String way(Node node, State state) {
        LinkedList<String> ids = new LinkedList<>();
        At at = new At(node, state);
        Set<At> seen = new LinkedHashSet<>();
        while (at != null && seen.add(at) && ids.size() < SHOWN) {
            ids.addFirst(at.node().id());
            at = before.get(at);
        }
        return String.join(" → ", ids);
    }

    /** @return the states in which a scope ends when it is entered in that state; calls in a circle were refused before */
    private Set<State> exits(Scope scope, State entry) {
        Visit visit = new Visit(scope, entry);
        Set<State> known = exits.get(visit);
        if (known != null) {
            return known;
        }
        Set<State> ends = new LinkedHashSet<>();
        Set<At> seen = new LinkedHashSet<>();
        Deque<At> open = new ArrayDeque<>();
        At start = new At(scope.start(), entry);
        seen.add(start);
        open.add(start);
        while (!open.isEmpty()) {
            At at = open.remove();
            arrivals.computeIfAbsent(at.node(), node -> new LinkedHashSet<>()).add(at.state());
            if (at.node().is(Node.Kind.END)) {
                ends.add(at.state());
            }
            for (At next : next(at)) {
                if (seen.add(next)) {
                    before.putIfAbsent(next, at);
                    open.add(next);
                }
            }
        }
        exits.put(visit, ends);
        return ends;
    }

    private List<At> next(At at) {
        List<At> next = new ArrayList<>();
        at.node().edge().forEach(event -> next.add(new At(event, at.state())));
        if (at.node().is(Node.Kind.DECISION)) {
            at.node().out().forEach(flow -> taken(at.node(), flow, at.state()).forEach(state -> next.add(new At(flow.to(), state))));
        } else {
            for (State left : left(at.node(), at.state())) {
                at.node().out().forEach(flow -> next.add(new At(flow.to(), left)));
            }
        }
        return next;
    }

    /**
     * Only the branch that asks for "cleared" or "allowed" carries the yes on: by a default flow nobody said it. A default flow is taken by the
     * outcomes that no other flow asks for; one that no outcome takes is refused by {@link KnownOutcomes}, so nothing goes unproved.
     */
    private static List<State> taken(Node gateway, Flow flow, State state) {
        if (flow.word() != null) {
            return flow.word().equals(state.word()) ? List.of(state) : List.of();
        }
        if (!flow.fallback() || gateway.out().size() == 1) {
            return List.of(state);
        }
        if (gateway.out().stream().anyMatch(other -> state.word().equals(other.word()))) {
            return List.of();
        }
        return List.of(state.withoutYes());
    }

    private Set<State> left(Node node, State state) {
        return switch (node.kind()) {
            case MESSAGE -> beginnings(node.message());
            case TIMER -> Set.of(State.of(State.NO_WORD, node.host() != null && !waits(node.host()) && state.waited()));
            case STEP -> left(node.step(), state);
            case SUB_PROCESS -> exits(node.inner(), state);
            case CALL -> {
                Set<State> ends = new LinkedHashSet<>();
                company.called(node).forEach(drawing -> ends.addAll(exits(drawing.scope(), state.saying(State.NO_WORD))));
                if (node.chosen()) {
                    // Procedures come and go; the conversation must be ready for both ends that procedure-ends allows, with those of today or not.
                    ends.add(new State(Draft.UNJUDGED, DRAFTED, Leave.NONE, state.waited()));
                    ends.add(new State(state.draft(), HAND_OFF, Leave.NONE, state.waited()));
                }
                yield ends;
            }
            default -> Set.of(state);
        };
    }

    /** @return whether days may pass within, so that nobody knows whether the customer still waits when a timer at its edge fires */
    private static boolean waits(Node host) {
        return host.is(Node.Kind.SUB_PROCESS) && host.inner().nodes().stream().anyMatch(node -> node.isEvent() || waits(node));
    }

    /** The customer waits who has just written, and who is owed an answer when the conversation or the assistant's part in it begins. */
    private static Set<State> beginnings(String message) {
        Set<State> states = new LinkedHashSet<>();
        boolean wrote = FlowVariables.CUSTOMER_WROTE.equals(message);
        BEGINNINGS.forEach(word -> states.add(State.of(word, wrote || word.equals(FlowVariables.ASSISTANT_OWES))));
        return states;
    }

    private static Set<State> left(StepDescription step, State state) {
        Set<State> states = new LinkedHashSet<>();
        step.outcomes().forEach(word -> states.add(new State(inHand(step, word, state.draft()), word, leave(step, word, state.leave()),
                state.waited() && !ends(step))));
        return states;
    }

    private static Draft inHand(StepDescription step, String outcome, Draft draft) {
        return switch (step.role()) {
            case PROPOSES, PROPOSES_UNASKED, ANNOUNCES_HANDOFF -> outcome.equals(DRAFTED) ? Draft.UNJUDGED : Draft.NOTHING;
            case JUDGES_DRAFT -> outcome.equals(CLEARED) ? Draft.CLEARED : Draft.UNJUDGED;
            case SPEAKS, HANDS_OFF, CLOSES -> Draft.NOTHING;
            // A clearance is that of its transaction; after a slow step policies and pen may have changed.
            case PREPARES, JUDGES_MESSAGE, JUDGES_HANDOFF, JUDGES_OUTREACH ->
                    step.pace() == StepDescription.Pace.SLOW && draft == Draft.CLEARED ? Draft.UNJUDGED : draft;
        };
    }

    /** What prepares or judges a message may change whom is asked for and why; words that are put, judged and said do not. */
    private static Leave leave(StepDescription step, String outcome, Leave leave) {
        boolean overTime = step.pace() == StepDescription.Pace.SLOW;
        return switch (step.role()) {
            case JUDGES_HANDOFF -> Leave.HANDOFF;
            case JUDGES_OUTREACH -> outcome.equals(ALLOWED) ? Leave.OUTREACH : Leave.NONE;
            case PROPOSES, ANNOUNCES_HANDOFF, JUDGES_DRAFT, SPEAKS -> leave == Leave.HANDOFF && !overTime ? Leave.HANDOFF : Leave.NONE;
            case PREPARES, JUDGES_MESSAGE, PROPOSES_UNASKED, HANDS_OFF, CLOSES -> Leave.NONE;
        };
    }

    /** @return whether the customer has heard what they waited for, or waits for somebody else */
    private static boolean ends(StepDescription step) {
        return switch (step.role()) {
            case SPEAKS, HANDS_OFF, CLOSES -> true;
            default -> false;
        };
    }
}
