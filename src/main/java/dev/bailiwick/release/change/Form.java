package dev.bailiwick.release.change;

import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.Refusal;
import java.util.Collection;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What texts of a kind look like.
 *
 * @param name      what they are together, such as {@code policy book}
 * @param file      what one of them is called in errors, such as {@code drawing}
 * @param folder    where they stand, below the company's root
 * @param path      the paths that may be written
 * @param paths     such paths, in words
 * @param between   what stands between a path and its length where texts are packed; a part of the hash, so never to be changed
 * @param mostFiles how many files there are at most
 * @param mostBytes how many bytes they have at most, packed
 * @param of        makes them from files
 */
public record Form<T extends Texts<T>>(String name, String file, String folder, Pattern path, String paths, char between, int mostFiles,
        int mostBytes, Function<Collection<CompanyFile>, T> of) {

    /**
     * @param written a path
     * @throws Refusal when it is none of these texts
     */
    public void insist(String written) {
        if (written == null || !path.matcher(written).matches()) {
            throw Refusal.invalid(written == null ? "path" : written, "is no path of a " + file + "; such paths are " + paths);
        }
    }
}
