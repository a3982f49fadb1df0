package dev.bailiwick.guardrail.drools;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamReader;

/** Reads what a workbook says around its sheet: where its parts are, which texts and number formats they share. */
final class WorkbookXml {

    private static final int MOST_TEXTS = 20_000;

    private WorkbookXml() {
    }

    /** How a cell's number is shown. */
    enum Look {
        NUMBER, DAY, TIME, MOMENT, UNKNOWN
    }

    static void read(byte[] part, Consumer<XMLStreamReader> each) {
        try {
            StrictXml.read(Workbook.text(part), each);
        } catch (StrictXml.NotStrict e) {
            throw new Sheet.Unreadable(0, "cannot be read: a part of it " + e.getMessage() + "; save the sheet into a new workbook");
        }
    }

    /** Refuses a relation that leads out of the file. */
    static void onlyWithin(String name, byte[] part) {
        read(part, xml -> {
            if (xml.isStartElement() && xml.getLocalName().equals("Relationship")) {
                String target = String.valueOf(xml.getAttributeValue(null, "Target"));
                if ("External".equals(xml.getAttributeValue(null, "TargetMode")) || target.contains(":") || target.contains("\\")
                        || target.startsWith("//")) {
                    throw new Sheet.Unreadable(0, "is linked to '" + target + "' (" + name + "); remove the link");
                }
            }
        });
    }

    /** Refuses what people do not see: hidden sheets, names that stand for formulas, another calendar. */
    static void onlyVisible(byte[] part) {
        read(part, xml -> {
            if (!xml.isStartElement()) {
                return;
            }
            switch (xml.getLocalName()) {
                case "sheet" -> {
                    String state = xml.getAttributeValue(null, "state");
                    if (state != null && !state.equals("visible")) {
                        throw new Sheet.Unreadable(0, "has a hidden sheet; show it, or remove it");
                    }
                }
                case "definedName" -> {
                    String name = String.valueOf(xml.getAttributeValue(null, "name"));
                    if (!name.startsWith("_xlnm.Print_") && !name.equals("_xlnm._FilterDatabase")) {
                        throw new Sheet.Unreadable(0, "defines the name '" + name + "', which can stand for a formula; remove it (Formulas, Name Manager)");
                    }
                }
                case "workbookPr" -> {
                    if ("1".equals(xml.getAttributeValue(null, "date1904")) || "true".equals(xml.getAttributeValue(null, "date1904"))) {
                        throw new Sheet.Unreadable(0, "counts days from 1904; choose the 1900 date system and save again");
                    }
                }
                default -> { }
            }
        });
    }

    /** @return the texts that cells share, in their order */
    static List<String> texts(byte[] part) {
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        boolean[] inText = {false};
        int[] sounds = {0};
        read(part, xml -> {
            if (xml.isStartElement()) {
                inText[0] = xml.getLocalName().equals("t");
                sounds[0] += xml.getLocalName().equals("rPh") ? 1 : 0;
            } else if (xml.isEndElement()) {
                inText[0] = false;
                sounds[0] -= xml.getLocalName().equals("rPh") ? 1 : 0;
                if (xml.getLocalName().equals("si")) {
                    texts.add(text.toString());
                    text.setLength(0);
                }
            } else if (xml.isCharacters() && inText[0] && sounds[0] == 0) {
                text.append(xml.getText());
            }
            if (texts.size() > MOST_TEXTS) {
                throw new Sheet.Unreadable(0, "holds more than " + MOST_TEXTS + " texts");
            }
        });
        return texts;
    }

    /** @return how numbers are shown, by the style's number */
    static List<Look> looks(byte[] part) {
        Map<Integer, Look> formats = new HashMap<>();
        List<Look> looks = new ArrayList<>();
        boolean[] ofCells = {false};
        read(part, xml -> {
            if (xml.isStartElement() && xml.getLocalName().equals("numFmt")) {
                formats.put(number(xml, "numFmtId"), look(String.valueOf(xml.getAttributeValue(null, "formatCode"))));
            } else if (xml.getEventType() != javax.xml.stream.XMLStreamConstants.CHARACTERS && xml.hasName() && xml.getLocalName().equals("cellXfs")) {
                ofCells[0] = xml.isStartElement();
            } else if (ofCells[0] && xml.isStartElement() && xml.getLocalName().equals("xf")) {
                int id = number(xml, "numFmtId");
                looks.add(formats.getOrDefault(id, builtIn(id)));
            }
        });
        return looks;
    }

    static int number(XMLStreamReader xml, String attribute) {
        String value = xml.getAttributeValue(null, attribute);
        return value != null && value.matches("\\d{1,6}") ? Integer.parseInt(value) : 0;
    }

    private static Look builtIn(int id) {
        return id >= 14 && id <= 17 ? Look.DAY : id >= 18 && id <= 21 || id >= 45 && id <= 47 ? Look.TIME : id == 22 ? Look.MOMENT
                : id <= 4 || id == 49 ? Look.NUMBER : Look.UNKNOWN;
    }

    /** Only formats that show the number itself, a day or a time; others could show what does not stand there. */
    private static Look look(String format) {
        String bare = format.replaceAll("\\[\\$-[0-9A-Fa-f,]+\\]", "").replaceAll(";@$", "").replace("\\ ", " ").replace("\\-", "-").replace("\\.", ".");
        if (bare.equalsIgnoreCase("General") || bare.equals("@") || bare.matches("[#0]*0(\\.0+)?")) {
            return Look.NUMBER;
        }
        if (bare.matches("(?i)[dmy]{1,4}([-./ ]|, )[dmy]{1,4}([-./ ]|, )[dmy]{1,4}")) {
            return Look.DAY;
        }
        return bare.matches("(?i)\\[?h{1,2}\\]?:mm(:ss)?") ? Look.TIME : Look.UNKNOWN;
    }
}
