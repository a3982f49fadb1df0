package dev.bailiwick.kernel.files;

import dev.bailiwick.kernel.CompanyFiles;
import java.nio.file.Path;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;

/** Offers the company's files to every module. */
@Configuration(proxyBeanMethods = false)
class FilesConfiguration {

    /** A fallback, so that a test can bring files of its own. */
    @Bean
    @Fallback
    FilesInForce companyFiles(CompanySettings settings, ObjectProvider<CompanyFiles.Kept> kept) {
        return new FilesInForce(() -> read(settings), kept);
    }

    private static LoadedFiles read(CompanySettings settings) {
        var builtIn = new BuiltInFiles().read();
        return settings.company().isEmpty()
                ? builtIn
                : builtIn.replacedBy(new FolderFiles(Path.of(settings.company())).read());
    }
}
