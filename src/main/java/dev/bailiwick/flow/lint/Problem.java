package dev.bailiwick.flow.lint;

/**
 * One thing that is wrong with a drawing.
 *
 * @param path    the file, below the company's root
 * @param line    the line on which the element begins, from 1; 0 when the whole file is meant
 * @param element the id of the element, or of the nearest one around it that has an id; empty when there is none
 * @param rule    the name of the rule that was broken, as {@code docs/reference/drawing-rules.md} lists it
 * @param what    what is wrong, and what would be right
 */
public record Problem(String path, int line, String element, String rule, String what) {

    /** @return the element, what is wrong and the rule, without the place */
    public String sentence() {
        return (element.isEmpty() ? "" : element + ": ") + what + " [" + rule + "]";
    }

    @Override
    public String toString() {
        return (line > 0 ? path + ":" + line : path) + ": " + sentence();
    }
}
