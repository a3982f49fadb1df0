package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.GiveWay;
import dev.bailiwick.guardrail.GuardrailSettings;
import dev.bailiwick.guardrail.drools.BookedPolicy.Form;
import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.InvalidFile;
import dev.bailiwick.kernel.Refusal;
import java.lang.management.ManagementFactory;
import java.lang.ref.SoftReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.drools.compiler.kie.builder.impl.DrlProject;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;

/** Makes a policy book of the company's files: read, understand, write anew, compile, try the examples; all or nothing. */
final class BindBook {

    private static final Duration EXAMPLE_DEADLINE = Duration.ofSeconds(10);

    /** How much longer than its processor time a compilation may take, which gives way to whatever else there is to do. */
    private static final int PATIENCE = 10;
    private static final long LOOK_MILLIS = 500;
    /** How many books are remembered: the one in force, the one before, and one that is being written. */
    private static final int REMEMBERED = 3;

    private final GuardrailSettings settings;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final Map<String, SoftReference<CompiledBook>> recent = remembering();
    /** Books without their examples, by the hash over all their other texts: who writes examples compiles once. */
    private final Map<String, SoftReference<CompiledBook>> untried = remembering();

    BindBook(GuardrailSettings settings) {
        this.settings = settings;
    }

    private static Map<String, SoftReference<CompiledBook>> remembering() {
        return Collections.synchronizedMap(new LinkedHashMap<>(8, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, SoftReference<CompiledBook>> eldest) {
                return size() > REMEMBERED;
            }
        });
    }

    /** @return the limits for examples; the first run cold, so they have more time than a judgement has */
    static GuardrailSettings patient(GuardrailSettings settings) {
        return new GuardrailSettings(EXAMPLE_DEADLINE, settings.matches(), settings.facts(), settings.compilation());
    }

    /** As {@link #bind}, at the priority of everything else: a house that has no book yet has nothing else to do. */
    CompiledBook first(CompanyFiles files) {
        return bind(files, work -> Thread.ofPlatform().name("bind-policies").daemon().unstarted(work));
    }

    /**
     * Works on a thread of its own with a deadline, because what goes wrong in compiling may never come back; on one that gives way to turns, and one
     * book at a time in this house. A book that was bound a short while ago is the same book: it is checked, tried on the past and approved as
     * one, and the one before comes back at once.
     *
     * @return a book whose examples all pass
     * @throws dev.bailiwick.kernel.InvalidFile naming every problem
     * @throws Refusal of kind {@code EXHAUSTED} when other books take too long
     */
    CompiledBook bind(CompanyFiles files) {
        return bind(files, work -> GiveWay.thread("bind-policies", work));
    }

    private CompiledBook bind(CompanyFiles files, Function<Runnable, Thread> threads) {
        return bind(recent, PolicyFiles.hash(files), () -> read(files, true), files, threads);
    }

    /**
     * As {@link #bind}, of a book whose examples nobody looks at, be they wrong or missing.
     *
     * @return a book without examples, which can judge
     * @throws dev.bailiwick.kernel.InvalidFile naming every problem of its policies
     */
    CompiledBook untried(CompanyFiles files) {
        return bind(untried, PolicyFiles.hashWithoutExamples(files), () -> read(files, false), files, work -> GiveWay.thread("bind-policies", work));
    }

    private CompiledBook bind(Map<String, SoftReference<CompiledBook>> memory, String hash, Callable<CompiledBook> reading, CompanyFiles files,
            Function<Runnable, Thread> threads) {
        CompiledBook known = known(memory, hash);
        if (known != null) {
            return known;
        }
        try {
            if (!turn.tryLock(PATIENCE * settings.compilation().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Refusal(Refusal.Kind.EXHAUSTED, "other policy books are being compiled; ask again when they are done");
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        try {
            CompiledBook book = known(memory, hash);
            if (book == null) {
                book = bound(reading, files, threads);
                memory.put(hash, new SoftReference<>(book));
            }
            return book;
        } finally {
            turn.unlock();
        }
    }

    private static CompiledBook known(Map<String, SoftReference<CompiledBook>> memory, String hash) {
        SoftReference<CompiledBook> held = memory.get(hash);
        return held == null ? null : held.get();
    }

    private CompiledBook bound(Callable<CompiledBook> reading, CompanyFiles files, Function<Runnable, Thread> threads) {
        FutureTask<CompiledBook> work = new FutureTask<>(reading);
        Thread thread = threads.apply(work);
        thread.start();
        long latest = System.nanoTime() + PATIENCE * settings.compilation().toNanos();
        try {
            while (true) {
                try {
                    return work.get(Math.min(LOOK_MILLIS, settings.compilation().toMillis()), TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    long used = ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.threadId());
                    if (used > settings.compilation().toNanos() || System.nanoTime() > latest) {
                        work.cancel(true);
                        throw Problem.all(List.of(new Problem(PolicyFiles.FOLDER, 0, "compiling took longer than " + settings.compilation().toMillis()
                                + " ms of a processor's time, or " + PATIENCE + " times as long by the clock")));
                    }
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InvalidFile refused) {
                throw refused;
            }
            throw new IllegalStateException("the policies in " + files.origin(PolicyFiles.FOLDER) + " could not be compiled", e.getCause());
        } catch (InterruptedException e) {
            work.cancel(true);
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while compiling the policies", e);
    }

    private CompiledBook read(CompanyFiles companyFiles, boolean withExamples) {
        List<Problem> problems = new ArrayList<>();
        PolicyFiles files = PolicyFiles.of(companyFiles, problems);
        if (files.policies().isEmpty()) {
            problems.add(new Problem(PolicyFiles.FOLDER, 0, "holds no policy; an assistant without rules may say nothing"));
        }
        Words words = new Words(Sentences.read(files.sentences(), problems), files.topics());
        Stages stages = files.drawing() == null ? Stages.usual() : StagesDrawing.read(files.drawing(), words, problems).orElse(Stages.usual());
        Map<String, BookedPolicy> policies = new TreeMap<>();
        List<Example> examples = new ArrayList<>();
        for (CompanyFile file : files.policies()) {
            policy(file, words, problems).ifPresent(policy -> {
                if (add(policy, policies, problems) && withExamples) {
                    examples(policy, files, examples, problems);
                }
            });
        }
        (withExamples ? files.examples() : Map.<String, CompanyFile>of()).forEach((stem, file) -> {
            if (files.policies().stream().noneMatch(other -> Form.stem(other.path()).equals(stem))) {
                problems.add(new Problem(file.path(), 0, "belongs to no policy; there is no " + stem + ".dslr, .drl.csv, .drl.xlsx or .drl"));
            }
        });
        refuse(problems);
        Map<String, BookedPolicy> ordered = Inferring.inOrder(policies, stages, problems);
        refuse(problems);
        String rules = PolicyFiles.hashWithoutExamples(companyFiles);
        CompiledBook before = known(untried, rules);
        KieBase base = before == null ? compile(files.version(), ordered, stages, problems) : before.base();
        refuse(problems);
        CompiledBook book = new CompiledBook(files.version(), ordered, words.sentences(), List.copyOf(examples), stages, base);
        untried.put(rules, new SoftReference<>(new CompiledBook(files.version(), ordered, words.sentences(), List.of(), stages, base)));
        refuse(book.tried(patient(settings)));
        return book;
    }

    private static Optional<BookedPolicy> policy(CompanyFile file, Words words, List<Problem> problems) {
        Form form = Form.of(file.name()).orElseThrow();
        return form == Form.TABLE || form == Form.WORKBOOK ? PolicyTable.read(file, form, words, problems)
                : PolicyText.read(file, form, words, problems);
    }

    private static boolean add(BookedPolicy policy, Map<String, BookedPolicy> policies, List<Problem> problems) {
        String path = policy.policy().path();
        BookedPolicy other = policies.putIfAbsent(policy.policy().id(), policy);
        if (other != null) {
            problems.add(new Problem(path, 1, policy.policy().id() + " is also " + other.policy().path() + "; give one of them another number"));
        }
        return other == null;
    }

    private static void examples(BookedPolicy policy, PolicyFiles files, List<Example> examples, List<Problem> problems) {
        String path = policy.policy().path();
        CompanyFile beside = files.examples().get(Form.stem(path));
        if (beside == null) {
            problems.add(new Problem(path, 0, "has no examples; write " + Form.stem(path) + PolicyFiles.EXAMPLES + " with at least two hits and two "
                    + "misses"));
        } else {
            examples.addAll(Example.read(beside, policy, problems));
        }
    }

    static KieBase compile(String version, Map<String, BookedPolicy> policies, Stages stages, List<Problem> problems) {
        KieServices kie = KieServices.get();
        ClassLoader loader = BindBook.class.getClassLoader();
        ReleaseId release = kie.newReleaseId("dev.bailiwick", "policies", version);
        KieFileSystem files = kie.newKieFileSystem().generateAndWritePomXML(release);
        policies.values().forEach(policy -> files.write("src/main/resources/" + path(policy), WrittenRule.of(policy)));
        try {
            KieBuilder builder = kie.newKieBuilder(files, loader).buildAll(DrlProject.class);
            for (Message message : builder.getResults().getMessages(Message.Level.ERROR)) {
                problems.add(new Problem(source(message.getPath(), policies), 0, "Drools refused what was written of it: " + message.getText()));
            }
            if (!problems.isEmpty()) {
                return null;
            }
            KieBase base = kie.newKieContainer(release, loader).getKieBase();
            ((InternalKnowledgeBase) base).addProcess(StagesFlow.of(stages));
            return base;
        } finally {
            kie.getRepository().removeKieModule(release);
        }
    }

    private static String path(BookedPolicy policy) {
        return WrittenRule.PACKAGE.replace('.', '/') + "/" + policy.policy().id() + ".drl";
    }

    private static String source(String path, Map<String, BookedPolicy> policies) {
        return policies.values().stream().filter(policy -> path != null && path.endsWith(path(policy))).findFirst()
                .map(policy -> policy.policy().path()).orElse(PolicyFiles.FOLDER);
    }

    private static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw Problem.all(problems);
        }
    }
}
