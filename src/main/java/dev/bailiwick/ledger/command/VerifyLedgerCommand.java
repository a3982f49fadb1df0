package dev.bailiwick.ledger.command;

import dev.bailiwick.ledger.VerifyLedger;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;

/**
 * The command {@code verify-ledger}: checks every chain, says what it found, and ends. It opens the same database as the program with the
 * same settings, or starts the embedded one, but no engine and no web server, so it runs beside a serving instance on
 * the same external database.
 */
public final class VerifyLedgerCommand {

    /** What is written on the command line. */
    public static final String NAME = "verify-ledger";
    /** Every chain is whole. */
    public static final int WHOLE = 0;
    /** At least one chain is broken. */
    public static final int BROKEN = 1;
    /** The ledger could not be read; nothing is known about it. */
    public static final int NOT_CHECKED = 2;

    /** As for the other commands: what was found goes to standard output, the log to standard error. */
    private static final String LOG = "logging.config=classpath:logback-command.xml";

    private VerifyLedgerCommand() {
    }

    /**
     * @param arguments the command line
     * @return whether it asks for this command
     */
    public static boolean isMeant(String... arguments) {
        return Arrays.asList(arguments).contains(NAME);
    }

    /**
     * @param out       where the findings go: one line for each broken chain, and the sum as the last line
     * @param arguments the command line; settings in it hold as usual
     * @return {@link #WHOLE}, {@link #BROKEN} or {@link #NOT_CHECKED}, for the exit code
     */
    public static int run(PrintStream out, String... arguments) {
        List<String> settings = Arrays.stream(arguments).filter(argument -> !argument.equals(NAME)).toList();
        try (ConfigurableApplicationContext house = new SpringApplicationBuilder(VerifyingHouse.class).web(WebApplicationType.NONE)
                .properties(LOG).run(settings.toArray(String[]::new))) {
            VerifyLedger.Report report = house.getBean(VerifyLedger.class).verifyAll(broken ->
                    out.println("conversation " + broken.conversation() + ", entry " + broken.number() + ": " + broken.what()));
            out.println(report.conversations() + " conversations, " + report.entries() + " entries, "
                    + (report.whole() ? "whole" : report.broken() + " broken"));
            return report.whole() ? WHOLE : BROKEN;
        } catch (RuntimeException e) {
            out.println("The ledger was not checked: " + NestedExceptionUtils.getMostSpecificCause(e).getMessage());
            return NOT_CHECKED;
        } finally {
            out.flush();
        }
    }
}
