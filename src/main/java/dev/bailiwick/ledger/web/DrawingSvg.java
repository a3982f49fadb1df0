package dev.bailiwick.ledger.web;

import dev.bailiwick.ledger.web.Drawing.Box;
import dev.bailiwick.ledger.web.Drawing.Edge;
import dev.bailiwick.ledger.web.Drawing.Point;
import dev.bailiwick.ledger.web.Drawing.Shape;
import dev.bailiwick.ledger.web.Drawing.Walked;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Draws a BPMN drawing as SVG, the walked steps marked and numbered. Colours come from the page's style sheet by class, so that it follows
 * light and dark; without the style sheet it is still a picture in black and white.
 */
final class DrawingSvg {

    private static final double MARGIN = 24;

    private final Html out = new Html();
    private final Walked walked;
    private final String prefix;

    private DrawingSvg(Walked walked, String prefix) {
        this.walked = walked;
        this.prefix = prefix;
    }

    /**
     * @param walked the drawing and the way through it
     * @param prefix makes ids unique on a page with several drawings; letters, digits and hyphens
     * @return an {@code svg} element
     */
    static String of(Walked walked, String prefix) {
        DrawingSvg svg = new DrawingSvg(walked, prefix);
        svg.write();
        return svg.out.toString();
    }

    private void write() {
        Box all = extent();
        out.open("svg", "class", walked.focus() == null ? "drawing" : "drawing close", "xmlns", "http://www.w3.org/2000/svg", "role", "img", "aria-labelledby", prefix + "-title " + prefix + "-desc",
                "viewBox", Html.coordinate(all.x()) + " " + Html.coordinate(all.y()) + " " + Html.coordinate(all.width()) + " "
                        + Html.coordinate(all.height()), "width", all.width(), "height", all.height());
        out.element("title", walked.title(), "id", prefix + "-title");
        out.element("desc", inWords(), "id", prefix + "-desc");
        arrows();
        walked.drawing().shapes().stream().filter(Shape::isContainer).forEach(this::shape);
        walked.drawing().edges().stream().filter(edge -> !walked.flows().contains(edge.id())).forEach(this::edge);
        walked.drawing().edges().stream().filter(edge -> walked.flows().contains(edge.id())).forEach(this::edge);
        walked.drawing().shapes().stream().filter(shape -> !shape.isContainer()).forEach(this::shape);
        walked.drawing().edges().stream().filter(edge -> !edge.name().isEmpty()).forEach(this::flowLabel);
        walked.drawing().shapes().forEach(this::badge);
        out.close("svg");
    }

    /** @return the way as a sentence, for people who cannot see the picture */
    private String inWords() {
        if (walked.steps().isEmpty()) {
            return "No recorded step lies in this drawing.";
        }
        Map<Integer, String> byPlace = new java.util.TreeMap<>();
        walked.steps().forEach((id, places) -> places.forEach(place -> byPlace.put(place, nameOf(id))));
        return byPlace.entrySet().stream().map(step -> step.getKey() + ". " + step.getValue()).collect(Collectors.joining("; ", "The way taken: ", "."));
    }

    private String nameOf(String id) {
        return walked.drawing().shape(id).map(Shape::name).filter(name -> !name.isEmpty()).orElse(id);
    }

    private Box extent() {
        if (walked.focus() != null) {
            Box room = walked.focus();
            return new Box(room.x() - MARGIN, room.y() - MARGIN, room.width() + 2 * MARGIN, room.height() + 3 * MARGIN);
        }
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (Shape shape : walked.drawing().shapes()) {
            for (Box box : shape.label() == null ? List.of(shape.box()) : List.of(shape.box(), shape.label())) {
                left = Math.min(left, box.x());
                top = Math.min(top, box.y());
                right = Math.max(right, box.right());
                bottom = Math.max(bottom, box.bottom());
            }
        }
        for (Edge edge : walked.drawing().edges()) {
            for (Point point : edge.points()) {
                left = Math.min(left, point.x());
                top = Math.min(top, point.y());
                right = Math.max(right, point.x());
                bottom = Math.max(bottom, point.y());
            }
        }
        return left > right ? new Box(0, 0, 1, 1) : new Box(left - MARGIN, top - MARGIN, right - left + 2 * MARGIN, bottom - top + 2 * MARGIN);
    }

    private void arrows() {
        out.open("defs");
        for (String way : List.of("arrow", "arrow-walked")) {
            out.open("marker", "id", prefix + "-" + way, "viewBox", "0 0 10 10", "refX", "9", "refY", "5", "markerWidth", "9", "markerHeight", "9",
                    "markerUnits", "userSpaceOnUse", "orient", "auto-start-reverse");
            out.empty("path", "class", way, "d", "M0 1 L10 5 L0 9 z").close("marker");
        }
        out.open("marker", "id", prefix + "-open", "viewBox", "0 0 10 10", "refX", "9", "refY", "5", "markerWidth", "10", "markerHeight", "10",
                "markerUnits", "userSpaceOnUse", "orient", "auto");
        out.empty("path", "class", "open-arrow", "d", "M0 1 L9 5 L0 9", "fill", "none", "stroke", "currentColor").close("marker");
        out.open("marker", "id", prefix + "-dot", "viewBox", "0 0 10 10", "refX", "5", "refY", "5", "markerWidth", "9", "markerHeight", "9",
                "markerUnits", "userSpaceOnUse");
        out.empty("circle", "class", "dot", "cx", "5", "cy", "5", "r", "4", "fill", "none", "stroke", "currentColor").close("marker");
        out.close("defs");
    }

    private void edge(Edge edge) {
        boolean taken = walked.flows().contains(edge.id());
        String way = edge.points().stream().map(point -> Html.coordinate(point.x()) + " " + Html.coordinate(point.y()))
                .collect(Collectors.joining(" L", "M", ""));
        boolean flow = edge.type().equals("sequenceFlow");
        boolean message = edge.type().equals("messageFlow");
        String end = flow ? (taken ? "-arrow-walked" : "-arrow")
                : message || edge.type().startsWith("data") || edge.traits().contains("directed") ? "-open" : null;
        out.open("g", "class", "edge " + edge.type() + (taken ? " walked" : ""));
        out.empty("path", "d", way, "fill", "none", "stroke", "currentColor", "stroke-dasharray", flow ? null : message ? "8 5" : "2 4",
                "marker-end", end == null ? null : "url(#" + prefix + end + ")", "marker-start", message ? "url(#" + prefix + "-dot)" : null);
        mark(edge);
        out.close("g");
    }

    /** The stroke through a default flow, the small diamond on a conditional one. */
    private void mark(Edge edge) {
        Point from = edge.points().getFirst();
        Point to = edge.points().get(1);
        double length = Math.hypot(to.x() - from.x(), to.y() - from.y());
        if (length < 1) {
            return;
        }
        double dx = (to.x() - from.x()) / length;
        double dy = (to.y() - from.y()) / length;
        if (edge.traits().contains("default")) {
            double x = from.x() + dx * 10;
            double y = from.y() + dy * 10;
            out.empty("path", "d", line(x - 4 * dx - 5 * dy, y - 4 * dy + 5 * dx, x + 4 * dx + 5 * dy, y + 4 * dy - 5 * dx), "stroke", "currentColor");
        } else if (edge.traits().contains("conditional")) {
            out.empty("path", "class", "paper", "stroke", "currentColor", "d", "M" + Html.coordinate(from.x()) + " " + Html.coordinate(from.y())
                    + at(from, dx * 8 - dy * 5, dy * 8 + dx * 5) + at(from, dx * 16, dy * 16) + at(from, dx * 8 + dy * 5, dy * 8 - dx * 5) + " z");
        }
    }

    private static String at(Point from, double x, double y) {
        return " L" + Html.coordinate(from.x() + x) + " " + Html.coordinate(from.y() + y);
    }

    private static String line(double fromX, double fromY, double toX, double toY) {
        return "M" + Html.coordinate(fromX) + " " + Html.coordinate(fromY) + " L" + Html.coordinate(toX) + " " + Html.coordinate(toY);
    }

    private void flowLabel(Edge edge) {
        if (edge.label() != null) {
            Box box = edge.label();
            Labels.centred(out, edge.name(), box.middleX(), box.y(), Math.max(box.width(), 60));
            return;
        }
        int half = (edge.points().size() - 1) / 2;
        Point from = edge.points().get(half);
        Point to = edge.points().get(half + 1);
        Labels.centred(out, edge.name(), (from.x() + to.x()) / 2, (from.y() + to.y()) / 2 - 18, 90);
    }

    private void shape(Shape shape) {
        boolean taken = walked.steps().containsKey(shape.id());
        out.open("g", "class", "shape " + shape.type() + (taken ? " walked" : ""));
        Pictures.draw(out, shape);
        label(shape);
        out.close("g");
    }

    private void label(Shape shape) {
        if (shape.name().isEmpty()) {
            return;
        }
        Box box = shape.box();
        switch (shape.type()) {
            case "participant", "lane" -> Labels.band(out, shape.name(), box, shape.is("vertical"));
            case "textAnnotation" -> Labels.left(out, shape.name(), box.x() + 6, box.y() + 4, box.width() - 8);
            case "group" -> Labels.centred(out, shape.name(), box.middleX(), shape.label() == null ? box.y() + 4 : shape.label().y(), box.width());
            default -> {
                if (shape.isContainer()) {
                    Labels.centred(out, shape.name(), box.middleX(), box.y() + 6, box.width() - 20);
                } else if (shape.isActivity() || shape.type().endsWith("horeography")) {
                    Labels.inside(out, shape.name(), box);
                } else if (shape.label() != null) {
                    Labels.centred(out, shape.name(), shape.label().middleX(), shape.label().y(), Math.max(shape.label().width(), 50));
                } else {
                    Labels.centred(out, shape.name(), box.middleX(), box.bottom() + 4, 100);
                }
            }
        }
    }

    /** The numbers of a step's visits, on its upper right corner; of many only the first and the last. */
    private void badge(Shape shape) {
        List<Integer> places = walked.steps().get(shape.id());
        if (places == null) {
            return;
        }
        String text = places.size() <= 4 ? places.stream().map(String::valueOf).collect(Collectors.joining(" · "))
                : places.getFirst() + " … " + places.getLast();
        double width = Math.max(22, 10 + text.length() * 7.5);
        double x = shape.isActivity() ? shape.box().right() - width + 10 : shape.box().middleX() + 6;
        double y = shape.box().y() - 12;
        out.open("g", "class", "badge");
        out.empty("rect", "x", x, "y", y, "width", width, "height", 22.0, "rx", 11.0);
        out.element("text", text, "x", x + width / 2, "y", y + 15.5, "text-anchor", "middle");
        out.close("g");
    }
}
