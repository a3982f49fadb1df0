package dev.bailiwick.guardrail;

import dev.bailiwick.kernel.Decision;
import dev.bailiwick.kernel.Ids;
import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.release.change.Acts;
import dev.bailiwick.release.change.Person;
import dev.bailiwick.release.change.Versions;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The emergency brake, in two acts so that no slip of the hand pulls it: it is made ready for a topic, and within five minutes confirmed. From then
 * on everything of the topic is held, here at once and on other nodes within two seconds, until somebody lifts it and says why.
 */
@Component
public class PullBrake {

    /** How long a brake stays ready. */
    public static final Duration READY = Duration.ofMinutes(5);

    private static final int MOST_PULLED = 50;

    private final Brakes brakes;
    private final Versions<BookTexts> books;
    private final BrakedJudge judge;
    private final Acts acts;
    private final Ids ids;
    private final TransactionTemplate transaction;

    PullBrake(Brakes brakes, Versions<BookTexts> books, BrakedJudge judge, Acts acts, Ids ids, PlatformTransactionManager transactions) {
        this.brakes = brakes;
        this.books = books;
        this.judge = judge;
        this.acts = acts;
        this.ids = ids;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Makes a brake ready; holds nothing yet.
     *
     * @param kind    what is to be held
     * @param value   the topic, the intent or the words; empty for everything
     * @param because why, 8 to 400 characters; advisors read it
     * @param person  who does it
     * @return the brake
     */
    public Brake arm(Brake.Kind kind, String value, String because, Person person) {
        Brake.check(kind, value);
        if (because == null || because.strip().length() < 8 || because.length() > 400) {
            throw Refusal.invalid("because", "must say why, in 8 to 400 characters");
        }
        if (kind == Brake.Kind.TOPIC) {
            insistOnTopic(value);
        }
        return transaction.execute(status -> {
            Brake brake = new Brake(ids.next(), kind, value, because.strip(), person.name(), acts.now(), null, null, null, null, null);
            brakes.arm(brake);
            acts.write(Decision.Kind.BRAKE_ARMED, person, "brake", brake.id(), "holds", brake.what(), "because", brake.because());
            return brake;
        });
    }

    private void insistOnTopic(String topic) {
        String folder = BookTexts.FOLDER + "/topics/";
        BookTexts texts = books.find(books.inForce().orElseThrow().book()).orElseThrow();
        if (texts.file(folder + topic + ".yaml") == null) {
            List<String> known = texts.files().stream().map(file -> file.path()).filter(path -> path.startsWith(folder))
                    .map(path -> path.substring(folder.length()).replace(".yaml", "")).toList();
            throw Refusal.invalid("value", "there is no topic '" + topic + "'; there are " + String.join(", ", known)
                    + "; what is no topic can be held by its words");
        }
    }

    /**
     * Pulls a brake that was made ready.
     *
     * @param id     the brake
     * @param person who does it; may be who made it ready
     * @return the brake, holding
     */
    public Brake pull(String id, Person person) {
        Brake pulled = transaction.execute(status -> {
            Brake brake = brakes.take(id);
            if (brake.pulled() != null) {
                throw new Refusal(Refusal.Kind.PRECONDITION, "this brake was pulled already");
            }
            if (acts.now().isAfter(brake.armed().plus(READY))) {
                throw new Refusal(Refusal.Kind.PRECONDITION, "this brake was made ready more than five minutes ago; make it ready anew");
            }
            if (brakes.pulled().size() >= MOST_PULLED) {
                throw new Refusal(Refusal.Kind.EXHAUSTED, MOST_PULLED + " brakes hold already; lift some, or hold everything with one");
            }
            brakes.pull(id, person.name(), acts.now());
            acts.write(Decision.Kind.BRAKE_PULLED, person, "brake", id, "holds", brake.what(), "because", brake.because(), "armedBy", brake.armedBy());
            return brakes.take(id);
        });
        judge.look(brakes);
        return pulled;
    }

    /**
     * Lifts a brake.
     *
     * @param id      a brake that holds
     * @param because why it need not hold any more, 3 to 400 characters
     * @param person  who does it
     * @return the brake, lifted
     */
    public Brake lift(String id, String because, Person person) {
        Acts.insistOnReason(because);
        Brake lifted = transaction.execute(status -> {
            Brake brake = brakes.take(id);
            if (!brake.holds()) {
                throw new Refusal(Refusal.Kind.PRECONDITION, "this brake does not hold");
            }
            brakes.lift(id, person.name(), acts.now(), because.strip());
            acts.write(Decision.Kind.BRAKE_LIFTED, person, "brake", id, "held", brake.what(), "because", because.strip());
            return brakes.take(id);
        });
        judge.look(brakes);
        return lifted;
    }

    /** @return the latest brakes, the newest first, at most so many */
    public List<Brake> latest(int most) {
        return brakes.latest(most);
    }
}
