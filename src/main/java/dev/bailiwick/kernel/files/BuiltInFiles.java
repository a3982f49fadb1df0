package dev.bailiwick.kernel.files;

import dev.bailiwick.kernel.CompanyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.util.UriUtils;

/** Reads the sample company from the class path folder {@code company/}: from class folders and from inside the program's jar alike. */
class BuiltInFiles {

    private static final String ROOT = "classpath*:company/";

    private final PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();

    LoadedFiles read() {
        try {
            var roots = Arrays.stream(resolver.getResources(ROOT)).map(BuiltInFiles::address).toList();
            var loaded = new LoadedFiles();
            for (var folder : LoadedFiles.TOP_FOLDERS) {
                for (var resource : resolver.getResources(ROOT + folder + "/**")) {
                    add(resource, roots, loaded);
                }
            }
            return loaded;
        } catch (IOException e) {
            throw new UncheckedIOException("the company's built-in files cannot be read", e);
        }
    }

    private static void add(Resource resource, List<String> roots, LoadedFiles loaded) throws IOException {
        var address = address(resource);
        // Folders come along with the files; a jar names them with a slash at the end, a file system by their kind.
        if (address.endsWith("/") || resource.isFile() && resource.getFile().isDirectory()) {
            return;
        }
        var path = pathBelow(roots, address);
        try (var in = resource.getInputStream()) {
            loaded.add(new CompanyFile(path, in.readNBytes(LoadedFiles.MAX_BYTES + 1)));
        }
    }

    private static String pathBelow(List<String> roots, String address) {
        return roots.stream().filter(address::startsWith).map(root -> address.substring(root.length())).findFirst()
                .orElseThrow(() -> new IllegalStateException(address + " lies under none of " + roots));
    }

    private static String address(Resource resource) {
        try {
            return UriUtils.decode(resource.getURL().toString(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
