package dev.bailiwick.guardrail.drools;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The parts of an {@code .xlsx} file, unpacked with limits and looked at before anything in them is read. What a sheet of values does not
 * need is refused, not ignored: macros, links to other files, data connections, embedded objects, more than one sheet. No formula is ever reckoned.
 */
final class Workbook {

    private static final int MOST_PARTS = 40;
    private static final int LARGEST = 3_000_000;
    /** How many times a part may be larger than it is packed; texts of tables are packed to a tenth or so. */
    private static final int MOST_TIMES = 100;
    private static final int SMALL = 100_000;

    private static final List<String> KNOWN = List.of("\\[Content_Types\\]\\.xml", "_rels/\\.rels", "docProps/(app|core|custom)\\.xml",
            "xl/workbook\\.xml", "xl/_rels/workbook\\.xml\\.rels", "xl/worksheets/sheet\\d{1,3}\\.xml", "xl/worksheets/_rels/sheet\\d{1,3}\\.xml\\.rels",
            "xl/sharedStrings\\.xml", "xl/styles\\.xml", "xl/theme/theme\\d\\.xml", "xl/printerSettings/printerSettings\\d\\.bin", "xl/metadata\\.xml");
    private static final Map<String, String> REASONS = Map.ofEntries(Map.entry("vbaproject", "holds macros; save it as .xlsx without them"),
            Map.entry("externallinks", "is linked to other files; break the links (Data, Edit Links) and save again"),
            Map.entry("connections", "fetches data from elsewhere; write the values themselves"),
            Map.entry("querytables", "fetches data from elsewhere; write the values themselves"),
            Map.entry("embeddings", "holds an embedded object; remove it"), Map.entry("activex", "holds a control; remove it"),
            Map.entry("ctrlprops", "holds a control; remove it"), Map.entry("macrosheets", "holds macros; save it as .xlsx without them"),
            Map.entry("calcchain", "holds formulas; write the values themselves"), Map.entry("comments", "holds comments; use a DESCRIPTION column"),
            Map.entry("drawings", "holds a drawing; remove it"), Map.entry("pivot", "holds a pivot table; write the values themselves"),
            Map.entry("tables/", "holds a formatted table (Insert, Table); convert it to a range"),
            Map.entry("customxml", "holds hidden data; save it anew (File, Inspect)"));

    private Workbook() {
    }

    /**
     * @param bytes the file
     * @return its only sheet
     * @throws Sheet.Unreadable when it is no such file, or holds anything else than values that everybody can see
     */
    static Sheet sheet(byte[] bytes) {
        Map<String, byte[]> parts = parts(bytes);
        List<String> sheets = parts.keySet().stream().filter(name -> name.matches("xl/worksheets/sheet\\d{1,3}\\.xml")).toList();
        if (sheets.size() != 1) {
            throw new Sheet.Unreadable(0, "has " + sheets.size() + " sheets; one policy is one sheet, and nothing may stand on another");
        }
        if (!parts.containsKey("xl/workbook.xml")) {
            throw new Sheet.Unreadable(0, "is no .xlsx file that can be read: it has no workbook; save it again as 'Excel Workbook'");
        }
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            if (part.getKey().endsWith(".rels")) {
                WorkbookXml.onlyWithin(part.getKey(), part.getValue());
            }
        }
        WorkbookXml.onlyVisible(parts.get("xl/workbook.xml"));
        List<String> texts = parts.containsKey("xl/sharedStrings.xml") ? WorkbookXml.texts(parts.get("xl/sharedStrings.xml")) : List.of();
        List<WorkbookXml.Look> looks = parts.containsKey("xl/styles.xml") ? WorkbookXml.looks(parts.get("xl/styles.xml")) : List.of();
        return new WorkbookCells(texts, looks).read(parts.get(sheets.getFirst()));
    }

    private static Map<String, byte[]> parts(byte[] bytes) {
        if (bytes.length < 4 || bytes[0] != 'P' || bytes[1] != 'K') {
            throw new Sheet.Unreadable(0, "is no .xlsx file (an old .xls, or protected by a password?); save it as 'Excel Workbook' without a password");
        }
        Map<String, byte[]> parts = new HashMap<>();
        long total = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                known(entry.getName());
                byte[] part = unpacked(zip, bytes.length, LARGEST - total);
                total += part.length;
                if (parts.size() == MOST_PARTS || parts.putIfAbsent(entry.getName(), part) != null) {
                    throw new Sheet.Unreadable(0, parts.size() == MOST_PARTS ? "has more than " + MOST_PARTS + " parts"
                            : "holds '" + entry.getName() + "' twice; save it anew");
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new Sheet.Unreadable(0, "is damaged: " + e.getMessage() + "; save it again as 'Excel Workbook'");
        }
        return parts;
    }

    private static void known(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        REASONS.forEach((part, reason) -> {
            if (lower.contains(part)) {
                throw new Sheet.Unreadable(0, reason);
            }
        });
        if (KNOWN.stream().noneMatch(name::matches)) {
            throw new Sheet.Unreadable(0, "holds '" + (name.length() > 80 ? name.substring(0, 80) + "…" : name).replaceAll("\\p{Cntrl}", "?")
                    + "', which a sheet of values does not need; save the sheet into a new workbook");
        }
    }

    private static byte[] unpacked(ZipInputStream zip, int packed, long most) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8_192];
        for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
            out.write(buffer, 0, read);
            if (out.size() > most || out.size() > SMALL && out.size() > (long) packed * MOST_TIMES) {
                throw new Sheet.Unreadable(0, "unpacks to more than a table needs (" + LARGEST / 1_000_000 + " MB at most); save the sheet into a new workbook");
            }
        }
        return out.toByteArray();
    }

    /** @return the part as text; only UTF-8, because what two readers decode differently hides from one of them */
    static String text(byte[] part) {
        try {
            return StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(java.nio.ByteBuffer.wrap(part)).toString();
        } catch (java.nio.charset.CharacterCodingException e) {
            throw new Sheet.Unreadable(0, "holds a part that is not UTF-8; save it again as 'Excel Workbook'");
        }
    }
}
