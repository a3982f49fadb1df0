package dev.bailiwick.drafting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Reads measuring data that nobody here wrote; a test that needs what is absent is skipped by name. */
public final class Shared {

    private Shared() {
    }

    /**
     * @param path a path below the shared data
     * @return the file
     */
    public static Path file(String path) {
        Path file = Path.of("..", "shared", "data").resolve(path);
        if (!Files.exists(file)) {
            file = Path.of("..", "..", "shared", "data").resolve(path);
        }
        Assumptions.assumeTrue(Files.exists(file), "needs ../shared/data/" + path);
        return file;
    }

    /**
     * @param path a file of JSON lines
     * @return the lines
     * @throws IOException when it cannot be read
     */
    public static List<JsonNode> lines(String path) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file(path))) {
            lines.add(json.readTree(line));
        }
        return lines;
    }
}
