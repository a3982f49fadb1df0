package dev.bailiwick.kernel.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.InvalidFile;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompanyFilesTest {

    @TempDir
    Path folder;

    @Test
    void filesAreFoundBelowAFolderByEndingInOrder() throws IOException {
        write("rules/drl/b/two.drl", "2");
        write("rules/drl/a/one.drl", "1");
        write("rules/drl/a/one.examples.yaml", "x");
        write("rules/drlx/other.drl", "no");

        var files = new FolderFiles(folder).read();

        assertThat(files.below("rules/drl", ".drl")).extracting(CompanyFile::path)
                .containsExactly("rules/drl/a/one.drl", "rules/drl/b/two.drl");
        assertThat(files.below("rules/drl")).hasSize(3);
        assertThat(files.file("rules/drl/b/two.drl").text()).isEqualTo("2");
        assertThat(files.file("rules/drl/none.drl")).isNull();
    }

    @Test
    void aFolderOfTheCompanyReplacesTheBuiltInOneWhole() throws IOException {
        var builtIn = new LoadedFiles();
        builtIn.add(new CompanyFile("rules/old.drl", new byte[0]));
        builtIn.add(new CompanyFile("prompts/kept.md", new byte[0]));
        write("rules/new.drl", "n");

        var files = builtIn.replacedBy(new FolderFiles(folder).read());

        assertThat(files.below("")).extracting(CompanyFile::path).containsExactly("prompts/kept.md", "rules/new.drl");
        assertThat(files.origin("rules/drl")).isEqualTo(folder.toRealPath().resolve("rules").toString());
        assertThat(files.origin("prompts")).isEqualTo("built in");
    }

    @Test
    void builtInScenariosGoWhenTheCompanyBringsAnythingOfItsOwn() throws IOException {
        var builtIn = new LoadedFiles();
        builtIn.add(new CompanyFile("scenarios/sample.yaml", new byte[0]));
        builtIn.add(new CompanyFile("prompts/kept.md", new byte[0]));
        assertThat(builtIn.replacedBy(new FolderFiles(folder).read()).below("scenarios")).hasSize(1);

        write("rules/new.drl", "n");
        var files = builtIn.replacedBy(new FolderFiles(folder).read());

        assertThat(files.below("")).extracting(CompanyFile::path).containsExactly("prompts/kept.md", "rules/new.drl");
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> new FolderFiles(folder.resolve("absent"))).hasMessageContaining("BAILIWICK_COMPANY")
                .hasMessageContaining("absent");
    }

    @Test
    void aLinkOutOfTheFolderIsRefused(@TempDir Path outside) throws IOException {
        Files.writeString(outside.resolve("secret"), "s");
        Files.createDirectories(folder.resolve("knowledge"));
        Files.createSymbolicLink(folder.resolve("knowledge/secret.md"), outside.resolve("secret"));

        assertThatThrownBy(() -> new FolderFiles(folder).read()).isInstanceOf(InvalidFile.class)
                .hasMessageContaining("knowledge/secret.md").hasMessageContaining("leads out");
    }

    @Test
    void aFileThatIsTooLargeIsNamed() throws IOException {
        write("knowledge/huge.md", "x".repeat(LoadedFiles.MAX_BYTES + 1));

        assertThatThrownBy(() -> new FolderFiles(folder).read()).isInstanceOf(InvalidFile.class).hasMessageContaining("knowledge/huge.md");
    }

    @Test
    void everyFileThatCannotBeUsedIsNamed(@TempDir Path outside) throws IOException {
        write("knowledge/huge.md", "x".repeat(LoadedFiles.MAX_BYTES + 1));
        Files.writeString(outside.resolve("secret"), "s");
        Files.createSymbolicLink(folder.resolve("knowledge/secret.md"), outside.resolve("secret"));

        assertThatThrownBy(() -> new FolderFiles(folder).read()).isInstanceOfSatisfying(InvalidFile.class, broken ->
                assertThat(broken.problems()).extracting(InvalidFile::path).containsExactlyInAnyOrder("knowledge/huge.md", "knowledge/secret.md"));
    }

    @Test
    void filesAreReadAnewAndInForceOnceTheyAreTakenUp() throws IOException {
        write("knowledge/en/a.md", "old");
        var inForce = new FilesInForce(() -> new FolderFiles(folder).read(), List.of());
        write("knowledge/en/a.md", "new");

        var fresh = inForce.fresh();

        assertThat(fresh.file("knowledge/en/a.md").text()).isEqualTo("new");
        assertThat(inForce.file("knowledge/en/a.md").text()).isEqualTo("old");
        inForce.on(new CompanyFiles.TakenUp(fresh));
        assertThat(inForce.file("knowledge/en/a.md").text()).isEqualTo("new");
        assertThat(inForce.origin("knowledge")).endsWith("knowledge");
    }

    @Test
    void hiddenFilesArePassedOver() throws IOException {
        write("knowledge/.git/config", "x");
        write("knowledge/en/a.md", "a");

        assertThat(new FolderFiles(folder).read().below("knowledge")).extracting(CompanyFile::path).containsExactly("knowledge/en/a.md");
    }

    @Test
    void theBuiltInFilesAreReadFromInsideAJar() throws IOException {
        var jar = folder.resolve("company/with space.jar");
        Files.createDirectories(jar.getParent());
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (var entry : new String[] {"company/", "company/rules/", "company/rules/a b.drl"}) {
                out.putNextEntry(new JarEntry(entry));
                out.write(entry.endsWith("/") ? new byte[0] : "text".getBytes());
                out.closeEntry();
            }
        }
        var before = Thread.currentThread().getContextClassLoader();
        try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            Thread.currentThread().setContextClassLoader(loader);

            var files = new BuiltInFiles().read();

            assertThat(files.below("rules")).extracting(CompanyFile::path).containsExactly("rules/a b.drl");
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private void write(String path, String text) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
