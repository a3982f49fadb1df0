package dev.bailiwick.guardrail.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;

/**
 * The command {@code new-policy <family> <slug>}: writes the next free policy as a draft that passes its check from the first moment, with
 * examples beside it, below {@code rules/drl} of the company's folder.
 */
public final class NewPolicyCommand {

    /** What is written on the command line. */
    public static final String NAME = "new-policy";
    /** The two files were written. */
    public static final int WRITTEN = 0;
    /** Nothing was written. */
    public static final int NOT_WRITTEN = 2;

    private static final Pattern ID = Pattern.compile("GR-(\\d{3})-.*");
    private static final int HIGHEST = 999;

    private NewPolicyCommand() {
    }

    /**
     * @param arguments the command line
     * @return whether it asks for this command
     */
    public static boolean isMeant(String... arguments) {
        return arguments.length > 0 && arguments[0].equals(NAME);
    }

    /**
     * @param out       where the paths of the new files go, or what is wrong
     * @param arguments the command line: the command, the family, the slug; the company's folder is named by BAILIWICK_COMPANY, else it is
     *                  the one in which the command is run
     * @return {@link #WRITTEN} or {@link #NOT_WRITTEN}, for the exit code
     */
    public static int run(PrintStream out, String... arguments) {
        try (ConfigurableApplicationContext house = new SpringApplicationBuilder(CheckingHouse.class).web(WebApplicationType.NONE).run()) {
            return run(out, Path.of(house.getEnvironment().getProperty("bailiwick.company", "")), house.getBean(Clock.class), arguments);
        } catch (RuntimeException e) {
            out.println("No policy was written: " + NestedExceptionUtils.getMostSpecificCause(e).getMessage());
            return NOT_WRITTEN;
        }
    }

    /**
     * @param out       where the paths of the new files go, or what is wrong
     * @param company   the company's folder, which holds {@code rules}
     * @param clock     says the day from which the policy applies
     * @param arguments the command line: the command, the family, the slug
     * @return {@link #WRITTEN} or {@link #NOT_WRITTEN}, for the exit code
     */
    static int run(PrintStream out, Path company, Clock clock, String... arguments) {
        try {
            if (arguments.length != 3 || !arguments[1].matches("[a-z][a-z0-9-]{1,39}") || !arguments[2].matches("[a-z0-9][a-z0-9-]{2,79}")) {
                out.println("Say " + NAME + " <family> <slug>, both of small letters, digits and -, such as: " + NAME + " money refund-promise-above-mandate");
                return NOT_WRITTEN;
            }
            Path rules = company.resolve("rules/drl");
            if (!Files.isDirectory(rules)) {
                out.println("There is no folder " + rules + "; run this in the company's folder, or name it with BAILIWICK_COMPANY");
                return NOT_WRITTEN;
            }
            String id = nextId(rules);
            Path policy = rules.resolve(arguments[1]).resolve(id + "-" + arguments[2] + ".dslr");
            Path examples = rules.resolve(arguments[1]).resolve(id + "-" + arguments[2] + ".examples.yaml");
            Files.createDirectories(policy.getParent());
            Files.writeString(policy, policy(id, arguments[2].replace('-', ' '), LocalDate.now(clock)), StandardOpenOption.CREATE_NEW);
            Files.writeString(examples, examples(id), StandardOpenOption.CREATE_NEW);
            out.println(policy + System.lineSeparator() + examples);
            return WRITTEN;
        } catch (IOException | IllegalStateException e) {
            out.println("No policy was written: " + e.getMessage());
            return NOT_WRITTEN;
        } finally {
            out.flush();
        }
    }

    private static String nextId(Path rules) throws IOException {
        try (Stream<Path> files = Files.walk(rules)) {
            int highest = files.map(file -> ID.matcher(file.getFileName().toString())).filter(Matcher::matches)
                    .mapToInt(found -> Integer.parseInt(found.group(1))).max().orElse(0);
            if (highest >= HIGHEST) {
                throw new IllegalStateException("GR-" + HIGHEST + " is taken; begin another series of ids by hand");
            }
            return String.format(java.util.Locale.ROOT, "GR-%03d", highest + 1);
        }
    }

    private static String policy(String id, String title, LocalDate today) {
        return """
                rule "%s %s"
                    @status("draft") @owner("who answers for it") @since("%s") @review("%s")
                    @basis("the law, the rule of the house, or: by our own choice")
                    @errs("what it misses, and whom it hits by mistake")
                when
                    // The sentences are listed in docs/reference/sentences.md.
                    the customer is under age
                then
                    note that "Say here why, in words that the customer may read."
                end
                """.formatted(id, title, today, today.plusYears(1));
    }

    private static String examples(String id) {
        return """
                policy: %s
                examples:
                  - name: what it must see
                    given:
                      - customer: {minor: true}
                    expect: note
                  - name: what it must see too
                    given:
                      - customer: {minor: true, verified: false}
                    expect: note
                  - name: what it must leave alone
                    expect: miss
                  - name: what comes near and must be left alone too
                    given:
                      - customer: {verified: false}
                    expect: miss
                """.formatted(id);
    }
}
