package dev.bailiwick.kernel.files;

import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.CompanyFiles;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.context.event.EventListener;

/** The files as they were read at start, until others are taken up. */
class FilesInForce implements CompanyFiles {

    private final Supplier<LoadedFiles> read;
    private volatile CompanyFiles inForce;

    FilesInForce(Supplier<LoadedFiles> read, Iterable<Kept> kept) {
        this.read = read;
        CompanyFiles files = read.get();
        for (Kept one : kept) {
            files = one.over(files);
        }
        this.inForce = files;
    }

    @Override
    public List<CompanyFile> below(String folder, String... endings) {
        return inForce.below(folder, endings);
    }

    @Override
    public CompanyFile file(String path) {
        return inForce.file(path);
    }

    @Override
    public String origin(String folder) {
        return inForce.origin(folder);
    }

    @Override
    public CompanyFiles fresh() {
        return read.get();
    }

    @EventListener
    void on(TakenUp event) {
        inForce = event.files();
    }
}
