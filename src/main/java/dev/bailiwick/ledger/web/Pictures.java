package dev.bailiwick.ledger.web;

import dev.bailiwick.ledger.web.Drawing.Box;
import dev.bailiwick.ledger.web.Drawing.Shape;
import java.util.ArrayList;
import java.util.List;

/** The notation of BPMN 2.0 (OMG formal/2013-12-09, chapters 7 to 10): what each kind of element looks like. */
final class Pictures {

    private Pictures() {
    }

    /** Draws the element without its label. */
    static void draw(Html out, Shape shape) {
        Box box = shape.box();
        if (shape.isEvent()) {
            event(out, shape);
        } else if (shape.isGateway()) {
            gateway(out, shape);
        } else if (shape.isActivity() || shape.type().endsWith("horeography")) {
            activity(out, shape);
        } else {
            switch (shape.type()) {
                case "participant", "lane" -> pool(out, shape);
                case "textAnnotation" -> path(out, "M" + xy(box.x() + 12, box.y()) + " L" + xy(box.x(), box.y()) + " L" + xy(box.x(), box.bottom())
                        + " L" + xy(box.x() + 12, box.bottom()), "line");
                case "group" -> out.empty("rect", "class", "line", "x", box.x(), "y", box.y(), "width", box.width(), "height", box.height(), "rx", 10.0,
                        "fill", "none", "stroke", "currentColor", "stroke-dasharray", "10 5 2 5");
                case "dataStoreReference", "dataStore" -> store(out, box);
                case "dataObjectReference", "dataObject", "dataInput", "dataOutput" -> sheet(out, shape);
                case "conversation", "subConversation", "callConversation" -> hexagon(out, box);
                default -> rectangle(out, box, 4, "paper");
            }
        }
    }

    private static void event(Html out, Shape shape) {
        Box box = shape.box();
        double radius = Math.min(box.width(), box.height()) / 2;
        String dashes = shape.is("non-interrupting") ? "5 3" : null;
        boolean end = shape.type().equals("endEvent");
        circle(out, box, radius, "paper" + (end ? " thick" : ""), dashes);
        if (shape.type().startsWith("intermediate") || shape.type().equals("boundaryEvent")) {
            circle(out, box, radius - 3, "line", dashes);
        }
        trigger(out, shape.trigger(), box, radius, end || shape.type().equals("intermediateThrowEvent"));
    }

    private static void circle(Html out, Box box, double radius, String look, String dashes) {
        out.empty("circle", "class", look, "cx", box.middleX(), "cy", box.middleY(), "r", Math.max(1, radius), "fill", look.startsWith("paper") ? "white" : "none",
                "stroke", "currentColor", "stroke-dasharray", dashes);
    }

    private static void trigger(Html out, String trigger, Box box, double radius, boolean thrown) {
        double x = box.middleX();
        double y = box.middleY();
        double s = radius * 0.5;
        String look = thrown ? "solid" : "line";
        switch (trigger) {
            case "message" -> {
                path(out, "M" + xy(x - s, y - s * 0.7) + " h" + n(2 * s) + " v" + n(1.4 * s) + " h" + n(-2 * s) + " z", look);
                path(out, "M" + xy(x - s, y - s * 0.7) + " L" + xy(x, y + s * 0.15) + " L" + xy(x + s, y - s * 0.7), thrown ? "inverse" : "line");
            }
            case "timer" -> {
                out.empty("circle", "class", "line", "cx", x, "cy", y, "r", s * 1.15, "fill", "none", "stroke", "currentColor");
                path(out, "M" + xy(x, y - s * 0.8) + " L" + xy(x, y) + " L" + xy(x + s * 0.6, y + s * 0.2), "line");
            }
            case "error" -> path(out, "M" + xy(x - s, y + s) + " L" + xy(x - s * 0.35, y - s * 0.6) + " L" + xy(x + s * 0.3, y + s * 0.25) + " L"
                    + xy(x + s, y - s) + " L" + xy(x + s * 0.35, y + s * 0.75) + " L" + xy(x - s * 0.3, y - s * 0.05) + " z", look);
            case "escalation" -> path(out, "M" + xy(x, y - s) + " L" + xy(x + s * 0.8, y + s) + " L" + xy(x, y + s * 0.25) + " L" + xy(x - s * 0.8, y + s) + " z",
                    look);
            case "signal" -> path(out, "M" + xy(x, y - s) + " L" + xy(x + s, y + s * 0.75) + " L" + xy(x - s, y + s * 0.75) + " z", look);
            case "conditional" -> {
                out.empty("rect", "class", "line", "x", x - s * 0.8, "y", y - s, "width", s * 1.6, "height", s * 2, "fill", "none", "stroke", "currentColor");
                for (int line = -1; line <= 1; line++) {
                    path(out, "M" + xy(x - s * 0.5, y + line * s * 0.5) + " h" + n(s), "line");
                }
            }
            case "link" -> path(out, "M" + xy(x - s, y - s * 0.4) + " h" + n(s) + " v" + n(-s * 0.45) + " l" + n(s) + " " + n(s * 0.85) + " l" + n(-s) + " "
                    + n(s * 0.85) + " v" + n(-s * 0.45) + " h" + n(-s) + " z", look);
            case "compensate" -> path(out, "M" + xy(x, y) + " L" + xy(x + s, y - s * 0.7) + " V" + n(y + s * 0.7) + " z M" + xy(x - s, y) + " L"
                    + xy(x, y - s * 0.7) + " V" + n(y + s * 0.7) + " z", look);
            case "cancel" -> path(out, cross(x, y, s * 0.9), "thick");
            case "terminate" -> out.empty("circle", "class", "solid", "cx", x, "cy", y, "r", s * 1.2, "stroke", "currentColor");
            case "multiple" -> path(out, "M" + xy(x, y - s) + " L" + xy(x + s, y - s * 0.2) + " L" + xy(x + s * 0.6, y + s * 0.9) + " L"
                    + xy(x - s * 0.6, y + s * 0.9) + " L" + xy(x - s, y - s * 0.2) + " z", look);
            default -> {
                // An event without a trigger is an empty circle.
            }
        }
    }

    private static void gateway(Html out, Shape shape) {
        Box box = shape.box();
        double x = box.middleX();
        double y = box.middleY();
        double s = Math.min(box.width(), box.height()) * 0.2;
        path(out, "M" + xy(x, box.y()) + " L" + xy(box.right(), y) + " L" + xy(x, box.bottom()) + " L" + xy(box.x(), y) + " z", "paper");
        switch (shape.type()) {
            case "exclusiveGateway" -> path(out, cross(x, y, s * 0.8), "thick");
            case "parallelGateway" -> path(out, "M" + xy(x - s, y) + " H" + n(x + s) + " M" + xy(x, y - s) + " V" + n(y + s), "thick");
            case "inclusiveGateway" -> out.empty("circle", "class", "thick", "cx", x, "cy", y, "r", s, "fill", "none", "stroke", "currentColor");
            case "complexGateway" -> path(out, "M" + xy(x - s, y) + " H" + n(x + s) + " M" + xy(x, y - s) + " V" + n(y + s) + " " + cross(x, y, s * 0.7), "thick");
            case "eventBasedGateway" -> {
                out.empty("circle", "class", "line", "cx", x, "cy", y, "r", s * 1.25, "fill", "none", "stroke", "currentColor");
                trigger(out, "multiple", box, s * 1.7, false);
            }
            default -> {
                // A gateway of an unknown kind is an empty diamond.
            }
        }
    }

    private static void activity(Html out, Shape shape) {
        Box box = shape.box();
        String look = shape.type().equals("callActivity") ? "paper thick" : shape.isContainer() ? "room" : "paper";
        out.empty("rect", "class", look, "x", box.x(), "y", box.y(), "width", box.width(), "height", box.height(), "rx", 10.0, "fill", "white",
                "stroke", "currentColor", "stroke-dasharray", shape.is("event") ? "3 4" : null);
        if (shape.type().equals("transaction")) {
            out.empty("rect", "class", "line", "x", box.x() + 3, "y", box.y() + 3, "width", Math.max(0, box.width() - 6), "height",
                    Math.max(0, box.height() - 6), "rx", 8.0, "fill", "none", "stroke", "currentColor");
        }
        kind(out, shape.type(), box.x() + 6, box.y() + 6);
        foot(out, shape);
    }

    /** The small sign in the upper left corner, fourteen pixels wide. */
    private static void kind(Html out, String type, double x, double y) {
        switch (type) {
            case "serviceTask" -> {
                out.empty("circle", "class", "line", "cx", x + 7, "cy", y + 7, "r", 2.5, "fill", "none", "stroke", "currentColor");
                StringBuilder teeth = new StringBuilder();
                for (int tooth = 0; tooth < 8; tooth++) {
                    double angle = tooth * Math.PI / 4;
                    teeth.append('M').append(xy(x + 7 + 4.5 * Math.cos(angle), y + 7 + 4.5 * Math.sin(angle))).append(" L")
                            .append(xy(x + 7 + 7 * Math.cos(angle), y + 7 + 7 * Math.sin(angle))).append(' ');
                }
                path(out, teeth.toString().strip(), "thick");
                out.empty("circle", "class", "line", "cx", x + 7, "cy", y + 7, "r", 4.5, "fill", "none", "stroke", "currentColor");
            }
            case "userTask" -> {
                out.empty("circle", "class", "line", "cx", x + 7, "cy", y + 4, "r", 3.5, "fill", "none", "stroke", "currentColor");
                path(out, "M" + xy(x, y + 14) + " c0 -8 14 -8 14 0 z", "line");
            }
            case "sendTask", "receiveTask" -> {
                path(out, "M" + xy(x, y + 2) + " h14 v10 h-14 z", type.equals("sendTask") ? "solid" : "line");
                path(out, "M" + xy(x, y + 2) + " l7 6 l7 -6", type.equals("sendTask") ? "inverse" : "line");
            }
            case "businessRuleTask" -> path(out, "M" + xy(x, y + 1) + " h14 v12 h-14 z M" + xy(x, y + 5) + " h14 M" + xy(x, y + 9) + " h14 M"
                    + xy(x + 4, y + 5) + " v8", "line");
            case "scriptTask" -> path(out, "M" + xy(x + 3, y) + " h9 c-5 5 3 9 -2 14 h-9 c5 -5 -3 -9 2 -14 M" + xy(x + 4, y + 4) + " h4 M" + xy(x + 4, y + 8) + " h5",
                    "line");
            case "manualTask" -> path(out, "M" + xy(x, y + 6) + " l4 -4 h4 l-2 3 h8 v2 h-6 m6 0 v2 h-6 m5 0 v2 h-5 m4 0 v2 h-8 l-4 -3 z", "line");
            default -> {
                // A plain task has no sign.
            }
        }
    }

    /** The signs at the foot: loop, several at once, one after another, compensation, more inside. */
    private static void foot(Html out, Shape shape) {
        List<String> signs = new ArrayList<>();
        for (String trait : List.of("loop", "parallel", "sequential", "compensation")) {
            if (shape.is(trait)) {
                signs.add(trait);
            }
        }
        if (!shape.is("expanded") && (shape.isSubProcess() || shape.type().equals("callActivity"))) {
            signs.add("more");
        }
        if (shape.type().equals("adHocSubProcess")) {
            signs.add("tilde");
        }
        double x = shape.box().middleX() - signs.size() * 9.0;
        double y = shape.box().bottom() - 16;
        for (String sign : signs) {
            switch (sign) {
                case "loop" -> path(out, "M" + xy(x + 6, y + 13) + " a6 6 0 1 1 5 0 m0 -4 v4 h4", "line");
                case "parallel" -> path(out, "M" + xy(x + 4, y + 2) + " v11 m4 -11 v11 m4 -11 v11", "thick");
                case "sequential" -> path(out, "M" + xy(x + 2, y + 3) + " h12 m-12 4.5 h12 m-12 4.5 h12", "thick");
                case "compensation" -> path(out, "M" + xy(x + 1, y + 8) + " l6 -5 v10 z m7 0 l6 -5 v10 z", "line");
                case "tilde" -> path(out, "M" + xy(x + 2, y + 9) + " c3 -6 8 4 12 -2", "thick");
                default -> path(out, "M" + xy(x + 1, y + 1) + " h13 v13 h-13 z m6.5 3 v7 m-3.5 -3.5 h7", "line");
            }
            x += 18;
        }
    }

    private static void pool(Html out, Shape shape) {
        Box box = shape.box();
        rectangle(out, box, 0, "room");
        if (shape.type().equals("participant") && !shape.name().isEmpty() && Math.min(box.width(), box.height()) > 60) {
            path(out, shape.is("vertical") ? "M" + xy(box.x(), box.y() + 30) + " H" + n(box.right()) : "M" + xy(box.x() + 30, box.y()) + " V" + n(box.bottom()),
                    "line");
        }
    }

    private static void store(Html out, Box box) {
        double h = Math.min(12, box.height() / 4);
        String arc = " a" + n(box.width() / 2) + " " + n(h / 2) + " 0 0 ";
        path(out, "M" + xy(box.x(), box.y() + h / 2) + arc + "0 " + n(box.width()) + " 0" + arc + "0 " + n(-box.width()) + " 0 v" + n(box.height() - h) + arc + "0 "
                + n(box.width()) + " 0 v" + n(h - box.height()), "paper");
    }

    private static void sheet(Html out, Shape shape) {
        Box box = shape.box();
        double fold = Math.min(12, box.width() / 3);
        path(out, "M" + xy(box.x(), box.y()) + " H" + n(box.right() - fold) + " L" + xy(box.right(), box.y() + fold) + " V" + n(box.bottom()) + " H" + n(box.x())
                + " z M" + xy(box.right() - fold, box.y()) + " v" + n(fold) + " h" + n(fold), "paper");
        if (shape.is("collection")) {
            path(out, "M" + xy(box.middleX() - 4, box.bottom() - 11) + " v8 m4 -8 v8 m4 -8 v8", "thick");
        }
    }

    private static void hexagon(Html out, Box box) {
        double part = box.width() / 4;
        path(out, "M" + xy(box.x() + part, box.y()) + " H" + n(box.right() - part) + " L" + xy(box.right(), box.middleY()) + " L"
                + xy(box.right() - part, box.bottom()) + " H" + n(box.x() + part) + " L" + xy(box.x(), box.middleY()) + " z", "paper");
    }

    private static void rectangle(Html out, Box box, double round, String look) {
        out.empty("rect", "class", look, "x", box.x(), "y", box.y(), "width", box.width(), "height", box.height(), "rx", round, "fill",
                look.equals("room") ? "none" : "white", "stroke", "currentColor");
    }

    private static void path(Html out, String way, String look) {
        out.empty("path", "class", look, "d", way, "fill", switch (look) {
            case "paper" -> "white";
            case "solid" -> "currentColor";
            default -> "none";
        }, "stroke", look.equals("inverse") ? "white" : "currentColor");
    }

    private static String cross(double x, double y, double s) {
        return "M" + xy(x - s, y - s) + " L" + xy(x + s, y + s) + " M" + xy(x + s, y - s) + " L" + xy(x - s, y + s);
    }

    private static String xy(double x, double y) {
        return n(x) + " " + n(y);
    }

    private static String n(double value) {
        return Html.coordinate(value);
    }
}
