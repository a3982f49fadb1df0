package dev.bailiwick.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Makes {@code src/main/resources/language/profiles.gz} from the models in lingua's jar ({@code com.github.pemistahl:lingua:1.2.2}, Apache
 * License 2.0): of each language the likeliest runs of one to five letters, with the likelihood of the last letter after those before it.
 *
 * <pre>java -Xmx1g -cp $CP dev.bailiwick.bench.BuildLanguageProfiles lingua-1.2.2.jar src/main/resources/language/profiles.gz</pre>
 */
public final class BuildLanguageProfiles {

    private static final List<String> LANGUAGES = List.of("ar", "bg", "ca", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "he", "hi", "hr",
            "hu", "id", "it", "ja", "ko", "lt", "lv", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sv", "th", "tr", "uk", "vi", "zh");
    private static final List<String> FILES = List.of("unigrams", "bigrams", "trigrams", "quadrigrams", "fivegrams");
    /** How many runs of each length are kept; the fifteen hundred thousand together take some 10 MB of memory. */
    private static final int[] KEPT = {8_000, 2_000, 8_000, 20_000, 22_000};

    private BuildLanguageProfiles() {
    }

    /**
     * @param arguments lingua's jar and the file to write
     * @throws IOException when a file cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        try (ZipFile jar = new ZipFile(arguments[0]);
                DataOutputStream out = new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(Path.of(arguments[1]))) {
                    {
                        def.setLevel(Deflater.BEST_COMPRESSION);
                    }
                })) {
            out.writeInt(LANGUAGES.size());
            for (String language : LANGUAGES) {
                out.writeUTF(language);
                Map<String, Double> shorter = Map.of("", 1.0);
                for (int length = 1; length <= FILES.size(); length++) {
                    Map<String, Double> given = read(jar, language, FILES.get(length - 1));
                    Map<String, Double> together = new HashMap<>();
                    for (Map.Entry<String, Double> run : given.entrySet()) {
                        String before = run.getKey().substring(0, run.getKey().length() - 1);
                        together.put(run.getKey(), run.getValue() * shorter.getOrDefault(before, 0.0));
                    }
                    List<String> kept = new ArrayList<>(given.keySet());
                    kept.sort(Comparator.comparing((String run) -> -together.get(run)).thenComparing(run -> run));
                    kept = new ArrayList<>(kept.subList(0, Math.min(kept.size(), KEPT[length - 1])));
                    write(out, kept, given);
                    shorter = together;
                }
            }
        }
    }

    /** Sorted, each with how much of its beginning it shares with the one before; the likelihood in sixteenths of its logarithm. */
    private static void write(DataOutputStream out, List<String> runs, Map<String, Double> given) throws IOException {
        runs.sort(null);
        out.writeInt(runs.size());
        String last = "";
        for (String run : runs) {
            int shared = 0;
            while (shared < last.length() && shared < run.length() && last.charAt(shared) == run.charAt(shared)) {
                shared++;
            }
            byte[] rest = run.substring(shared).getBytes(StandardCharsets.UTF_8);
            out.writeByte(shared << 5 | rest.length);
            out.write(rest);
            out.writeByte((int) Math.min(255, Math.round(-16 * Math.log(given.get(run)))));
            last = run;
        }
    }

    private static Map<String, Double> read(ZipFile jar, String language, String file) throws IOException {
        ZipEntry entry = jar.getEntry("language-models/" + language + "/" + file + ".json");
        Map<String, Double> runs = new HashMap<>();
        if (entry == null) {
            return runs;
        }
        try (InputStream in = jar.getInputStream(entry)) {
            for (Map.Entry<String, JsonNode> fraction : new ObjectMapper().readTree(in).get("ngrams").properties()) {
                String[] parts = fraction.getKey().split("/");
                double likelihood = Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]);
                for (String run : fraction.getValue().asText().split(" ")) {
                    runs.put(run, likelihood);
                }
            }
        }
        return runs;
    }
}
