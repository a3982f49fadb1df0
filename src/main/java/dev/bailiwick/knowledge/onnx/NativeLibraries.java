package dev.bailiwick.knowledge.onnx;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Prepares what the embedder's native libraries need, before their classes are first touched: they stay off the network, and
 * unpack into a folder of ours rather than the machine's temporary folder, where a killed program would leave 17 MB each time.
 */
final class NativeLibraries {

    private NativeLibraries() {
    }

    /**
     * @param home the program's own folder, or null when there is none: then the libraries choose their places themselves
     * @throws IllegalStateException when the folder cannot be written
     */
    static void prepare(Path home) {
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.offline", "true");
        // On a machine with a graphics card the tokenizer would look for, and download, a library made for it.
        System.setProperty("RUST_FLAVOR", "cpu");
        if (home == null) {
            return;
        }
        Path folder = home.toAbsolutePath().resolve("native");
        try {
            Files.createDirectories(folder);
            if (System.getProperty("ENGINE_CACHE_DIR") == null) {
                System.setProperty("ENGINE_CACHE_DIR", folder.toString());
            }
            if (System.getProperty("onnxruntime.native.path") == null) {
                unpackOnnx(folder.resolve("onnxruntime"));
            }
        } catch (IOException e) {
            throw new IllegalStateException("the embedder cannot unpack its native libraries into " + folder
                    + ": make the folder writable, or point bailiwick.home at one that is (" + e.getMessage() + ")", e);
        }
    }

    private static void unpackOnnx(Path folder) throws IOException {
        String platform = platform();
        List<String> names = List.of(System.mapLibraryName("onnxruntime"), System.mapLibraryName("onnxruntime4j_jni"));
        Files.createDirectories(folder);
        for (String name : names) {
            try (InputStream library = OrtEnvironment.class.getResourceAsStream("/ai/onnxruntime/native/" + platform + "/" + name)) {
                if (library == null) {
                    return;
                }
                byte[] bytes = library.readAllBytes();
                Path target = folder.resolve(name);
                if (!Files.exists(target) || !Arrays.equals(Files.readAllBytes(target), bytes)) {
                    write(folder, bytes, target);
                }
            }
        }
        System.setProperty("onnxruntime.native.path", folder.toString());
    }

    /** Writes beside the target and moves, so that a program that starts at the same moment never loads half a library. */
    private static void write(Path folder, byte[] bytes, Path target) throws IOException {
        Path part = Files.createTempFile(folder, "unpack", ".part");
        Files.write(part, bytes);
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String platform() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return (os.contains("mac") ? "osx" : os.contains("win") ? "win" : "linux") + "-"
                + (arch.contains("aarch64") || arch.contains("arm64") ? "aarch64" : "x64");
    }
}
