package dev.bailiwick.guardrail.command;

import dev.bailiwick.guardrail.CheckPolicies;
import dev.bailiwick.guardrail.Remark;
import dev.bailiwick.guardrail.CheckPolicies.Checked;
import dev.bailiwick.kernel.CompanyFiles;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;

/**
 * The command {@code check}: reads the company's policies, compiles them, tries their examples, says what is wrong, and ends. Needs no
 * database and no network, so that a pipeline can run it on every change.
 */
public final class CheckCommand {

    /** What is written on the command line. */
    public static final String NAME = "check";
    /** The book could be put into force. */
    public static final int GOOD = 0;
    /** Something is wrong; each problem is a line {@code file:line: what}. */
    public static final int WRONG = 1;
    /** The files could not be read; nothing is known about them. */
    public static final int NOT_CHECKED = 2;

    private CheckCommand() {
    }

    /**
     * @param arguments the command line
     * @return whether it asks for this command
     */
    public static boolean isMeant(String... arguments) {
        return arguments.length > 0 && arguments[0].equals(NAME);
    }

    /**
     * @param out       where the problems go, one a line, then the remarks, and the sum as the last line
     * @param arguments the command line; settings in it hold as usual, so that {@code --bailiwick.company=<folder>} names the company
     * @return {@link #GOOD}, {@link #WRONG} or {@link #NOT_CHECKED}, for the exit code
     */
    public static int run(PrintStream out, String... arguments) {
        List<String> settings = Arrays.stream(arguments).filter(argument -> !argument.equals(NAME)).toList();
        try (ConfigurableApplicationContext house = new SpringApplicationBuilder(CheckingHouse.class).web(WebApplicationType.NONE)
                .properties(CommandHouse.LOG).run(settings.toArray(String[]::new))) {
            CompanyFiles files = house.getBean(CompanyFiles.class);
            Checked checked = house.getBean(CheckPolicies.class).check(files);
            checked.problems().forEach(problem -> out.println(problem.getMessage()));
            checked.remarks().forEach(remark -> out.println(said(remark)));
            out.println(checked.good() ? "policy book " + checked.version() + " is good: " + checked.policies() + " policies, " + checked.examples()
                    + " examples passed" + (checked.remarks().isEmpty() ? "" : ", " + checked.remarks().size() + " remarks") : checked.problems().size() + " problems in the policies (" + files.origin("rules") + ")");
            return checked.good() ? GOOD : WRONG;
        } catch (RuntimeException e) {
            out.println("The policies were not checked: " + NestedExceptionUtils.getMostSpecificCause(e).getMessage());
            return NOT_CHECKED;
        } finally {
            out.flush();
        }
    }

    /** A remark is no fault: who wrote the policy may want it so. */
    private static String said(Remark remark) {
        return remark.path() + ": " + remark.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": " + remark.what()
                + (remark.example().isEmpty() ? "" : "; for example: " + remark.example());
    }
}
