package dev.bailiwick.flow.command;

import dev.bailiwick.drafting.CheckPrompts;
import dev.bailiwick.drafting.CheckPrompts.Standing;
import dev.bailiwick.guardrail.command.CommandHouse;
import dev.bailiwick.guardrail.command.CommandLine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;

/**
 * The command {@code check-prompts}: tries the company's prompts on the models that are configured, as {@code POST /api/prompts/check} does, and
 * keeps what became of it, so that they may serve.
 */
public final class CheckPromptsCommand {

    /** What is written on the command line. */
    public static final String NAME = "check-prompts";

    private static final String ROUTE = "--route";
    private static final String SHOW = "--show";

    private CheckPromptsCommand() {
    }

    /** As much of the house as it needs: the database, the models, the prompts and what a draft is held against. */
    @EnableConfigurationProperties
    @ConfigurationPropertiesScan({"dev.bailiwick.kernel.files", "dev.bailiwick.database", "dev.bailiwick.drafting", "dev.bailiwick.knowledge",
        "dev.bailiwick.model"})
    @ComponentScan(basePackages = {"dev.bailiwick.kernel.files", "dev.bailiwick.kernel.doors", "dev.bailiwick.database", "dev.bailiwick.drafting",
        "dev.bailiwick.knowledge", "dev.bailiwick.model"},
            excludeFilters = @Filter(type = FilterType.REGEX, pattern = ".*(\\.(web|actuator)\\..*|ReplayConfiguration)"))
    @ImportAutoConfiguration({DataSourceTransactionManagerAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
        JacksonAutoConfiguration.class})
    static class House {

        /** Nobody reads figures of a command. */
        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
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
     * @param out       where it is said how prompts and routes stand, one a line, or the JSON of the HTTP API
     * @param arguments the command line
     * @return the exit code: {@link CommandHouse#OVER} when a route may not serve
     */
    public static int run(PrintStream out, String... arguments) {
        return CommandHouse.run(out, "No prompt was tried", () -> {
            CommandLine line = CommandLine.read(arguments, Set.of(CommandLine.BOOK, ROUTE), Set.of(CommandLine.JSON, SHOW));
            line.noWords();
            return CommandHouse.open(House.class, line, house -> {
                CheckPrompts check = house.getBean(CheckPrompts.class);
                List<Standing> standings = line.has(SHOW) ? check.standings() : check.check(line.value(ROUTE), "command line");
                if (line.has(CommandLine.JSON)) {
                    CommandHouse.json(out, house, standings);
                } else {
                    standings.forEach(one -> say(out, one));
                }
                return standings.stream().allMatch(Standing::serves) ? CommandHouse.GOOD : CommandHouse.OVER;
            });
        });
    }

    private static void say(PrintStream out, Standing one) {
        out.println(one.prompt() + " on " + one.route() + " (" + one.model() + "): " + (one.serves() ? "serves, " : "does not serve, ") + one.why());
        if (one.latest() != null) {
            one.latest().failed().forEach(failure -> out.println("  " + failure.name() + ": " + failure.what()));
        }
    }
}
