package dev.bailiwick.guardrail.drools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.guardrail.GuardrailSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.drools.decisiontable.InputType;
import org.drools.decisiontable.SpreadsheetCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Workbooks: the attack list, and that our reading agrees with that of others. */
class WorkbookFenceTest {

    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final String TEXTS = "xl/sharedStrings.xml";
    private static final String BOMB = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;\">]>";

    private static byte[] workbook() {
        return BooksForTests.larkfieldFiles().file(Attacked.BOOK).bytes();
    }

    private static Map<String, byte[]> parts() {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }

    private static byte[] packed(Map<String, byte[]> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String refused(byte[] workbook) {
        return Attacked.refused(Attacked.book().with(Attacked.BOOK, workbook), Attacked.BOOK);
    }

    private static byte[] with(String part, String from, String to) {
        Map<String, byte[]> parts = parts();
        String good = new String(parts.get(part), StandardCharsets.UTF_8);
        String bad = good.replace(from, to);
        assertThat(bad).as("the attack changes " + part).isNotEqualTo(good);
        parts.put(part, bad.getBytes(StandardCharsets.UTF_8));
        return packed(parts);
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of(SHEET, "<sheetData>", "<sheetData><row r=\"13\"><c r=\"A13\"><f>1+1</f><v>2</v></c></row>", "A: holds a formula"),
                Arguments.of(SHEET, "<sheetData>", "<sheetData><row r=\"600\"><c r=\"A600\" t=\"str\"><v>2</v></c></row>", "what a formula gave"),
                Arguments.of(SHEET, "<sheetData>", "<sheetData><row r=\"600\"><c r=\"A600\" t=\"e\"><v>#REF!</v></c></row>", "holds an error"),
                Arguments.of(SHEET, "<sheetData>", "<sheetData><row r=\"700\"><c r=\"A700\"><v>2</v></c></row>", ":700: a table ends at 600 rows"),
                Arguments.of(SHEET, "<sheetData>", "<sheetData><row r=\"590\"><c r=\"ZZ590\"><v>2</v></c></row>", "column ZZ: nothing may stand right"),
                Arguments.of(SHEET, "<sheetData>", "<sheetData><row r=\"590\"><c r=\"AAA590\"><v>2</v></c></row>", "claims to be"),
                Arguments.of(SHEET, "<sheetData>", "<sheetData><row r=\"590\"><c r=\"A13\"><v>2</v></c></row>", "claims to be"),
                Arguments.of(SHEET, "<sheetData>", "<sheetData><row r=\"5\"><c r=\"A5\"><v>2</v></c></row>", "twice"),
                Arguments.of(SHEET, "<row r=\"13\"", "<row hidden=\"1\" r=\"13\"", ":13: is hidden"),
                Arguments.of(SHEET, "<row r=\"13\"", "<row ht=\"0\" r=\"13\"", ":13: is hidden"),
                Arguments.of(SHEET, "<cols>", "<cols><col min=\"3\" max=\"3\" hidden=\"true\"/>", "column C is hidden"),
                Arguments.of(SHEET, "<cols>", "<cols><col min=\"3\" max=\"3\" width=\"0\"/>", "column C is hidden"),
                Arguments.of(SHEET, "</sheetData>", "</sheetData><mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>", "merges the cells A1:B1"),
                Arguments.of(SHEET, "</sheetData>", "</sheetData><hyperlinks><hyperlink ref=\"A1\"/></hyperlinks>", "holds a link"),
                Arguments.of(SHEET, "</sheetData>", "</sheetData><oleObjects><oleObject/></oleObjects>", "holds an object"),
                Arguments.of(SHEET, "</sheetData>", "</sheetData><dataValidations><dataValidation><formula1><f>CALL()</f></formula1></dataValidation></dataValidations>",
                        "formula"),
                Arguments.of(SHEET, "<sheetData>", "<sheetData><x:row xmlns:x=\"urn:x\" r=\"590\"/>", "of another format"),
                Arguments.of(SHEET, "<sheetData>", "<sheetData>" + "<a>".repeat(60) + "</a>".repeat(60), "nested deeper"),
                Arguments.of(SHEET, "<sheetData>", "<sheetData><?run x?>", "processing instruction"),
                Arguments.of(SHEET, "<sheetData>", "<sheetData>&undefined;", "is no XML"),
                Arguments.of(SHEET, "<worksheet", BOMB + "<worksheet", "document type"),
                Arguments.of(SHEET, "<v>0</v>", "<v>9999</v>", "text that is not there"),
                Arguments.of(SHEET, "<v>0</v>", "<v>-1</v>", "text that is not there"),
                Arguments.of(SHEET, "t=\"s\"", "t=\"d\"", "unknown kind of value"),
                Arguments.of(SHEET, "<sheetData>", "<sheetData><row r=\"590\"><c r=\"A590\"><v>NaN</v></c></row>", "number that is none"),
                Arguments.of(SHEET, "<sheetData>", "<sheetData><row r=\"590\"><c r=\"A590\"><v>1e999</v></c></row>", "without end"),
                Arguments.of(SHEET, "<sheetData>", "<sheetData><row r=\"590\"><c r=\"A590\"><v>" + "9".repeat(5_000) + "</v></c></row>", "longer than"),
                Arguments.of(TEXTS, "<sst", BOMB + "<sst", "document type"),
                Arguments.of(TEXTS, "<sst", "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><sst", "document type"),
                Arguments.of(TEXTS, "<sst", "<!DOCTYPE x [<!ENTITY % p SYSTEM \"http://localhost:1/x\"> %p;]><sst", "document type"),
                Arguments.of(TEXTS, "RuleSet", "RuleSet\u202e", "invisible character"),
                Arguments.of(TEXTS, "handoff.complaint", "handoff.complaint\"; System.exit(0); //", "must not hold any of"),
                Arguments.of(TEXTS, "handoff.complaint", "$param", "must not hold any of"),
                Arguments.of(TEXTS, "today is a holiday", "eval( true )", "is no sentence"),
                Arguments.of(TEXTS, "today is a holiday", "MessageFact( text matches \"(a+)+$\" )", "one $param"),
                Arguments.of(TEXTS, "CONDITION", "METADATA", "cannot head a column"),
                Arguments.of("xl/workbook.xml", "<sheet ", "<sheet state=\"veryHidden\" ", "hidden sheet"),
                Arguments.of("xl/workbook.xml", "</sheets>", "</sheets><definedNames><definedName name=\"x\">CALL()</definedName></definedNames>", "defines the name 'x'"),
                Arguments.of("xl/workbook.xml", "<workbookPr date1904=\"false\"/>", "<workbookPr date1904=\"1\"/>", "1904"),
                Arguments.of("xl/styles.xml", "hh:mm", "&quot;08:00&quot;", "not understood"),
                Arguments.of("xl/styles.xml", "hh:mm", ";;;", "not understood"),
                Arguments.of("xl/_rels/workbook.xml.rels", "<Relationship ", "<Relationship TargetMode=\"External\" ", "is linked to"),
                Arguments.of("xl/_rels/workbook.xml.rels", "Target=\"sharedStrings.xml\"", "Target=\"file:///x\"", "is linked to"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void whatIsNoVisibleValueIsRefusedByItsPlace(String part, String from, String to, String message) {
        String target = part.equals("xl/workbook.xml") && from.startsWith("<workbookPr") && !new String(parts().get(part), StandardCharsets.UTF_8).contains(from)
                ? "<workbookPr" : from;

        assertThat(refused(with(part, target, target.equals(from) ? to : "<workbookPr date1904=\"1\" x=\"\"><workbookPr"))).contains(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xl/vbaProject.bin", "xl/externalLinks/externalLink1.xml", "xl/connections.xml", "xl/queryTables/queryTable1.xml", "xl/embeddings/oleObject1.bin",
            "xl/activeX/activeX1.xml", "xl/ctrlProps/ctrlProp1.xml", "xl/macrosheets/sheet1.xml", "xl/calcChain.xml", "xl/comments1.xml", "xl/drawings/drawing1.xml",
            "xl/pivotTables/pivotTable1.xml", "xl/tables/table1.xml", "customXml/item1.xml", "../../etc/cron.d/x", "/xl/workbook.xml", "xl\\workbook.xml", "xl/worksheets/sheet2.xml",
            "XL/WORKBOOK.XML", "xl/workbook.xml/", "word/document.xml", "mimetype", "META-INF/MANIFEST.MF", "x\u0000.xml", "xl/dialogsheets/sheet1.xml"})
    void onlyPartsThatASheetOfValuesNeedsMayBeThere(String name) {
        Map<String, byte[]> parts = parts();
        parts.put(name, "<x/>".getBytes(StandardCharsets.UTF_8));

        refused(packed(parts));
    }

    @Test
    void bombsAreStoppedWhileTheyUnpack() {
        Map<String, byte[]> parts = parts();
        parts.put("xl/theme/theme1.xml", new byte[60_000_000]);
        byte[] bomb = packed(parts);

        assertThat(bomb.length).isLessThan(64_000);
        assertThat(refused(bomb)).contains("unpacks to more than a table needs");
    }

    @Test
    void manyPartsAreRefused() {
        Map<String, byte[]> parts = parts();
        for (int i = 0; i < 99; i++) {
            parts.put("xl/worksheets/_rels/sheet" + i + ".xml.rels", "<x/>".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(refused(packed(parts))).contains("more than 40 parts");
    }

    @Test
    void whatIsNoWorkbookIsRefused() {
        byte[] good = workbook();

        assertThat(refused(new byte[]{(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0})).contains("protected by a password?");
        assertThat(refused(new byte[0])).contains("is no .xlsx file");
        refused(Arrays.copyOf(good, good.length / 2));
        refused(Arrays.copyOf(good, 60));
        byte[] flipped = good.clone();
        for (int i = 200; i < 400; i++) {
            flipped[i] ^= 0x55;
        }
        refused(flipped);
        Map<String, byte[]> parts = parts();
        parts.put(SHEET, new String(parts.get(SHEET), StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16));
        assertThat(refused(packed(parts))).contains("not UTF-8");
    }

    @Test
    void oursAndDroolsReadTheSameTables() {
        CompiledBook book = BooksForTests.larkfield();
        book.policies().values().stream().filter(policy -> policy.form() == BookedPolicy.Form.TABLE
                || policy.form() == BookedPolicy.Form.WORKBOOK).forEach(policy -> {
            byte[] bytes = BooksForTests.larkfieldFiles().file(policy.policy().path()).bytes();

            String drl = new SpreadsheetCompiler().compile(new ByteArrayInputStream(bytes), policy.form() == BookedPolicy.Form.TABLE
                    ? InputType.CSV : InputType.XLS);

            List<String> rules = Arrays.stream(drl.split("(?m)^rule ")).skip(1).map(WorkbookFenceTest::plain).toList();
            assertThat(rules).as(policy.policy().path()).hasSameSizeAs(policy.rules());
            for (int i = 0; i < rules.size(); i++) {
                BookedRule ours = policy.rules().get(i);
                String said = plain("when " + String.join(" ", ours.whens()) + " then " + String.join(" ", ours.thens()) + " end");
                // Drools shows a time by its own pattern of the sheet's format.
                if (policy.form() == BookedPolicy.Form.TABLE) {
                    assertThat(rules.get(i)).as("row " + ours.row()).endsWith(said);
                }
            }
        });
    }

    private static String plain(String text) {
        return text.replaceAll("(?m)//.*$", "").replace("…", " ").replaceAll("\\s+", " ").strip();
    }

    @Test
    void oursAndPoiReadTheSameCells() throws IOException {
        Sheet ours = Workbook.sheet(workbook());

        try (XSSFWorkbook theirs = new XSSFWorkbook(new ByteArrayInputStream(workbook()))) {
            for (Sheet.Row row : ours.rows()) {
                for (int i = 0; i < row.cells().size(); i++) {
                    var cell = theirs.getSheetAt(0).getRow(row.number() - 1).getCell(i);
                    String shown = cell == null ? "" : switch (cell.getCellType()) {
                        case STRING -> cell.getStringCellValue();
                        case NUMERIC -> DateUtil.isCellDateFormatted(cell) && cell.getNumericCellValue() < 1
                                ? cell.getLocalDateTimeCellValue().toLocalTime().toString()
                                : cell.getLocalDateTimeCellValue().toLocalDate().toString();
                        default -> "";
                    };
                    assertThat(row.cell(i)).as("row " + row.number() + " " + Sheet.letter(i)).isEqualTo(shown);
                }
            }
        }
    }

    @Test
    void theBookOfTheWorkbookIsGood() {
        assertThat(new BindBook(GuardrailSettings.ordinary()).bind(Attacked.book()).policies().get("GR-027").rules()).hasSize(15);
    }
}
