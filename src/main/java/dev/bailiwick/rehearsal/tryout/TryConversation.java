package dev.bailiwick.rehearsal.tryout;

import dev.bailiwick.guardrail.Brakes;
import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Decision;
import dev.bailiwick.kernel.Ids;
import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.rehearsal.scenario.NotToBeSaid;
import dev.bailiwick.rehearsal.scenario.Scenarios;
import dev.bailiwick.release.change.Person;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets people try a conversation by what is in force or by a proposal, at any moment in time. It takes place in a house in memory: nothing of it
 * is kept or sent, and only that somebody tried is noted. A trial belongs to whoever began it.
 */
@Component
public class TryConversation implements DisposableBean {

    /** So many trials may go on at once; each has a house of its own. */
    public static final int MOST = 6;
    /** So many of them may be one person's; who begins another ends the oldest. */
    public static final int MOST_OF_ONE = 2;
    /** A trial in which nothing happens ends after so long. */
    public static final Duration IDLE = Duration.ofMinutes(30);
    /** So many messages may be written in one trial. */
    public static final int MOST_MESSAGES = 100;
    /** So much time may pass in one go. */
    public static final Duration LONGEST = Duration.ofDays(366);

    private static final int READY = 2;

    private final OpenTrialHouse open;
    private final ProposedFiles files;
    private final Brakes brakes;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Ids ids;
    private final Map<String, Going> going = new LinkedHashMap<>();
    private final Deque<Ready> ready = new ArrayDeque<>();

    TryConversation(OpenTrialHouse open, ProposedFiles files, Brakes brakes, ApplicationEventPublisher events,
            PlatformTransactionManager transactions, Clock clock, Ids ids) {
        this.open = open;
        this.files = files;
        this.brakes = brakes;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * What a trial begins with.
     *
     * @param proposal  a proposal of policies or of drawings, or null for what is in force
     * @param customer  the company's id of the customer, or null
     * @param channel   where it takes place, or null for {@code web}
     * @param resources what the company says of the customer, a JSON object, or null
     * @param moment    when, or null for now
     */
    public record Wish(String proposal, String customer, String channel, String resources, Instant moment) {
    }

    private record Ready(String version, TrialHouse house, Instant since) {
    }

    /** A trial that goes on; whoever uses it holds its lock. */
    private static final class Going {
        private final String id;
        private final String person;
        private final Wish wish;
        private final String version;
        private final TrialHouse house;
        private volatile Instant used;
        private boolean over;
        private int messages;

        Going(String id, String person, Wish wish, String version, TrialHouse house, Instant used) {
            this.id = id;
            this.person = person;
            this.wish = wish;
            this.version = version;
            this.house = house;
            this.used = used;
        }
    }

    /**
     * Begins a trial.
     *
     * @param wish   what it begins with
     * @param person who tries
     * @return the trial, before anything was said
     * @throws Refusal of kind {@code NOT_FOUND} without such a proposal, {@code EXHAUSTED} when too many trials go on
     * @throws dev.bailiwick.kernel.InvalidFile naming what is wrong with the proposal's files
     */
    public Trial begin(Wish wish, Person person) {
        Instant began = clock.instant();
        CompanyFiles tried = files.with(wish.proposal());
        String version = version(tried);
        makeRoom(person);
        TrialHouse house = free(version);
        if (house == null) {
            files.check(wish.proposal());
            house = open.open(tried);
        }
        try {
            house.heed(brakes);
            house.begin(wish.customer() == null ? "somebody" : wish.customer(), wish.channel() == null ? "web" : wish.channel(), wish.resources(),
                    wish.moment() == null ? began.truncatedTo(ChronoUnit.MILLIS) : wish.moment());
            Going trial = new Going(ids.next(), person.name(), wish, version, house, began);
            note(trial, person);
            Trial begun = Trial.of(trial.id, wish.proposal(), house, Duration.between(began, clock.instant()));
            synchronized (going) {
                if (going.size() >= MOST) {
                    throw new Refusal(Refusal.Kind.EXHAUSTED, MOST + " trials go on already; end one, or try again later");
                }
                going.put(trial.id, trial);
            }
            return begun;
        } catch (RuntimeException e) {
            house.close();
            throw e;
        }
    }

    /** Trials that nobody uses end; of a person's own, the oldest gives way to the next. */
    private void makeRoom(Person person) {
        List<Going> ended = new ArrayList<>();
        synchronized (going) {
            ended.addAll(unused(clock.instant().minus(IDLE)));
            List<Going> own = going.values().stream().filter(one -> one.person.equals(person.name()) && !ended.contains(one)).toList();
            ended.addAll(own.subList(0, Math.max(0, own.size() - MOST_OF_ONE + 1)));
            ended.forEach(one -> going.remove(one.id));
            if (going.size() >= MOST) {
                throw new Refusal(Refusal.Kind.EXHAUSTED, MOST + " trials go on already; end one, or try again later");
            }
        }
        ended.forEach(this::end);
    }

    private List<Going> unused(Instant since) {
        return going.values().stream().filter(one -> one.used.isBefore(since)).toList();
    }

    /**
     * Ends trials in which nothing has happened for long, and closes houses that stand ready for nobody.
     *
     * @param since what was used before this moment ends
     */
    public void endUnused(Instant since) {
        List<Going> ended;
        List<Ready> closed;
        synchronized (going) {
            ended = unused(since);
            ended.forEach(one -> going.remove(one.id));
        }
        synchronized (ready) {
            closed = ready.stream().filter(one -> one.since().isBefore(since)).toList();
            ready.removeAll(closed);
        }
        closed.forEach(one -> one.house().close());
        ended.forEach(this::end);
    }

    private void end(Going trial) {
        synchronized (trial) {
            trial.over = true;
        }
        TrialHouse least = null;
        synchronized (ready) {
            ready.addFirst(new Ready(trial.version, trial.house, clock.instant()));
            if (ready.size() > READY) {
                least = ready.removeLast().house();
            }
        }
        if (least != null) {
            least.close();
        }
    }

    /** A house with the same files that stands ready, or null. */
    private TrialHouse free(String version) {
        synchronized (ready) {
            for (Ready one : ready) {
                if (one.version().equals(version)) {
                    ready.remove(one);
                    return one.house();
                }
            }
        }
        return null;
    }

    private void note(Going trial, Person person) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("by", person.name());
        if (!person.from().isEmpty()) {
            details.put("from", person.from());
        }
        if (trial.wish.proposal() != null) {
            details.put("proposal", trial.wish.proposal());
        }
        details.put("book", trial.house.book());
        details.put("moment", trial.house.now().toString());
        transaction.executeWithoutResult(status -> events.publishEvent(new Decision(ConversationId.COMPANY, 0, Decision.Kind.CONVERSATION_TRIED,
                clock.instant().truncatedTo(ChronoUnit.MICROS), details)));
    }

    /** @return the person's trial as it stands */
    public Trial look(String id, Person person) {
        return act(id, person, trial -> { });
    }

    /**
     * The customer writes.
     *
     * @param id      the trial
     * @param text    the words
     * @param subject the subject line, or null
     * @param person  whose trial it is
     * @return the trial after the assistant did what follows
     * @throws Refusal of kind {@code NOT_FOUND} when the trial has ended, {@code EXHAUSTED} after {@link #MOST_MESSAGES} messages
     */
    public Trial write(String id, String text, String subject, Person person) {
        return act(id, person, trial -> {
            if (trial.messages >= MOST_MESSAGES) {
                throw new Refusal(Refusal.Kind.EXHAUSTED, "a trial has at most " + MOST_MESSAGES + " messages; begin another");
            }
            trial.messages++;
            trial.house.write(text, subject);
        });
    }

    /**
     * Time passes, and what is due meanwhile happens.
     *
     * @param id     the trial
     * @param by     how long
     * @param person whose trial it is
     * @return the trial then
     */
    public Trial pass(String id, Duration by, Person person) {
        if (by.isNegative() || by.compareTo(LONGEST) > 0) {
            throw Refusal.invalid("by", "must be a span from PT0S to P366D, such as PT48H");
        }
        return act(id, person, trial -> trial.house.pass(by));
    }

    /**
     * @param id     the trial
     * @param key    a drawing that the conversation went through
     * @param person whose trial it is
     * @return the drawing as it was drawn
     */
    public String drawing(String id, String key, Person person) {
        String[] drawn = new String[1];
        act(id, person, trial -> drawn[0] = trial.house.drawing(key));
        return drawn[0];
    }

    /**
     * @param id     the trial
     * @param turn   a turn in which something was said that should not have been
     * @param person whose trial it is
     * @return a scenario of the trial up to that turn
     */
    public NotToBeSaid.Written scenario(String id, int turn, Person person) {
        NotToBeSaid.Written[] written = new NotToBeSaid.Written[1];
        act(id, person, trial -> written[0] = trial.house.scenario(turn));
        return written[0];
    }

    private Trial act(String id, Person person, java.util.function.Consumer<Going> act) {
        Going trial = mine(id, person);
        if (trial == null) {
            throw ended(id);
        }
        synchronized (trial) {
            if (trial.over) {
                throw ended(id);
            }
            Instant began = clock.instant();
            trial.house.heed(brakes);
            act.accept(trial);
            trial.used = clock.instant();
            return Trial.of(id, trial.wish.proposal(), trial.house, Duration.between(began, trial.used));
        }
    }

    private Going mine(String id, Person person) {
        synchronized (going) {
            Going trial = going.get(id);
            return trial == null || !trial.person.equals(person.name()) ? null : trial;
        }
    }

    private static Refusal ended(String id) {
        return new Refusal(Refusal.Kind.NOT_FOUND, "there is no trial '" + id + "' of yours; one that nobody uses ends after " + IDLE.toMinutes()
                + " minutes: begin another");
    }

    /** Ends the person's trial; one that has ended already stays so. */
    public void end(String id, Person person) {
        Going trial = mine(id, person);
        if (trial != null) {
            synchronized (going) {
                if (going.remove(id) == null) {
                    return;
                }
            }
            end(trial);
        }
    }

    /** Names what the files are together, so that a house that stands ready is used only for the very same. */
    private static String version(CompanyFiles all) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (CompanyFile file : all.below("")) {
                if (file.path().startsWith(Scenarios.FOLDER + "/")) {
                    continue;
                }
                sha.update((file.path() + "\n" + file.bytes().length + "\n").getBytes(StandardCharsets.UTF_8));
                sha.update(file.bytes());
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public void destroy() {
        List<TrialHouse> all = new ArrayList<>();
        synchronized (going) {
            going.values().forEach(one -> all.add(one.house));
            going.clear();
        }
        synchronized (ready) {
            ready.forEach(one -> all.add(one.house()));
            ready.clear();
        }
        all.forEach(TrialHouse::close);
    }
}
