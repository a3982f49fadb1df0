package dev.bailiwick.ledger.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a BPMN file shows on its first diagram, reduced to what a picture needs. Coordinates are the file's own, in pixels.
 *
 * @param name   the name of the drawing, or an empty string
 * @param shapes the shapes, containers before what lies in them
 * @param edges  the connections
 */
record Drawing(String name, List<Shape> shapes, List<Edge> edges) {

    /** A point. */
    record Point(double x, double y) {
    }

    /** A rectangle; width and height are not negative. */
    record Box(double x, double y, double width, double height) {

        double right() {
            return x + width;
        }

        double bottom() {
            return y + height;
        }

        boolean contains(Box other) {
            return other.middleX() >= x && other.middleX() <= right() && other.middleY() >= y && other.middleY() <= bottom();
        }

        double middleX() {
            return x + width / 2;
        }

        double middleY() {
            return y + height / 2;
        }
    }

    /**
     * @param id       the element's id
     * @param type     the element's local name, such as {@code serviceTask}
     * @param name     its label, or an empty string
     * @param box      where it stands
     * @param label    where its label stands, or null for the usual place
     * @param trigger  of an event: its definition's local name without {@code EventDefinition}, such as {@code timer}; else empty
     * @param traits   what else its picture depends on, see {@link DrawingReader}
     * @param parent   the id of the element around it, or an empty string
     */
    record Shape(String id, String type, String name, Box box, Box label, String trigger, Set<String> traits, String parent) {

        boolean is(String trait) {
            return traits.contains(trait);
        }

        boolean isEvent() {
            return type.endsWith("Event");
        }

        boolean isGateway() {
            return type.endsWith("Gateway");
        }

        boolean isActivity() {
            return type.endsWith("ask") || type.equals("callActivity") || isSubProcess();
        }

        boolean isSubProcess() {
            return type.equals("subProcess") || type.equals("adHocSubProcess") || type.equals("transaction") || type.equals("subChoreography");
        }

        /** Whether it is drawn behind others. */
        boolean isContainer() {
            return type.equals("participant") || type.equals("lane") || type.equals("group") || isSubProcess() && is("expanded");
        }
    }

    /**
     * @param id     the element's id
     * @param type   the element's local name, such as {@code sequenceFlow}
     * @param name   its label, or an empty string
     * @param points its way, at least two points
     * @param label  where its label stands, or null for the usual place
     * @param source the id of the element it leaves, or an empty string
     * @param target the id of the element it enters, or an empty string
     * @param traits {@code default} or {@code conditional}
     */
    record Edge(String id, String type, String name, List<Point> points, Box label, String source, String target, Set<String> traits) {
    }

    Optional<Shape> shape(String id) {
        return shapes.stream().filter(shape -> shape.id().equals(id)).findFirst();
    }

    /**
     * The drawing with the steps that a turn took.
     *
     * @param drawing the drawing
     * @param steps   for each element's id the places it has on the way, from 1
     * @param flows   the ids of the flows that certainly were taken
     * @param title   a name for people who cannot see it
     * @param focus   the sub-process that holds every step, or null to show all of the drawing
     */
    record Walked(Drawing drawing, Map<String, List<Integer>> steps, Set<String> flows, String title, Box focus) {
    }
}
