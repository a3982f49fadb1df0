package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.drools.WorkbookXml.Look;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the cells of a workbook's sheet: texts, numbers, days and times as they are shown. Formulas, errors and what is hidden are
 * refused by their place.
 */
final class WorkbookCells {

    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final int DAYS_OF_9999 = 2_958_465;
    private static final int MINUTES = 24 * 60;
    private static final Set<String> REFUSED = Set.of("f", "mergeCell", "oleObject", "control", "legacyDrawing", "drawing", "picture", "hyperlink",
            "tablePart", "dataConsolidate", "webPublishItem", "AlternateContent");
    private static final Set<String> SPREADSHEET = Set.of("http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            "http://purl.oclc.org/ooxml/spreadsheetml/main");

    private final List<String> texts;
    private final List<Look> looks;
    private final TreeMap<Integer, TreeMap<Integer, String>> cells = new TreeMap<>();
    private final StringBuilder text = new StringBuilder();
    private int row;
    private int column;
    private String type = "";
    private int style;
    private boolean inValue;

    WorkbookCells(List<String> texts, List<Look> looks) {
        this.texts = texts;
        this.looks = looks;
    }

    Sheet read(byte[] part) {
        WorkbookXml.read(part, xml -> {
            if (xml.isStartElement()) {
                begins(xml);
            } else if (xml.isEndElement()) {
                ends(xml.getLocalName());
            } else if (xml.isCharacters() && inValue) {
                text.append(xml.getText());
                if (text.length() > 4 * Sheet.LONGEST_CELL) {
                    throw wrong("is longer than " + Sheet.LONGEST_CELL + " characters");
                }
            }
        });
        List<Sheet.Row> rows = new ArrayList<>();
        cells.forEach((number, values) -> {
            List<String> found = new ArrayList<>();
            for (int i = 0; i <= values.lastKey(); i++) {
                found.add(values.getOrDefault(i, ""));
            }
            rows.add(new Sheet.Row(number, List.copyOf(found)));
        });
        return new Sheet(List.copyOf(rows));
    }

    private void begins(XMLStreamReader xml) {
        String name = xml.getLocalName();
        if (REFUSED.contains(name)) {
            throw wrong(switch (name) {
                case "f" -> "holds a formula; write the value itself";
                case "mergeCell" -> "merges the cells " + xml.getAttributeValue(null, "ref") + "; split them again, since only one of them would hold the text";
                case "hyperlink" -> "holds a link; remove it";
                default -> "holds an object ('" + name + "'); remove it";
            });
        }
        if (Set.of("row", "c", "v", "t", "is").contains(name) && !SPREADSHEET.contains(String.valueOf(xml.getNamespaceURI()))) {
            throw wrong("holds a cell of another format; save it again as 'Excel Workbook'");
        }
        switch (name) {
            case "sheetFormatPr" -> {
                if (isTrue(xml, "zeroHeight")) {
                    throw new Sheet.Unreadable(0, "hides all rows that say nothing of their height; show them");
                }
            }
            case "row" -> {
                int given = WorkbookXml.number(xml, "r");
                row = given > 0 ? given : row + 1;
                column = -1;
                if (row > Sheet.MOST_ROWS) {
                    throw wrong("a table ends at " + Sheet.MOST_ROWS + " rows; split it into two policies, and delete empty rows that were formatted");
                }
                if (isTrue(xml, "hidden") || isNothing(xml, "ht")) {
                    throw wrong("is hidden; show it, or delete it");
                }
            }
            case "col" -> {
                if (isTrue(xml, "hidden") || isNothing(xml, "width")) {
                    column = WorkbookXml.number(xml, "min") - 1;
                    throw new Sheet.Unreadable(0, "column " + Sheet.letter(Math.min(Math.max(column, 0), 700)) + " is hidden; show it, or delete it");
                }
            }
            case "c" -> cell(xml);
            case "v", "t" -> inValue = name.equals("v") || type.equals("inlineStr");
            default -> { }
        }
    }

    private void cell(XMLStreamReader xml) {
        String place = xml.getAttributeValue(null, "r");
        column = place == null ? column + 1 : column(place);
        type = xml.getAttributeValue(null, "t") == null ? "n" : xml.getAttributeValue(null, "t");
        style = WorkbookXml.number(xml, "s");
        text.setLength(0);
    }

    private int column(String place) {
        if (!place.matches("[A-Z]{1,2}\\d{1,6}") || Integer.parseInt(place.replaceAll("[A-Z]", "")) != row) {
            throw wrong("holds a cell that claims to be '" + place.replaceAll("[^A-Za-z0-9]", "?") + "'; tables end at column "
                    + Sheet.letter(Sheet.MOST_COLUMNS - 1));
        }
        int found = 0;
        for (char letter : place.replaceAll("\\d", "").toCharArray()) {
            found = found * 26 + letter - 'A' + 1;
        }
        return found - 1;
    }

    private void ends(String name) {
        if (name.equals("v") || name.equals("t")) {
            inValue = false;
        } else if (name.equals("c")) {
            String value = value(text.toString()).strip();
            if (!value.isEmpty()) {
                if (column >= Sheet.MOST_COLUMNS) {
                    throw wrong("nothing may stand right of column " + Sheet.letter(Sheet.MOST_COLUMNS - 1));
                }
                if (value.length() > Sheet.LONGEST_CELL || !PolicyFiles.isVisible(value) || value.indexOf('\n') >= 0) {
                    throw wrong(value.length() > Sheet.LONGEST_CELL ? "is longer than " + Sheet.LONGEST_CELL + " characters"
                            : "holds a line break or an invisible character; write the cell anew");
                }
                if (cells.computeIfAbsent(row, number -> new TreeMap<>()).putIfAbsent(column, value) != null) {
                    throw wrong("stands there twice; save the sheet into a new workbook");
                }
            }
        }
    }

    private String value(String raw) {
        return switch (type) {
            case "s" -> shared(raw.strip());
            case "str" -> throw wrong("holds what a formula gave; write the value itself");
            case "inlineStr" -> raw;
            case "b" -> raw.strip().equals("1") ? "true" : "false";
            case "n" -> raw.isBlank() ? "" : shown(raw.strip());
            default -> throw wrong("holds an error or an unknown kind of value ('" + type + "'); write the value itself");
        };
    }

    private String shared(String index) {
        if (!index.matches("\\d{1,5}") || Integer.parseInt(index) >= texts.size()) {
            throw wrong("names a text that is not there; save it again as 'Excel Workbook'");
        }
        return texts.get(Integer.parseInt(index));
    }

    /** Sheets keep 0.6 as 0.59999999999999998, a day as the days since 1900 and half past eight as .3541666; people see, and mean, the former. */
    private String shown(String raw) {
        if (!raw.matches("-?\\d{1,17}(\\.\\d{1,20})?([eE][-+]?\\d{1,3})?")) {
            throw wrong("holds a number that is none: '" + raw.substring(0, Math.min(raw.length(), 40)) + "'");
        }
        double number = Double.parseDouble(raw);
        if (!Double.isFinite(number)) {
            throw wrong("holds a number without end");
        }
        Look look = style < looks.size() ? looks.get(style) : Look.NUMBER;
        long minutes = Math.round(number * MINUTES);
        if (look == Look.TIME && number >= 0 && number <= 1 && Math.abs(minutes - number * MINUTES) < 0.01) {
            return String.format(java.util.Locale.ROOT, "%02d:%02d", minutes / 60, minutes % 60);
        }
        if (look == Look.DAY && number == Math.rint(number) && number > 60 && number <= DAYS_OF_9999) {
            return DAY_ZERO.plusDays((long) number).toString();
        }
        if (look == Look.NUMBER) {
            return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
        }
        throw wrong("shows a number in a form that is not understood; format it as text, number, day (2026-12-24) or time (08:30)");
    }

    private static boolean isTrue(XMLStreamReader xml, String attribute) {
        String value = xml.getAttributeValue(null, attribute);
        return value != null && (value.equals("1") || value.equals("true"));
    }

    private static boolean isNothing(XMLStreamReader xml, String attribute) {
        String value = xml.getAttributeValue(null, attribute);
        return value != null && value.matches("0(\\.0+)?");
    }

    private Sheet.Unreadable wrong(String what) {
        return column < 0 ? Sheet.wrong(row, -1, what) : Sheet.wrong(row, column, what);
    }
}
