package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.GuardrailSettings;
import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.CompanyFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The sample company's own files, and small companies made of a few texts. */
final class BooksForTests {

    private static CompiledBook larkfield;

    private BooksForTests() {
    }

    /** @return the sample company's book, compiled once for all tests */
    static synchronized CompiledBook larkfield() {
        if (larkfield == null) {
            larkfield = new BindBook(GuardrailSettings.ordinary()).bind(larkfieldFiles());
        }
        return larkfield;
    }

    static Texts larkfieldFiles() {
        Texts texts = new Texts();
        try (Stream<Path> paths = Files.walk(Path.of("rules"))) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                texts.with(path.toString().replace('\\', '/'), Files.readAllBytes(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    /** Files that stand only in memory. */
    static final class Texts implements CompanyFiles {

        private final Map<String, byte[]> texts = new TreeMap<>();

        Texts with(String path, String text) {
            return with(path, text.getBytes(StandardCharsets.UTF_8));
        }

        Texts with(String path, byte[] bytes) {
            texts.put(path, bytes);
            return this;
        }

        Texts without(String path) {
            texts.remove(path);
            return this;
        }

        String text(String path) {
            return new String(texts.get(path), StandardCharsets.UTF_8);
        }

        @Override
        public List<CompanyFile> below(String folder, String... endings) {
            return texts.entrySet().stream().filter(entry -> entry.getKey().startsWith(folder + "/"))
                    .filter(entry -> endings.length == 0 || Arrays.stream(endings).anyMatch(entry.getKey()::endsWith))
                    .map(entry -> new CompanyFile(entry.getKey(), entry.getValue())).toList();
        }

        @Override
        public CompanyFile file(String path) {
            return texts.containsKey(path) ? new CompanyFile(path, texts.get(path)) : null;
        }

        @Override
        public String origin(String folder) {
            return "a test";
        }
    }
}
