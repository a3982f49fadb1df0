package dev.bailiwick.ledger.web;

import dev.bailiwick.ledger.Explanation.Card;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the way through a drawing from the steps that the ledger recorded. Between two recorded steps a line is only drawn where the
 * drawing allows exactly one way over gateways and events; where it allows several, the ledger does not say which, and none is drawn.
 */
final class Walk {

    private static final Map<String, String> WORK_OF_KIND = Map.of("reply-sent", "send-reply", "handed-off", "hand-off");
    private static final int LONGEST_WAY = 8;
    private static final int MOST_TRIES = 2_000;

    private final Drawing drawing;
    private final Map<String, List<Drawing.Edge>> leaving = new HashMap<>();
    private int tries;

    private Walk(Drawing drawing) {
        this.drawing = drawing;
        for (Drawing.Edge edge : drawing.edges()) {
            if (edge.type().equals("sequenceFlow")) {
                leaving.computeIfAbsent(edge.source(), id -> new ArrayList<>()).add(edge);
            }
        }
    }

    /**
     * @param drawing a drawing
     * @param cards   what happened, in order; cards without a step of this drawing are passed over
     * @param title   a name for people who cannot see it
     * @param closely whether to show no more than the smallest sub-process that holds every step
     * @return the drawing with the way
     */
    static Drawing.Walked through(Drawing drawing, List<Card> cards, String title, boolean closely) {
        Walk walk = new Walk(drawing);
        Map<String, List<Integer>> places = new LinkedHashMap<>();
        Set<String> flows = new HashSet<>();
        String before = "";
        int place = 0;
        for (Card card : cards) {
            String step = card.step().isEmpty() ? walk.stepOf(card.entry().kind(), before) : card.step();
            if (!step.isEmpty() && drawing.shape(step).isEmpty()) {
                step = walk.onlyCall();
            }
            boolean shown = drawing.shape(step).isPresent();
            if (!shown && !card.step().isEmpty()) {
                before = "";
            }
            // Several entries of one step, such as a draft's verdict and its clearance, are one visit.
            if (shown && !step.equals(before)) {
                places.computeIfAbsent(step, id -> new ArrayList<>()).add(++place);
                flows.addAll(walk.onlyWay(before, step));
                before = step;
            }
        }
        return new Drawing.Walked(drawing, places, flows, title, closely ? walk.roomOf(places.keySet()) : null);
    }

    private Drawing.Box roomOf(Set<String> steps) {
        List<Drawing.Box> boxes = steps.stream().flatMap(id -> drawing.shape(id).stream()).map(Drawing.Shape::box).toList();
        return boxes.isEmpty() ? null : drawing.shapes().stream().filter(shape -> shape.isSubProcess() && shape.is("expanded")).map(Drawing.Shape::box)
                .filter(room -> boxes.stream().allMatch(room::contains))
                .min(Comparator.comparingDouble(room -> room.width() * room.height())).orElse(null);
    }

    /**
     * Some entries are written by those who do the work rather than by the step that asked for it, and do not name it. Which one it
     * was is still certain when only one step of the drawing does such work, or only one can be reached from the step before.
     */
    private String stepOf(String kind, String before) {
        String work = WORK_OF_KIND.getOrDefault(kind, "");
        List<String> doing = drawing.shapes().stream().filter(shape -> shape.is("work:" + work)).map(Drawing.Shape::id).toList();
        List<String> reached = doing.stream().filter(id -> id.equals(before) || !onlyWay(before, id).isEmpty()).toList();
        return reached.size() == 1 ? reached.getFirst() : doing.size() == 1 ? doing.getFirst() : "";
    }

    /** A step of another drawing was made where this one calls it, which is certain when it calls in one place only. */
    private String onlyCall() {
        List<String> calls = drawing.shapes().stream().filter(shape -> shape.type().equals("callActivity")).map(Drawing.Shape::id).toList();
        return calls.size() == 1 ? calls.getFirst() : "";
    }

    private List<String> onlyWay(String from, String to) {
        if (from.isEmpty()) {
            return List.of();
        }
        List<List<String>> ways = new ArrayList<>();
        tries = 0;
        search(from, to, new ArrayList<>(), ways);
        return ways.size() == 1 && tries < MOST_TRIES ? ways.getFirst() : List.of();
    }

    private void search(String from, String to, List<String> way, List<List<String>> ways) {
        if (way.size() >= LONGEST_WAY || ways.size() > 1 || ++tries >= MOST_TRIES) {
            return;
        }
        for (Drawing.Edge edge : leaving.getOrDefault(from, List.of())) {
            if (way.contains(edge.id())) {
                continue;
            }
            way.add(edge.id());
            if (edge.target().equals(to)) {
                ways.add(List.copyOf(way));
            } else if (drawing.shape(edge.target()).filter(shape -> shape.isGateway() || shape.isEvent()).isPresent()) {
                search(edge.target(), to, way, ways);
            }
            way.removeLast();
        }
    }
}
