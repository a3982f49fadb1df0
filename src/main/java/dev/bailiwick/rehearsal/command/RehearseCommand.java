package dev.bailiwick.rehearsal.command;

import dev.bailiwick.guardrail.command.CommandHouse;
import dev.bailiwick.guardrail.command.CommandLine;
import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.knowledge.BuiltInVectors;
import dev.bailiwick.knowledge.EmbedAfresh;
import dev.bailiwick.knowledge.EmbedOnce;
import dev.bailiwick.knowledge.Embeddings;
import dev.bailiwick.knowledge.Revisions;
import dev.bailiwick.knowledge.SearchVectors;
import dev.bailiwick.model.Complete;
import dev.bailiwick.rehearsal.scenario.Scenario;
import dev.bailiwick.rehearsal.scenario.Scenarios;
import dev.bailiwick.rehearsal.scenario.Scorecard;
import dev.bailiwick.rehearsal.tryout.NoModels;
import dev.bailiwick.rehearsal.tryout.PlayScenarios;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;

/**
 * The command {@code rehearse}: plays scenarios by the company's texts, all of them as they stand in the folder. Needs no database and no network, so
 * that a pipeline can run it on every change.
 */
public final class RehearseCommand {

    /** What is written on the command line. */
    public static final String NAME = "rehearse";

    private static final String TALK = "--talk";
    private static final int DEEPEST = 8;

    private RehearseCommand() {
    }

    /** As much of the house as lends something to a house in memory: the company's files, the knowledge in them, and how both are searched. */
    @EnableConfigurationProperties
    @ConfigurationPropertiesScan({"dev.bailiwick.kernel.files", "dev.bailiwick.knowledge"})
    @ComponentScan({"dev.bailiwick.kernel.files", "dev.bailiwick.kernel.doors", "dev.bailiwick.knowledge.lucene", "dev.bailiwick.knowledge.onnx"})
    @ComponentScan(basePackages = "dev.bailiwick.knowledge.markdown", useDefaultFilters = false,
            includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Revisions.class))
    @ComponentScan(basePackages = "dev.bailiwick.rehearsal.tryout", useDefaultFilters = false,
            includeFilters = @Filter(type = FilterType.REGEX, pattern = ".*\\.(OpenTrialHouse|PlayScenarios)"))
    @ImportAutoConfiguration(JacksonAutoConfiguration.class)
    static class House {

        /** Nothing remembers vectors here. */
        @Bean
        EmbedOnce embedOnce(Embeddings embeddings) {
            return new EmbedAfresh(embeddings);
        }

        @Bean
        SearchVectors searchVectors(Embeddings embeddings, EmbedOnce embedOnce) {
            return new BuiltInVectors(embeddings, embedOnce);
        }

        @Bean
        Complete models() {
            return new NoModels();
        }
    }

    /**
     * @param arguments the command line
     * @return whether it asks for this command
     */
    public static boolean isMeant(String... arguments) {
        return arguments.length > 0 && arguments[0].equals(NAME);
    }

    /**
     * @param out       where the outcome goes, a line for each scenario and for each thing that was otherwise, the sum as the last line; or JSON
     * @param arguments the command line: folders and files of scenarios, none for the company's own
     * @return the exit code: {@link CommandHouse#OVER} when a scenario failed
     */
    public static int run(PrintStream out, String... arguments) {
        return CommandHouse.run(out, "Nothing was rehearsed", () -> {
            CommandLine line = CommandLine.read(arguments, Set.of(CommandLine.BOOK), Set.of(CommandLine.JSON, TALK));
            List<Scenario> named = line.words().isEmpty() ? null : Scenarios.read("the scenarios", read(line.words()));
            return CommandHouse.open(House.class, line, house -> {
                CompanyFiles files = house.getBean(CompanyFiles.class);
                List<Scenario> scenarios = named == null ? Scenarios.among(files) : named;
                if (scenarios.isEmpty()) {
                    throw Refusal.invalid(Scenarios.FOLDER, "there are none; write one into the company's folder, or name a folder or a file");
                }
                Scorecard card = house.getBean(PlayScenarios.class).play(files, null, scenarios);
                if (line.has(CommandLine.JSON)) {
                    CommandHouse.json(out, house, card);
                } else {
                    card.played().forEach(one -> say(out, one, line.has(TALK)));
                    out.println(sum(card));
                }
                return card.failed() == 0 ? CommandHouse.GOOD : CommandHouse.OVER;
            });
        });
    }

    private static void say(PrintStream out, Scorecard.Played one, boolean talk) {
        out.println((one.passed() ? "passed " : "FAILED ") + one.path() + ": " + one.title());
        one.misses().forEach(miss -> out.println(one.path() + ":" + miss.inWords()));
        if (talk) {
            one.talk().forEach(words -> out.println("    " + words.replace("\n", "\n    ")));
        }
    }

    private static String sum(Scorecard card) {
        double seconds = Math.max(1, card.millis()) / 1000.0;
        return String.format(Locale.ROOT, "policy book %s: %d scenarios passed, %d failed, in %.1f s (%.0f a second)", card.book(), card.passed(),
                card.failed(), seconds, card.played().size() / seconds);
    }

    private static List<CompanyFile> read(List<String> names) {
        List<CompanyFile> files = new ArrayList<>();
        for (String name : names) {
            Path at = Path.of(name);
            if (Files.isDirectory(at)) {
                try (Stream<Path> below = Files.find(at, DEEPEST, (path, attributes) -> attributes.isRegularFile()
                        && path.getFileName().toString().endsWith(".yaml"))) {
                    below.limit(Scenarios.MOST + 1L).sorted().forEach(path -> files.add(read(path)));
                } catch (IOException e) {
                    throw unreadable(name, e);
                }
            } else {
                files.add(read(at));
            }
        }
        return files;
    }

    private static CompanyFile read(Path path) {
        try (InputStream bytes = Files.newInputStream(path)) {
            return new CompanyFile(path.toString(), bytes.readNBytes(Scenarios.LARGEST + 1));
        } catch (IOException e) {
            throw unreadable(path.toString(), e);
        }
    }

    private static Refusal unreadable(String name, IOException trouble) {
        return Refusal.invalid(name, "cannot be read (" + trouble.getClass().getSimpleName() + "); name a folder of scenarios, or a file");
    }
}
