package dev.bailiwick.flow.lint;

import dev.bailiwick.kernel.CompanyFile;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads a file into elements, or says why it is not plain XML. Size and encoding are checked on the bytes, before any parser runs;
 * the parser streams and keeps no recursion, so the depth limit stops it before anything deep exists.
 */
final class PlainXml extends Rule {

    static final int MOST_BYTES = 2 * 1024 * 1024;
    static final int MOST_DEPTH = 60;

    private static final XmlName XSI_TYPE = new XmlName(XmlName.XSI, "type");

    PlainXml() {
        super("plain-xml", "A drawing is well-formed XML 1.0 in UTF-8, at most 2 MB large and 60 elements deep, without DOCTYPE, entities and "
                + "processing instructions. Those can hide text from a reader, fetch other files or fill the memory.");
    }

    /** @return the file's content, or nothing after a problem was noted */
    Optional<Drawing> read(CompanyFile file, Problems found) {
        try {
            return Optional.of(new Drawing(file.path(), parse(decode(file.bytes()))));
        } catch (NotPlain notPlain) {
            found.add(new Problem(file.path(), notPlain.line, "", name(), notPlain.getMessage()));
        } catch (XMLStreamException broken) {
            int line = broken.getLocation() == null ? 0 : Math.max(0, broken.getLocation().getLineNumber());
            found.add(new Problem(file.path(), line, "", name(), "this is not well-formed XML (" + reason(broken) + "); save the file again from "
                    + "the modeller, or close the element or quotation mark that is open here"));
        } catch (RuntimeException broken) {
            // The JDK's parser answers a few malformed inputs with exceptions of its own making.
            found.add(new Problem(file.path(), 0, "", name(), "the XML parser gave up; save the file again from the modeller"));
        }
        return Optional.empty();
    }

    private static String decode(byte[] bytes) throws NotPlain {
        if (bytes.length > MOST_BYTES) {
            throw new NotPlain(0, "the file has " + bytes.length + " bytes, the most is " + MOST_BYTES
                    + "; move parts into drawings of their own and call them by a call activity");
        }
        if (bytes.length == 0) {
            throw new NotPlain(0, "the file is empty; save a drawing in it or delete it");
        }
        int start = bytes.length > 2 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF ? 3 : 0;
        for (int at = start, line = 1; at < bytes.length; at++) {
            if (bytes[at] == 0) {
                throw new NotPlain(line, "the file is not UTF-8 (it has zero bytes, as UTF-16 does); save it as UTF-8");
            }
            line += bytes[at] == '\n' ? 1 : 0;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, start, bytes.length - start)).toString();
        } catch (CharacterCodingException foreign) {
            throw new NotPlain(1, "the file is not UTF-8; save it as UTF-8");
        }
    }

    private static XmlElement parse(String text) throws XMLStreamException, NotPlain {
        XMLStreamReader xml = factory().createXMLStreamReader(new StringReader(text));
        try {
            checkDeclaration(xml);
            return elements(xml, text);
        } finally {
            xml.close();
        }
    }

    private static void checkDeclaration(XMLStreamReader xml) throws NotPlain {
        String encoding = xml.getCharacterEncodingScheme();
        if (encoding != null && !encoding.equalsIgnoreCase("UTF-8")) {
            throw new NotPlain(1, "the XML declaration says encoding " + XmlElement.quoted(encoding) + "; only UTF-8 is read");
        }
        if (xml.getVersion() != null && !xml.getVersion().equals("1.0")) {
            throw new NotPlain(1, "the XML declaration says version " + XmlElement.quoted(xml.getVersion()) + "; only 1.0 is read");
        }
    }

    private static XmlElement elements(XMLStreamReader xml, String text) throws XMLStreamException, NotPlain {
        XmlElement root = null;
        XmlElement open = null;
        int depth = 0;
        // Where one event ends the next begins: that is the line on which an element's tag opens, even when the tag spans lines.
        int line = 1;
        while (xml.hasNext()) {
            if (open == null) {
                line = afterBlanks(text, xml.getLocation());
            }
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > MOST_DEPTH) {
                        throw new NotPlain(line, "elements are nested more than " + MOST_DEPTH
                                + " deep; move the inner parts into a drawing of their own and call it by a call activity");
                    }
                    open = element(xml, line, open);
                    root = root == null ? open : root;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    open = open.parent();
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (open != null) {
                        open.append(xml.getText());
                    }
                }
                case XMLStreamConstants.DTD -> throw new NotPlain(line, "a DOCTYPE is not read; delete it");
                case XMLStreamConstants.ENTITY_REFERENCE -> throw new NotPlain(line, "an entity is not read; write the character itself");
                case XMLStreamConstants.PROCESSING_INSTRUCTION ->
                        throw new NotPlain(line, "a processing instruction (<?…?>) is not read; delete it");
                default -> {
                }
            }
            line = xml.getLocation().getLineNumber();
        }
        return root;
    }

    /** Blanks and line ends outside of the root are no events. */
    private static int afterBlanks(String text, Location end) {
        int line = end.getLineNumber();
        for (int at = Math.max(0, end.getCharacterOffset()); at < text.length() && Character.isWhitespace(text.charAt(at)); at++) {
            line += text.charAt(at) == '\n' ? 1 : 0;
        }
        return line;
    }

    private static XmlElement element(XMLStreamReader xml, int line, XmlElement parent) {
        XmlElement element = new XmlElement(new XmlName(text(xml.getNamespaceURI()), xml.getLocalName()), line, parent);
        for (int at = 0; at < xml.getAttributeCount(); at++) {
            XmlName name = new XmlName(text(xml.getAttributeNamespace(at)), xml.getAttributeLocalName(at));
            String value = xml.getAttributeValue(at);
            element.put(name, name.equals(XSI_TYPE) ? resolved(xml, value) : value);
        }
        return element;
    }

    /** An xsi:type is a name with a prefix, which means something only here, where the prefix is bound. */
    private static String resolved(XMLStreamReader xml, String type) {
        int colon = type.indexOf(':');
        String uri = colon < 0 ? xml.getNamespaceURI("") : xml.getNamespaceURI(type.substring(0, colon));
        return new XmlName(text(uri), type.substring(colon + 1)).toString();
    }

    private static String text(String mayBeNull) {
        return mayBeNull == null ? "" : mayBeNull;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside of the file is read");
        });
        return factory;
    }

    /** The parser prefixes its message with the place, which the problem names already. */
    private static String reason(XMLStreamException broken) {
        String message = text(broken.getMessage());
        int at = message.indexOf("Message: ");
        return XmlElement.quoted(at < 0 ? message : message.substring(at + "Message: ".length()));
    }

    /** Why the bytes were not read. */
    private static final class NotPlain extends Exception {

        private final int line;

        NotPlain(int line, String what) {
            super(what);
            this.line = line;
        }
    }
}
