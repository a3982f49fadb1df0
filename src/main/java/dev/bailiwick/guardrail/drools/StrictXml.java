package dev.bailiwick.guardrail.drools;

import java.io.StringReader;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XML that others wrote: no document type, no entity, nothing from elsewhere, not deep and not long. */
final class StrictXml {

    private static final int DEEPEST = 24;
    private static final int MOST_ELEMENTS = 60_000;

    private StrictXml() {
    }

    /** XML that is not of this strict kind. */
    static final class NotStrict extends RuntimeException {

        private final int line;

        NotStrict(int line, String what) {
            super(what);
            this.line = line;
        }

        int line() {
            return line;
        }
    }

    /**
     * @param text the XML, already decoded: what it says of its own encoding counts for nothing
     * @param each is called at every element, text and end, in order; the reader stands there
     * @throws NotStrict naming the line
     */
    static void read(String text, Consumer<XMLStreamReader> each) {
        // A declared document type is refused by its sight: some readers skip it silently and others do not.
        if (text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
            throw new NotStrict(line(text, text.indexOf("<!")), "declares a document type; remove it");
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        int depth = 0;
        int elements = 0;
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
            while (reader.hasNext()) {
                int event = reader.next();
                int line = reader.getLocation().getLineNumber();
                if (event == XMLStreamConstants.START_ELEMENT && (++depth > DEEPEST || ++elements > MOST_ELEMENTS)) {
                    throw new NotStrict(line, depth > DEEPEST ? "is nested deeper than " + DEEPEST + " levels" : "has more than " + MOST_ELEMENTS + " elements");
                }
                if (event == XMLStreamConstants.PROCESSING_INSTRUCTION || event == XMLStreamConstants.DTD
                        || event == XMLStreamConstants.ENTITY_REFERENCE) {
                    throw new NotStrict(line, "holds a processing instruction or an entity; remove it");
                }
                depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
                each.accept(reader);
            }
        } catch (XMLStreamException e) {
            throw new NotStrict(e.getLocation() == null ? 0 : e.getLocation().getLineNumber(), "is no XML: " + e.getMessage().replaceAll("\\s+", " "));
        }
    }

    private static int line(String text, int at) {
        return (int) text.substring(0, Math.max(at, 0)).chars().filter(c -> c == '\n').count() + 1;
    }
}
