package dev.bailiwick.guardrail.command;

import dev.bailiwick.guardrail.Mutations;
import dev.bailiwick.guardrail.ReloadPolicies;
import dev.bailiwick.kernel.Refusal;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;

/**
 * The command {@code mutate}: changes each active policy of the company in small ways and says which changes none of its examples notices. Needs
 * no database and no network.
 */
public final class MutateCommand {

    /** What is written on the command line. */
    public static final String NAME = "mutate";

    private static final String LIMIT = "--limit";
    private static final String FAIL_OVER = "--fail-over";
    private static final Duration USUAL_LIMIT = Duration.ofMinutes(5);

    private MutateCommand() {
    }

    /** As much of the house as it needs. */
    @EnableConfigurationProperties
    @ConfigurationPropertiesScan({"dev.bailiwick.guardrail", "dev.bailiwick.kernel.files"})
    @ComponentScan({"dev.bailiwick.kernel.files", "dev.bailiwick.kernel.doors"})
    @ComponentScan(basePackages = "dev.bailiwick.guardrail.drools", useDefaultFilters = false,
            includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = ReloadPolicies.class))
    @ImportAutoConfiguration(JacksonAutoConfiguration.class)
    static class House {
    }

    /**
     * @param arguments the command line
     * @return whether it asks for this command
     */
    public static boolean isMeant(String... arguments) {
        return arguments.length > 0 && arguments[0].equals(NAME);
    }

    /**
     * @param out       where the changes go that no example notices, one a line, and the sum as the last line; or the JSON of the HTTP API
     * @param arguments the command line
     * @return the exit code: {@link CommandHouse#OVER} when more go unnoticed than {@code --fail-over} allows, {@link CommandHouse#NOT_DONE} when not
     *     all could be tried
     */
    public static int run(PrintStream out, String... arguments) {
        return CommandHouse.run(out, "The policies were not changed on trial", () -> {
            CommandLine line = CommandLine.read(arguments, Set.of(CommandLine.BOOK, LIMIT, FAIL_OVER), Set.of(CommandLine.JSON));
            line.noWords();
            long most = line.number(FAIL_OVER);
            Duration limit = limit(line);
            return CommandHouse.open(House.class, line, house -> {
                var book = house.getBean(ReloadPolicies.class).inForce();
                Mutations mutations = book.mutate(limit);
                if (line.has(CommandLine.JSON)) {
                    CommandHouse.json(out, house, mutations);
                } else {
                    mutations.unnoticed().forEach(one -> out.println(one.path() + ": " + one.what()
                            + (one.example().isEmpty() ? "" : "; it matters with " + one.example())));
                    out.println("policy book " + book.version() + ": " + mutations.tried() + " small changes tried, " + mutations.noticed()
                            + " noticed by an example, " + mutations.unnoticed().size() + " by none"
                            + (mutations.complete() ? "" : "; not all were tried, give it more time by " + LIMIT));
                }
                return most >= 0 && mutations.unnoticed().size() > most ? CommandHouse.OVER
                        : mutations.complete() ? CommandHouse.GOOD : CommandHouse.NOT_DONE;
            });
        });
    }

    private static Duration limit(CommandLine line) {
        long seconds = line.number(LIMIT);
        if (seconds == 0 || seconds > 86_400) {
            throw Refusal.invalid(LIMIT, "must be 1 to 86400 seconds");
        }
        return seconds < 0 ? USUAL_LIMIT : Duration.ofSeconds(seconds);
    }
}
