package dev.bailiwick.ledger.web;

import dev.bailiwick.ledger.web.Drawing.Box;
import java.util.ArrayList;
import java.util.List;

/** Sets the texts of a drawing. The width of letters is estimated, which is near enough for a sans-serif of twelve pixels. */
final class Labels {

    private static final double LINE = 14;
    private static final double LETTER = 6.6;
    private static final int MOST_LINES = 8;

    private Labels() {
    }

    /** Centred around x, from the top down. */
    static void centred(Html out, String text, double x, double top, double width) {
        lines(out, wrap(text, width), x, top, "middle", null);
    }

    /** In the middle of a box. */
    static void inside(Html out, String text, Box box) {
        List<String> lines = wrap(text, box.width() - 10);
        lines(out, lines, box.middleX(), box.middleY() - lines.size() * LINE / 2, "middle", null);
    }

    /** From the left, from the top down. */
    static void left(Html out, String text, double x, double top, double width) {
        lines(out, wrap(text, width), x, top, "start", null);
    }

    /** In the band at the head of a pool or a lane, written upwards where the pool lies. */
    static void band(Html out, String text, Box box, boolean vertical) {
        if (vertical) {
            lines(out, wrap(text, box.width() - 10), box.middleX(), box.y() + 7, "middle", null);
        } else {
            double x = box.x() + 15;
            String turned = "rotate(-90 " + Html.coordinate(x) + " " + Html.coordinate(box.middleY()) + ")";
            List<String> lines = wrap(text, box.height() - 10);
            lines(out, lines, x, box.middleY() - lines.size() * LINE / 2, "middle", turned);
        }
    }

    private static void lines(Html out, List<String> lines, double x, double top, String anchor, String transform) {
        out.open("text", "text-anchor", anchor, "transform", transform);
        for (int i = 0; i < lines.size(); i++) {
            out.element("tspan", lines.get(i), "x", x, "y", top + 11 + i * LINE);
        }
        out.close("text");
    }

    static List<String> wrap(String text, double width) {
        int most = Math.max(4, (int) (width / LETTER));
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > most) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        if (lines.size() > MOST_LINES) {
            List<String> kept = new ArrayList<>(lines.subList(0, MOST_LINES));
            kept.set(MOST_LINES - 1, kept.getLast() + " …");
            return kept;
        }
        return lines;
    }
}
