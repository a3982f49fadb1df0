package dev.bailiwick.ledger.web;

import java.util.Locale;

/** Writes HTML and SVG. Every value that comes from outside goes through {@link #text} or an attribute, which escape it. */
final class Html {

    private final StringBuilder out = new StringBuilder(16_384);

    /**
     * @param tag        the element
     * @param attributes names and values in turn; a null value leaves its attribute out, an empty one writes the name alone
     */
    Html open(String tag, Object... attributes) {
        return start(tag, ">", attributes);
    }

    /** Writes an element that has no content, closed by itself: an SVG shape, or one of HTML's void elements. */
    Html empty(String tag, Object... attributes) {
        return start(tag, "/>", attributes);
    }

    Html close(String tag) {
        out.append("</").append(tag).append('>');
        return this;
    }

    /** Writes a whole element around a text. */
    Html element(String tag, String text, Object... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    Html text(String text) {
        escape(text);
        return this;
    }

    /** Writes our own markup as it is; never give it anything that was read. */
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    private Html start(String tag, String end, Object... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            Object value = attributes[i + 1];
            if (value == null) {
                continue;
            }
            out.append(' ').append(attributes[i]);
            out.append("=\"");
            escape(value instanceof Double number ? coordinate(number) : value.toString());
            out.append('"');
        }
        out.append(end);
        return this;
    }

    /** A tenth of a pixel is fine enough for a picture. */
    static String coordinate(double value) {
        long tenths = Math.round(value * 10);
        return tenths % 10 == 0 ? Long.toString(tenths / 10) : String.format(Locale.ROOT, "%.1f", tenths / 10.0);
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> {
                    // What neither HTML nor XML can hold becomes the sign for it, so that a page is always well-formed.
                    boolean pair = Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
                    if (pair) {
                        out.append(c).append(text.charAt(++i));
                    } else if (c < 0x20 && c != '\n' && c != '\t' && c != '\r' || Character.isSurrogate(c) || c >= 0xFFFE) {
                        out.append('\uFFFD');
                    } else {
                        out.append(c);
                    }
                }
            }
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
