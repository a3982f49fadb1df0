package dev.bailiwick.knowledge.markdown;

import dev.bailiwick.knowledge.Article.Part;
import dev.bailiwick.knowledge.Audience;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Cuts the body of an article into its quotable parts. Each {@code ##} heading begins a new one; a longer one is cut between paragraphs,
 * and every piece keeps the heading. Tables stay whole. What stands in a quote that begins with {@code [!internal]} becomes a part of
 * its own that is never told to a customer; whatever could be such a mark but is misspelt or in the wrong place is refused, since it
 * would be told.
 */
final class Sections {

    private static final int MOST_WORDS = 180;
    private static final int LONGEST_HEADING = 200;
    private static final Pattern MARK = Pattern.compile("^\\[!\\s*internal\\s*]\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern ANY_MARK = Pattern.compile("\\[\\s*!\\s*\\w|!internal|\\[\\s*internal\\s*]", Pattern.CASE_INSENSITIVE);
    private static final Pattern QUOTED = Pattern.compile("^ {0,3}> ?");
    private static final Pattern WORD = Pattern.compile("\\S*[\\p{L}\\p{N}]\\S*");
    private static final Pattern LINK = Pattern.compile("(https://|mailto:|tel:).+");
    private static final Parser PARSER = Parser.builder().extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS).build();

    private final String[] lines;
    private final int firstLine;
    private final Audience audience;
    private final Complaints complaints;
    private final List<Part> parts = new ArrayList<>();

    private String heading = "";
    private int headingLine;
    private final List<String> blocks = new ArrayList<>();
    private final List<String> internal = new ArrayList<>();

    private Sections(String body, int firstLine, Audience audience, Complaints complaints) {
        this.lines = body.split("\n", -1);
        this.firstLine = firstLine;
        this.audience = audience;
        this.complaints = complaints;
    }

    /**
     * @param body       the text below the head, lines ended by a line feed
     * @param firstLine  the number of its first line within the file
     * @param audience   who may hear what is not marked
     * @param complaints hears what is wrong
     * @return the parts in order
     */
    static List<Part> of(String body, int firstLine, Audience audience, Complaints complaints) {
        return new Sections(body, firstLine, audience, complaints).read();
    }

    private List<Part> read() {
        Node document = PARSER.parse(String.join("\n", lines));
        boolean afterInternal = false;
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            check(node);
            if (node instanceof Heading one && one.getLevel() <= 2) {
                begin(one);
                afterInternal = false;
            } else if (node instanceof BlockQuote quote) {
                afterInternal = quote(quote, afterInternal);
            } else if (!(node instanceof ThematicBreak)) {
                addBlock(node, source(node));
                afterInternal = false;
            }
        }
        end();
        if (parts.isEmpty() && complaints.none()) {
            complaints.add(firstLine, "the article says nothing; write its text below the head");
        }
        return parts;
    }

    private void begin(Heading one) {
        end();
        heading = plain(one);
        headingLine = line(one);
        if (one.getLevel() == 1) {
            complaints.add(headingLine, "a heading with one # is not allowed, the title stands in the head; use ##");
        }
        if (heading.isEmpty() || heading.length() > LONGEST_HEADING) {
            complaints.add(headingLine, "a heading must have 1 to " + LONGEST_HEADING + " characters");
        }
        if (ANY_MARK.matcher(heading).find()) {
            complaints.add(headingLine, "a heading is told to everybody who may read the article; [!internal] belongs into a quote (>)");
        }
    }

    private void end() {
        if (blocks.isEmpty() && internal.isEmpty()) {
            if (headingLine > 0) {
                complaints.add(headingLine, "nothing stands below the heading '" + heading + "'; write its text or remove it");
            }
            return;
        }
        cut(blocks).forEach(text -> parts.add(new Part(heading, text, audience)));
        internal.forEach(text -> parts.add(new Part(heading, text, Audience.INTERNAL)));
        blocks.clear();
        internal.clear();
    }

    private static List<String> cut(List<String> blocks) {
        List<String> pieces = new ArrayList<>();
        var piece = new StringBuilder();
        long words = 0;
        for (String block : blocks) {
            long more = WORD.matcher(block).results().count();
            if (words > 0 && words + more > MOST_WORDS) {
                pieces.add(piece.toString());
                piece.setLength(0);
                words = 0;
            }
            piece.append(piece.isEmpty() ? "" : "\n\n").append(block);
            words += more;
        }
        if (!piece.isEmpty()) {
            pieces.add(piece.toString());
        }
        return pieces;
    }

    /** @return whether the quote was internal */
    private boolean quote(BlockQuote quote, boolean afterInternal) {
        String source = source(quote);
        String inner = source.lines().map(line -> QUOTED.matcher(line).replaceFirst("")).reduce((a, b) -> a + "\n" + b).orElse("").strip();
        Matcher mark = MARK.matcher(inner);
        if (!mark.find()) {
            if (afterInternal) {
                complaints.add(line(quote), "this quote follows an internal one and would be told to customers; begin it with [!internal], "
                        + "join the two by a line with a single >, or put a paragraph between them");
            }
            addBlock(quote, source);
            return false;
        }
        String text = inner.substring(mark.end()).strip();
        if (text.isEmpty()) {
            complaints.add(line(quote), "nothing stands below [!internal]; write each of its lines with > before it");
        } else if (ANY_MARK.matcher(text).find()) {
            complaints.add(line(quote), "[!internal] may stand only once, at the beginning of the quote");
        } else {
            internal.add(text);
        }
        return true;
    }

    private void addBlock(Node node, String source) {
        if (ANY_MARK.matcher(source).find()) {
            complaints.add(line(node), "a mark such as [!internal] must stand alone in the first line of a quote at the left margin: "
                    + "'> [!internal]'; as it is, customers would read this");
        }
        blocks.add(source);
    }

    /** Refuses what a quote in a reply cannot carry. */
    private void check(Node block) {
        int at = line(block);
        block.accept(new AbstractVisitor() {
            @Override
            public void visit(HtmlBlock html) {
                complaints.add(at, "HTML is not allowed, comments neither: customers would read it. Use Markdown");
            }

            @Override
            public void visit(HtmlInline html) {
                complaints.add(at, "HTML such as " + html.getLiteral() + " is not allowed; use Markdown, or write \\< for a plain sign");
            }

            @Override
            public void visit(Image image) {
                complaints.add(at, "pictures cannot be quoted; describe it in words or link to it");
            }

            @Override
            public void visit(LinkReferenceDefinition definition) {
                complaints.add(at, "write the address of a link with the link, [text](https://…), so that each part stands for itself");
            }

            @Override
            public void visit(Link link) {
                if (!LINK.matcher(link.getDestination()).matches()) {
                    complaints.add(at, "the link to '" + link.getDestination() + "' must begin with https://, mailto: or tel:");
                }
                visitChildren(link);
            }
        });
    }

    private static String plain(Heading one) {
        var words = new StringBuilder();
        one.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.append(code.getLiteral());
            }
        });
        return words.toString().strip();
    }

    private int line(Node block) {
        List<SourceSpan> spans = block.getSourceSpans();
        return firstLine + (spans.isEmpty() ? 0 : spans.getFirst().getLineIndex());
    }

    private String source(Node block) {
        int first = line(block) - firstLine;
        int last = lastLine(block, first);
        return String.join("\n", List.of(lines).subList(first, last + 1)).stripTrailing();
    }

    /** A quote's lines may go on without their sign; the paragraph within knows. */
    private static int lastLine(Node block, int last) {
        for (SourceSpan span : block.getSourceSpans()) {
            last = Math.max(last, span.getLineIndex());
        }
        for (Node child = block.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof Block) {
                last = lastLine(child, last);
            }
        }
        return last;
    }
}
