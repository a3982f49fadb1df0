package dev.bailiwick.guardrail.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bailiwick.kernel.CannotStart;
import dev.bailiwick.kernel.InvalidFile;
import java.io.PrintStream;
import java.util.function.ToIntFunction;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;

/**
 * As much of the house as a command needs, for as long as it needs it. Only the command speaks on standard output; the log goes to standard error.
 */
public final class CommandHouse {

    /** Done, and nothing to object. */
    public static final int GOOD = 0;
    /** Done, and there is more of something than the caller allows. */
    public static final int OVER = 1;
    /** Not done; what was printed says why, and nothing is known. */
    public static final int NOT_DONE = 2;

    /** Where the log goes, as a setting. */
    static final String LOG = "logging.config=classpath:logback-command.xml";

    private CommandHouse() {
    }

    /** What a command does, from its arguments to its exit code. */
    @FunctionalInterface
    public interface Work {

        /** @return the exit code */
        int run();
    }

    /**
     * Runs a command's work, and says in one place why it was not done when it was not.
     *
     * @param out  where words go
     * @param what what would not have been done, as the beginning of a sentence: {@code Nothing was tried}
     * @param work the work
     * @return its exit code, or {@link #NOT_DONE}
     */
    public static int run(PrintStream out, String what, Work work) {
        try {
            return work.run();
        } catch (RuntimeException e) {
            Throwable cause = NestedExceptionUtils.getMostSpecificCause(e);
            for (Throwable at = e; at != null; at = at.getCause()) {
                if (at instanceof CannotStart || at instanceof InvalidFile) {
                    cause = at;
                    break;
                }
            }
            if (cause instanceof InvalidFile broken) {
                broken.problems().forEach(problem -> out.println(problem.getMessage()));
                out.println(what + ": " + broken.problems().size() + " problems in the files");
            } else {
                out.println(what + ": " + cause.getMessage());
                if (cause instanceof CannotStart start) {
                    out.println(start.cure());
                }
            }
            return NOT_DONE;
        } finally {
            out.flush();
        }
    }

    /**
     * @param house what of the house is needed
     * @param line  the command line, whose settings hold
     * @param work  is given the house and gives the exit code
     * @return the exit code
     */
    public static int open(Class<?> house, CommandLine line, ToIntFunction<ConfigurableApplicationContext> work) {
        try (ConfigurableApplicationContext open = new SpringApplicationBuilder(house).web(WebApplicationType.NONE)
                .properties(LOG).run(line.settings())) {
            return work.applyAsInt(open);
        }
    }

    /**
     * @param out    where it goes
     * @param house  whose way to write JSON is that of the HTTP API
     * @param report plain values
     */
    public static void json(PrintStream out, ConfigurableApplicationContext house, Object report) {
        try {
            out.println(house.getBean(ObjectMapper.class).writerWithDefaultPrettyPrinter().writeValueAsString(report));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report is plain values", e);
        }
    }
}
