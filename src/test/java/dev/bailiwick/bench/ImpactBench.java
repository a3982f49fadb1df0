package dev.bailiwick.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bailiwick.Bailiwick;
import dev.bailiwick.database.embedded.EmbeddedServer;
import dev.bailiwick.drafting.ReloadTexts;
import dev.bailiwick.flow.TryTexts;
import dev.bailiwick.guardrail.BookTexts;
import dev.bailiwick.guardrail.BooksAtWork;
import dev.bailiwick.guardrail.BoundBook;
import dev.bailiwick.guardrail.PoliciesMatter;
import dev.bailiwick.guardrail.ProposePolicies;
import dev.bailiwick.guardrail.ReloadPolicies;
import dev.bailiwick.guardrail.TryOnThePast;
import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.ledger.VerifyLedger;
import dev.bailiwick.release.change.Activation;
import dev.bailiwick.release.change.Archive;
import dev.bailiwick.release.change.Person;
import dev.bailiwick.release.change.Proposal;
import dev.bailiwick.release.change.Versions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How long it takes to judge the past again. A ledger is filled ({@link FillPast}); then three books are tried on it, as the running house does it
 * for an officer, and the last once more by the command {@code impact} in a program that has just started: the book in force, one with another
 * policy, one in which something else is inferred. Ends with 1 unless each changes exactly the verdicts that it changed when the ledger was
 * filled. Arguments: how many judgements, and a file with a customer's text on each line.
 */
public final class ImpactBench {

    private static final int MOST_TEXTS = 1_000;
    private static final Pattern EXEMPLAR = Pattern.compile("(?m)^\\s*-\\s*\"([^\"]+)\"\\s*$");
    private static final Person OFFICER = new Person("bench", "");

    private final ConfigurableApplicationContext house;
    private final int judgements;
    private boolean exact = true;

    private ImpactBench(ConfigurableApplicationContext house, int judgements) {
        this.house = house;
        this.judgements = judgements;
    }

    /** Measures and prints. */
    public static void main(String[] arguments) throws Exception {
        Path home = Files.createTempDirectory("bailiwick-bench");
        home.toFile().setExecutable(true, false);
        boolean exact;
        try (EmbeddedServer postgres = EmbeddedServer.start(home)) {
            String[] database = {"--bailiwick.database.url=" + postgres.url(), "--bailiwick.database.user=" + EmbeddedServer.USER,
                "--bailiwick.database.password=" + postgres.password(), "--bailiwick.home=" + home.resolve("house"), "--logging.level.root=warn",
                "--logging.level.dev.bailiwick=warn"};
            try (ConfigurableApplicationContext house = new SpringApplicationBuilder(Bailiwick.class).run(Stream.concat(Stream.of("--server.port=0",
                    "--bailiwick.security.admin-password=bench-bench-bench"), Stream.of(database)).toArray(String[]::new))) {
                ImpactBench bench = new ImpactBench(house, Integer.parseInt(arguments[0]));
                bench.measure(Path.of(arguments[1]), home.resolve("company"), database);
                exact = bench.exact;
            }
        }
        System.exit(exact ? 0 : 1);
    }

    private void measure(Path file, Path folder, String[] database) throws Exception {
        Versions<BookTexts> books = house.getBean(Archive.class).versions(PoliciesMatter.MATTER);
        BookTexts inForce = books.inForce().map(Activation::book).flatMap(books::find).orElseThrow();
        Map<String, BookTexts> tried = new LinkedHashMap<>();
        tried.put("the book in force", inForce);
        tried.put("another policy (GR-014 from 25 euro on)", another(another(inForce, "/GR-014-", ".dslr", "5000 cents", "2500 cents"), "/GR-014-", ".yaml",
                "4999", "2499"));
        tried.put("another inference (IN-003 only where two speak it)", another(another(another(inForce, "/IN-003-", ".drl", "speakers > 0",
                "speakers > 1"), "/IN-003-", ".yaml", "speakers: 1,", "speakers: 2,"), "/GR-031-", ".yaml", "speakers: 1,", "speakers: 2,"));
        long[] expected = fill(inForce, List.copyOf(tried.values()), file);
        int i = 0;
        for (Map.Entry<String, BookTexts> one : tried.entrySet()) {
            byOfficer(one.getKey(), one.getValue(), expected[i++]);
        }
        byCommand(tried.keySet().stream().skip(2).findFirst().orElseThrow(), List.copyOf(tried.values()).getLast(), expected[2], folder, database);
        System.out.println("load average " + Files.readString(Path.of("/proc/loadavg")).strip());
    }

    private static BookTexts another(BookTexts book, String name, String ending, String what, String by) {
        CompanyFile file = book.files().stream().filter(one -> one.path().contains(name) && one.path().endsWith(ending)).findFirst().orElseThrow();
        String text = file.text().replace(what, by);
        if (text.equals(file.text())) {
            throw new IllegalStateException(file.path() + " does not say '" + what + "' any more");
        }
        return book.with(new CompanyFile(file.path(), text.getBytes(StandardCharsets.UTF_8)));
    }

    private long[] fill(BookTexts inForce, List<BookTexts> others, Path file) throws Exception {
        List<String> texts = new ArrayList<>(Files.readAllLines(file).stream().filter(line -> !line.isBlank()).limit(MOST_TEXTS).toList());
        inForce.files().stream().filter(topic -> topic.path().startsWith(BookTexts.FOLDER + "/topics/")).forEach(topic -> {
            Matcher exemplars = EXEMPLAR.matcher(topic.text());
            while (exemplars.find()) {
                texts.add(exemplars.group(1));
            }
        });
        BooksAtWork atWork = house.getBean(BooksAtWork.class);
        List<BoundBook> bound = others.stream().map(book -> atWork.prepare(book).book()).toList();
        long start = System.nanoTime();
        FillPast past = new FillPast(house.getBean(TryTexts.class), house.getBean(ReloadTexts.class).inForce(),
                house.getBean(ReloadPolicies.class).inForce(), bound, texts);
        long[] changed = past.fill(house.getBean(DataSource.class), judgements);
        JdbcTemplate jdbc = new JdbcTemplate(house.getBean(DataSource.class));
        jdbc.execute("analyze ledger.entry");
        long bytes = jdbc.queryForObject("select avg(octet_length(details::text))::bigint from ledger.entry where conversation_id like 'past-%'", Long.class);
        double filled = (System.nanoTime() - start) / 1e9;
        VerifyLedger.Report chains = house.getBean(VerifyLedger.class).verifyAll(broken -> System.out.println(broken));
        System.out.printf(Locale.ROOT, "filled with %,d judgements of %d texts in %.0f s, %d bytes of details each; %,d entries in %,d chains, %d of them"
                + " broken; %d policies%n", judgements, texts.size(), filled, bytes, chains.entries(), chains.conversations(), chains.broken(),
                bound.getFirst().size());
        exact &= chains.whole();
        return changed;
    }

    private void byOfficer(String what, BookTexts book, long expected) throws IOException {
        ProposePolicies propose = house.getBean(ProposePolicies.class);
        Proposal proposal = propose.begin(what, OFFICER);
        propose.replace(proposal.id(), book, OFFICER);
        propose.check(proposal.id(), OFFICER);
        long start = System.nanoTime();
        long most = 0;
        TryOnThePast.Progress progress;
        do {
            progress = house.getBean(TryOnThePast.class).tryOn(proposal.id(), null, "active", Duration.ofMillis(200), OFFICER);
            most = Math.max(most, Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        } while (progress.tried() == null);
        say("officer, " + what, (System.nanoTime() - start) / 1e9, progress.tried().tried(), expected);
        System.out.printf(Locale.ROOT, "   heap at most %d MB%n", most >> 20);
    }

    private void byCommand(String what, BookTexts book, long expected, Path folder, String[] database) throws IOException, InterruptedException {
        for (CompanyFile file : book.files()) {
            Files.createDirectories(folder.resolve(file.path()).getParent());
            Files.write(folder.resolve(file.path()), file.bytes());
        }
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), Bailiwick.class.getName(), "impact", "--book", folder.toString(), "--json"));
        command.addAll(List.of(database));
        long start = System.nanoTime();
        Process program = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (program.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
        say("command, its start included, " + what, (System.nanoTime() - start) / 1e9, said.substring(said.indexOf('{')), expected);
    }

    private void say(String by, double seconds, String report, long expected) throws IOException {
        JsonNode impact = new ObjectMapper().readTree(report);
        long judged = impact.path("judgements").asLong();
        long changed = impact.path("changed").asLong();
        boolean right = judged == judgements && changed == expected && impact.path("unreadable").asLong(-1) == 0;
        exact &= right;
        System.out.printf(Locale.ROOT, "%s: %,d judgements in %.1f s, %,.0f/s; changed %,d, expected %,d%s%n", by, judged, seconds, judged / seconds, changed,
                expected, right ? "" : ": NOT EXACT, " + report);
    }
}
