package dev.bailiwick.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the house style can have checked by machine. Each message names the place and the cure. */
class TidyTest {

    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final Path MAIN = ROOT.resolve("src/main/java/dev/bailiwick");
    private static final Set<String> NOT_OURS = Set.of(".git", "target", "node_modules", ".bailiwick", ".idea", ".vscode");
    private static final Set<String> TEXT = Set.of("java", "md", "yml", "yaml", "xml", "sql", "css", "js", "ts", "tsx", "html", "json", "bpmn",
            "dsl", "dslr", "drl", "properties", "factories", "run", "npmrc", "csv");

    private static final int MAX_LINES = 400;
    private static final int MAX_WIDTH = 150;
    /** Text in quotes does not count: a sentence that is broken cannot be searched for any more. But nobody reads beyond this. */
    private static final int MAX_WIDTH_WITH_TEXT = 600;
    private static final Pattern TEXT_IN_QUOTES = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"");

    private static final Pattern LEFT_FOR_LATER = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b");
    private static final Pattern OF_ONE_MACHINE = Pattern.compile("(?<![\\w./:-])/(wo" + "rk|ro" + "ot)/"
            + "|artifac" + "tory|/rep" + "ository/(maven|npm)|\"resol" + "ved\": \"http");
    private static final Pattern PUBLIC_TYPE = Pattern.compile(
            "(?m)^public (?:(?:sealed|non-sealed|abstract|final) )*(?:class|record|enum|interface|@interface) (\\w+)");

    private final List<String> faults = new ArrayList<>();

    @Test
    void filesAreShortAndLinesAreNarrow() {
        for (var file : files("java")) {
            var lines = lines(file);
            if (lines.size() > MAX_LINES) {
                fault(file, 0, lines.size() + " lines: split it by what its parts are about, below " + MAX_LINES);
            }
            boolean inTextBlock = false;
            for (int i = 0; i < lines.size(); i++) {
                var line = lines.get(i);
                boolean marksBlock = line.split("\"\"\"", -1).length % 2 == 0;
                int width = inTextBlock || marksBlock ? 0 : TEXT_IN_QUOTES.matcher(line).replaceAll("").length();
                if (width > MAX_WIDTH || line.length() > MAX_WIDTH_WITH_TEXT) {
                    fault(file, i + 1, "longer than " + MAX_WIDTH + " characters (texts not counted): break the line");
                }
                if (line.contains("\t")) {
                    fault(file, i + 1, "holds a tab: indent by four spaces");
                }
                inTextBlock ^= marksBlock;
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void nothingIsLeftForLater() {
        eachLine(LEFT_FOR_LATER, "do it now, or say in an issue what is missing");
        assertThat(faults).isEmpty();
    }

    @Test
    void noFileKnowsTheMachineItWasWrittenOn() {
        eachLine(OF_ONE_MACHINE, "name no registry and no path of one machine");
        assertThat(faults).isEmpty();
    }

    @Test
    void everyModuleSaysInAFewSentencesWhatLivesThere() {
        for (var module : folders(MAIN)) {
            var info = module.resolve("package-info.java");
            if (!Files.exists(info)) {
                fault(info, 0, "is missing: say in two to five sentences what lives here and which modules may be used");
                continue;
            }
            var text = String.join(" ", lines(info)).replaceFirst("(?s).*?/\\*\\*", "").replaceFirst("(?s)\\*/.*", "");
            int sentences = text.split("[.!?](\\s|$)").length - (text.strip().matches("(?s).*[.!?]\\s*\\**") ? 0 : 1);
            if (sentences < 2 || sentences > 6) {
                fault(info, 0, "has " + sentences + " sentences: two to five");
            }
            if (!text.matches("(?s).*\\b([Uu]ses?|imports?|knows no)\\b.*")) {
                fault(info, 0, "does not say which modules may be used");
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void everyPublicTypeSaysWhatItIsFor() {
        for (var file : files("java")) {
            var text = String.join("\n", lines(file));
            var type = PUBLIC_TYPE.matcher(text);
            if (file.startsWith(MAIN) && type.find()) {
                var before = text.substring(0, type.start()).replaceAll("(?m)^@.*(\\n {8}.*)*$", "").stripTrailing();
                if (!before.endsWith("*/")) {
                    fault(file, 0, "public " + type.group(1) + " has no docstring: say what it is for");
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void whatPeopleReadFirstIsShort() {
        atMost(ROOT.resolve("README.md"), 180);
        atMost(ROOT.resolve("src/main/resources/application.yml"), 80);
        assertThat(faults).isEmpty();
    }

    private void atMost(Path file, int lines) {
        if (Files.exists(file) && lines(file).size() >= lines) {
            fault(file, 0, "has " + lines(file).size() + " lines: below " + lines + ", please");
        }
    }

    private void eachLine(Pattern wrong, String cure) {
        for (var file : files(TEXT.toArray(String[]::new))) {
            var lines = lines(file);
            for (int i = 0; i < lines.size(); i++) {
                var found = wrong.matcher(lines.get(i));
                if (found.find()) {
                    fault(file, i + 1, "says '" + found.group() + "': " + cure);
                }
            }
        }
    }

    private void fault(Path file, int line, String what) {
        faults.add(ROOT.relativize(file) + (line > 0 ? ":" + line : "") + " " + what);
    }

    private static List<Path> files(String... endings) {
        var wanted = Set.of(endings);
        var found = new ArrayList<Path>();
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return NOT_OURS.contains(folder.getFileName().toString()) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    var name = file.getFileName().toString();
                    if (attributes.isRegularFile() && wanted.contains(name.substring(name.lastIndexOf('.') + 1))) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static List<Path> folders(Path parent) {
        try (var children = Files.list(parent)) {
            return children.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " is no UTF-8 text", e);
        }
    }
}
