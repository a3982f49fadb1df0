package dev.bailiwick.bench;

import dev.bailiwick.guardrail.ApprovePolicies;
import dev.bailiwick.guardrail.BookTexts;
import dev.bailiwick.guardrail.PoliciesMatter;
import dev.bailiwick.guardrail.PolicyBook;
import dev.bailiwick.guardrail.ProposePolicies;
import dev.bailiwick.guardrail.TryOnThePast;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.release.change.Activation;
import dev.bailiwick.release.change.Archive;
import dev.bailiwick.release.change.Person;
import dev.bailiwick.release.change.Proposal;
import dev.bailiwick.release.change.Versions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * What judging by many policies costs in the running house, and what it costs the turns when a book of as many is compiled, tried, approved and
 * takes force beside them, again and again. Turns begin at a fixed rate whatever became of those before; in every round once without and once
 * with books that change. Arguments: seconds of each part, rounds, policies.
 */
final class PoliciesUnderLoad {

    private static final int RATE = 20;
    private static final int FACTS = 30;
    private static final Person AUTHOR = new Person("author", "");
    private static final Person APPROVER = new Person("approver", "");

    private final BenchHouse house;
    private final int policies;
    private final BookTexts founded;
    private final int own;
    private final ConcurrentLinkedQueue<Long> judged = new ConcurrentLinkedQueue<>();
    private int conversations;
    private int edition;

    private PoliciesUnderLoad(BenchHouse house, int policies) {
        this.house = house;
        this.policies = policies;
        Versions<BookTexts> books = house.the(Archive.class).versions(PoliciesMatter.MATTER);
        this.own = house.the(PolicyBook.class).policies().size();
        this.founded = books.inForce().map(Activation::book).flatMap(books::find).orElseThrow();
    }

    public static void main(String[] arguments) throws Exception {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 60;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        try (BenchHouse house = new BenchHouse(false)) {
            new PoliciesUnderLoad(house, arguments.length > 2 ? Integer.parseInt(arguments[2]) : 300).measure(seconds, rounds);
        } catch (Exception | Error e) {
            e.printStackTrace();
            System.exit(1);
        }
        System.exit(0);
    }

    private void measure(int seconds, int rounds) throws Exception {
        say("begun");
        int[] known = {0};
        BenchHouse.heard = (facts, nanos) -> known[0] = Math.max(known[0], facts);
        ConversationId first = house.begin("facts");
        house.turn(first, "m1");
        BenchHouse.topics = Math.max(0, FACTS - known[0]);
        System.out.println("the first book of many: " + change());
        known[0] = 0;
        house.turn(first, "m2");
        System.out.printf("%d policies in force, %d facts in the judgement of a draft%n", house.the(PolicyBook.class).policies().size(), known[0]);
        BenchHouse.heard = (facts, nanos) -> judged.add(nanos);
        turns(seconds);
        quantiles("warming up, judgements", judged);
        for (int round = 1; round <= rounds; round++) {
            judged.clear();
            List<Long> quiet = turns(seconds);
            quantiles("judgements while no book changes", judged);
            judged.clear();
            List<Long> changing;
            AtomicBoolean over = new AtomicBoolean();
            try (ExecutorService officers = Executors.newSingleThreadExecutor(Thread.ofPlatform().name("officers").factory())) {
                Future<List<String>> changes = officers.submit(() -> {
                    List<String> done = new ArrayList<>();
                    while (!over.get()) {
                        done.add(change());
                    }
                    return done;
                });
                changing = turns(seconds);
                over.set(true);
                System.out.println(changes.get(10, TimeUnit.MINUTES).size() + " books took force; the last: " + changes.get().getLast());
            }
            quantiles("judgements while books change", judged);
            quantiles("turns while no book changes", quiet);
            quantiles("turns while books change", changing);
            long usual = quiet.stream().sorted().skip(quiet.size() / 2).findFirst().orElseThrow();
            System.out.printf(Locale.ROOT, "   longer than the usual %.1f ms by more than 250 ms: %d of %d while no book changes, %d of %d while books change%n",
                    usual / 1e6, late(quiet, usual), quiet.size(), late(changing, usual), changing.size());
        }
        say("ended");
    }

    private static long late(List<Long> nanos, long usual) {
        return nanos.stream().filter(one -> one > usual + TimeUnit.MILLISECONDS.toNanos(250)).count();
    }

    /** A whole change of the book, as people make it. @return how long each act of it took */
    private String change() throws InterruptedException {
        StringBuilder times = new StringBuilder();
        ProposePolicies propose = house.the(ProposePolicies.class);
        ApprovePolicies approve = house.the(ApprovePolicies.class);
        BookTexts texts = ManyPolicies.added(founded, policies - own, ++edition);
        long start = System.nanoTime();
        Proposal proposal = propose.begin("Edition " + edition, AUTHOR);
        propose.replace(proposal.id(), texts, AUTHOR);
        start = note(times, "written", start);
        propose.check(proposal.id(), AUTHOR);
        start = note(times, "checked", start);
        TryOnThePast.Progress progress;
        do {
            progress = house.the(TryOnThePast.class).tryOn(proposal.id(), null, "active", Duration.ofSeconds(20), AUTHOR);
        } while (progress.tried() == null);
        start = note(times, "tried on the past", start);
        Proposal submitted = approve.submit(proposal.id(), AUTHOR);
        approve.approve(proposal.id(), submitted.shown(), null, APPROVER);
        note(times, "approved and in force", start);
        if (!house.the(PolicyBook.class).version().equals(texts.version())) {
            throw new IllegalStateException("book " + texts.version() + " was approved and is not in force");
        }
        return times.toString();
    }

    private static long note(StringBuilder times, String what, long since) {
        long now = System.nanoTime();
        times.append(String.format(Locale.ROOT, "%s%s after %.1f s", times.isEmpty() ? "" : ", ", what, (now - since) / 1e9));
        return now;
    }

    /**
     * Turns at a fixed rate, ten seconds from one to the next of a conversation, so that nobody writes on before the answer.
     *
     * @return nanoseconds from the moment at which each was due to the commit of its reply
     */
    private List<Long> turns(int seconds) throws InterruptedException {
        String[] ids = new String[10 * RATE];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = "p" + ++conversations;
            house.begin(ids[i]);
        }
        ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
        long begun = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < seconds * RATE; i++) {
                int number = i;
                long due = begun + i * 1_000_000_000L / RATE;
                LockSupport.parkNanos(due - System.nanoTime());
                threads.execute(() -> {
                    house.turn(new ConversationId(ids[number % ids.length]), "m" + (number / ids.length + 1));
                    nanos.add(System.nanoTime() - due);
                });
            }
        }
        return List.copyOf(nanos);
    }

    private static void quantiles(String what, Iterable<Long> all) {
        List<Long> sorted = new ArrayList<>();
        all.forEach(sorted::add);
        sorted.sort(null);
        System.out.printf(Locale.ROOT, "%s: %d, p50 %.2f ms, p95 %.2f ms, p99 %.2f ms, longest %.2f ms%n", what, sorted.size(),
                sorted.get(sorted.size() / 2) / 1e6, sorted.get(sorted.size() * 95 / 100) / 1e6, sorted.get(sorted.size() * 99 / 100) / 1e6,
                sorted.getLast() / 1e6);
    }

    private void say(String what) throws java.io.IOException {
        String memory = Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("VmRSS")).findFirst().orElse("");
        System.out.println(what + ", load average " + Files.readString(Path.of("/proc/loadavg")).strip() + ", " + memory.replaceAll("\\s+", " "));
    }
}
