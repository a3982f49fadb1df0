package dev.bailiwick.guardrail.command;

import dev.bailiwick.guardrail.BookTexts;
import dev.bailiwick.guardrail.BoundBook;
import dev.bailiwick.guardrail.Impact;
import dev.bailiwick.guardrail.MeasureImpact;
import dev.bailiwick.guardrail.PoliciesMatter;
import dev.bailiwick.guardrail.ReloadPolicies;
import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.Decision;
import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.release.change.Activation;
import dev.bailiwick.release.change.Archive;
import dev.bailiwick.release.change.Versions;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/**
 * The command {@code impact}: judges all kept judgements of a database again by the company's policies, and says which verdicts would be others.
 * It writes no judgement and no report, but brings the tables to its own version as every start does: it runs beside a serving house of the same
 * version on the same external database.
 */
public final class ImpactCommand {

    /** What is written on the command line. */
    public static final String NAME = "impact";

    private static final String AGAINST = "--against";
    private static final String FROM = "--from";
    private static final String UNTIL = "--until";
    private static final String FAIL_OVER = "--fail-over";
    private static final String ACTIVE = "active";
    private static final String JUDGED = "judged";

    private ImpactCommand() {
    }

    /** As much of the house as it needs: the database, what it keeps of books and judgements, and the rules. */
    @EnableConfigurationProperties
    @ConfigurationPropertiesScan({"dev.bailiwick.guardrail", "dev.bailiwick.kernel.files", "dev.bailiwick.database"})
    @ComponentScan({"dev.bailiwick.kernel.files", "dev.bailiwick.kernel.doors", "dev.bailiwick.database"})
    @ComponentScan(basePackages = "dev.bailiwick.guardrail.drools", useDefaultFilters = false,
            includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = ReloadPolicies.class))
    @ComponentScan(basePackages = "dev.bailiwick.release.jdbc", useDefaultFilters = false,
            includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Archive.class))
    @ComponentScan(basePackages = "dev.bailiwick.ledger.jdbc", useDefaultFilters = false,
            includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Decision.Past.class))
    @ImportAutoConfiguration({DataSourceTransactionManagerAutoConfiguration.class, JacksonAutoConfiguration.class})
    @Import(MeasureImpact.class)
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
     * @param out       where the changes go, one group a line, and the sum as the last line; or the JSON of the HTTP API
     * @param arguments the command line
     * @return the exit code: {@link CommandHouse#OVER} when more verdicts change than {@code --fail-over} allows
     */
    public static int run(PrintStream out, String... arguments) {
        return CommandHouse.run(out, "The past was not judged again", () -> {
            CommandLine line = CommandLine.read(arguments, Set.of(CommandLine.BOOK, AGAINST, FROM, UNTIL, FAIL_OVER), Set.of(CommandLine.JSON));
            line.noWords();
            long most = line.number(FAIL_OVER);
            Instant from = line.moment(FROM);
            Instant until = line.moment(UNTIL);
            String against = line.has(AGAINST) ? line.value(AGAINST) : ACTIVE;
            if (!against.equals(ACTIVE) && !against.equals(JUDGED) && !against.matches("[0-9a-f]{12}")) {
                throw Refusal.invalid(AGAINST, "must be " + ACTIVE + " (the book in force), " + JUDGED + " (the verdicts as they were given) or the version"
                        + " of a book that the database keeps, not '" + against + "'");
            }
            return CommandHouse.open(House.class, line, house -> {
                BoundBook book = house.getBean(ReloadPolicies.class).inForce();
                Impact impact = house.getBean(MeasureImpact.class).measure(book, against(against, house, book),
                        from == null ? Instant.EPOCH : from, until == null ? house.getBean(Clock.class).instant() : until, judged -> { });
                if (line.has(CommandLine.JSON)) {
                    CommandHouse.json(out, house, impact);
                } else {
                    say(out, impact);
                }
                return most >= 0 && impact.changed() > most ? CommandHouse.OVER : CommandHouse.GOOD;
            });
        });
    }

    /** @return the book to compare with, or null for the verdicts as they were given */
    private static BoundBook against(String which, ApplicationContext house, BoundBook tried) {
        if (which.equals(JUDGED)) {
            return null;
        }
        Versions<BookTexts> books = house.getBean(Archive.class).versions(PoliciesMatter.MATTER);
        Optional<String> version = which.equals(ACTIVE) ? books.inForce().map(Activation::book) : Optional.of(which);
        BookTexts texts = version.flatMap(books::find).orElseThrow(() -> Refusal.invalid(AGAINST, which.equals(ACTIVE)
                ? "no policy book is in force in this database; was the house ever started on it?" : "this database keeps no policy book " + which));
        return texts.version().equals(tried.version()) ? tried
                : house.getBean(ReloadPolicies.class).prepare(texts.over(house.getBean(CompanyFiles.class)));
    }

    private static void say(PrintStream out, Impact impact) {
        for (Impact.Group group : impact.groups()) {
            out.println(String.format(Locale.ROOT, "%,d at the %s gate: %s -> %s, by %s; latest conversations %s", group.judgements(), group.gate(),
                    group.was(), group.becomes(), group.policies().isEmpty() ? "no policy" : String.join(" ", group.policies()),
                    String.join(" ", group.conversations())));
        }
        out.println(String.format(Locale.ROOT, "policy book %s against %s: %,d judgements judged again, %,d verdicts change, %,d cannot be judged again"
                + " (their facts were not kept, or are none of today's)", impact.book(), impact.against(), impact.judgements(), impact.changed(),
                impact.unreadable()));
    }
}
