package dev.bailiwick.flow.command;

import dev.bailiwick.drafting.ReloadTexts;
import dev.bailiwick.flow.KnownFacts;
import dev.bailiwick.flow.TriedTexts;
import dev.bailiwick.flow.TryTexts;
import dev.bailiwick.guardrail.ReloadPolicies;
import dev.bailiwick.guardrail.command.CommandHouse;
import dev.bailiwick.guardrail.command.CommandLine;
import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.knowledge.EmbedAfresh;
import dev.bailiwick.knowledge.EmbedOnce;
import dev.bailiwick.knowledge.Embeddings;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/**
 * The command {@code try}: says what the company's policies make of texts, as {@code POST /api/policies/try} does. Needs no database and no network.
 */
public final class TryCommand {

    /** What is written on the command line. */
    public static final String NAME = "try";

    private static final String CHANNEL = "--channel";
    private static final String MOMENT = "--moment";
    private static final String GATE = "--gate";
    private static final String FILE = "--file";
    /** More than {@link TryTexts#MOST} of the longest texts; what is larger is something else. */
    private static final int LARGEST = 16 * 1024 * 1024;

    private TryCommand() {
    }

    /** As much of the house as it needs: the company's files, the rules, the desk's hours and the detectors. */
    @EnableConfigurationProperties
    @ConfigurationPropertiesScan({"dev.bailiwick.guardrail", "dev.bailiwick.kernel.files", "dev.bailiwick.drafting", "dev.bailiwick.knowledge"})
    @ComponentScan({"dev.bailiwick.kernel.files", "dev.bailiwick.kernel.doors", "dev.bailiwick.desk.yaml", "dev.bailiwick.drafting.detect",
        "dev.bailiwick.drafting.wording", "dev.bailiwick.knowledge.onnx"})
    @ComponentScan(basePackages = {"dev.bailiwick.guardrail.drools", "dev.bailiwick.drafting.wiring", "dev.bailiwick.drafting.prompted"},
            useDefaultFilters = false, includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = {ReloadPolicies.class,
                ReloadTexts.class, dev.bailiwick.drafting.PromptBook.class}))
    @ComponentScan(basePackages = "dev.bailiwick.flow.steps", useDefaultFilters = false,
            includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = KnownFacts.class))
    @ImportAutoConfiguration(JacksonAutoConfiguration.class)
    @Import({TryTexts.class, dev.bailiwick.drafting.Grounding.class, dev.bailiwick.drafting.Promises.class})
    static class House {

        /** Nothing remembers the exemplars' vectors here. */
        @Bean
        EmbedOnce embedOnce(Embeddings embeddings) {
            return new EmbedAfresh(embeddings);
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
     * @param in        read when {@code --file -} asks for it: UTF-8, one text a line
     * @param out       where the verdicts go, or the JSON of the HTTP API
     * @param arguments the command line
     * @return the exit code
     */
    public static int run(InputStream in, PrintStream out, String... arguments) {
        return CommandHouse.run(out, "Nothing was tried", () -> {
            CommandLine line = CommandLine.read(arguments, Set.of(CommandLine.BOOK, CHANNEL, MOMENT, GATE, FILE), Set.of(CommandLine.JSON));
            List<String> texts = texts(line, in);
            Instant moment = line.moment(MOMENT);
            TryTexts.check(texts, line.value(CHANNEL));
            return CommandHouse.open(House.class, line, house -> {
                TriedTexts tried = house.getBean(TryTexts.class).tryOut(house.getBean(ReloadPolicies.class).inForce(),
                        house.getBean(ReloadTexts.class).inForce(), texts, line.value(CHANNEL), moment, TryTexts.At.read(line.value(GATE), null));
                if (line.has(CommandLine.JSON)) {
                    CommandHouse.json(out, house, tried);
                } else {
                    tried.results().forEach(one -> say(out, one));
                    out.println("policy book " + tried.book() + ": " + tried.results().size() + " texts tried");
                }
                return CommandHouse.GOOD;
            });
        });
    }

    private static List<String> texts(CommandLine line, InputStream in) {
        List<String> texts = new ArrayList<>(line.words());
        String file = line.value(FILE);
        if (file != null) {
            try (InputStream bytes = file.equals("-") ? in : Files.newInputStream(Path.of(file))) {
                byte[] read = bytes.readNBytes(LARGEST + 1);
                if (read.length > LARGEST) {
                    throw Refusal.invalid(FILE, file + " is larger than " + LARGEST / 1024 / 1024 + " MiB; try its texts in parts");
                }
                new String(read, StandardCharsets.UTF_8).lines().filter(text -> !text.isBlank()).forEach(texts::add);
            } catch (IOException e) {
                throw Refusal.invalid(FILE, "cannot read " + file + " (" + e.getClass().getSimpleName() + "); name a file with one text a line, or - for"
                        + " standard input");
            }
        }
        if (texts.isEmpty()) {
            throw Refusal.invalid("texts", "say " + NAME + " \"I want to complain\", or name a file with one text a line by " + FILE);
        }
        return texts;
    }

    private static void say(PrintStream out, TriedTexts.Line one) {
        out.println(one.verdict() + ": " + one.text());
        one.findings().forEach(found -> out.println("    " + found.policy() + " " + found.title() + ": " + found.action() + ", " + found.because()
                + part(", words ", found.wording()) + part(", team ", found.target()) + part(", procedure ", found.follow())));
        out.println(String.format(Locale.ROOT, "    language %s (%.2f)", one.language().code(), one.language().confidence()));
        one.topics().forEach(topic -> out.println(String.format(Locale.ROOT, "    topic %s (%.2f), near to \"%s\"", topic.name(), topic.nearness(),
                topic.exemplar())));
        one.personalData().forEach(place -> out.println("    personal data: " + place.kind() + " at " + place.from() + " to " + place.to()));
        one.injection().signs().forEach(sign -> out.println("    injection: " + sign));
    }

    private static String part(String what, String value) {
        return value == null ? "" : what + value;
    }
}
