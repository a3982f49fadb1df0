package dev.bailiwick.rehearsal;

import dev.bailiwick.kernel.ConversationId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plays stories on a house and looks after every move whether its promises hold. Not for use by several threads: a lab owns its
 * house's time.
 */
public final class RaceLab {

    private static final int TRIES_OF_A_RACE = 8;

    private final House house;
    private long played;
    private long moves;

    /** @param house what the stories are played on; nothing else may use it meanwhile */
    public RaceLab(House house) {
        this(house, 0);
    }

    /**
     * @param house  what the stories are played on; nothing else may use it meanwhile
     * @param before the number of the story before the first one; conversations are named by these numbers
     */
    public RaceLab(House house, long before) {
        this.house = house;
        this.played = before;
    }

    /**
     * A story in which a promise was broken.
     *
     * @param told   the story as its seed tells it
     * @param story  the story that broke the promise; the same, or shorter
     * @param lines  what happened, line by line, up to the break
     * @param broken what was broken, in words
     */
    public record Failure(Story told, Story story, List<String> lines, List<String> broken) {

        /** @return what a person needs: what broke, the story, the command that plays it again, and the story as a test */
        public String text() {
            int left = told.moves().size() - story.moves().size();
            return "seed " + story.seed() + " breaks a promise:\n  " + String.join("\n  ", broken) + "\nthe story, "
                    + (story.withAssistant() ? "with the assistant" : "with an advisor") + " at first, " + (story.live() ? "live" : "by mail")
                    + (left == 0 ? "" : ", without " + left + " moves that do not matter") + ":\n  " + String.join("\n  ", lines)
                    + "\nplay it again: mvn test -Dtest=RaceLabTest -Dbailiwick.race.seed=" + story.seed()
                    + (story.hasRaces() ? "   (two things in the same instant: it may take several tries, and it makes them)" : "")
                    + "\nas a test: everyPromiseHoldsIn(" + story.asJava() + ");";
        }

        private Failure told(Story whole) {
            return new Failure(whole, story, lines, broken);
        }
    }

    /**
     * Which stories are played, one after another.
     *
     * @param first the first seed
     * @param step  from one to the next
     * @param most  at most so many
     */
    public record Seeds(long first, long step, long most) {

        /**
         * @param first the first seed
         * @return this seed and all after it
         */
        public static Seeds from(long first) {
            return new Seeds(first, 1, Long.MAX_VALUE);
        }
    }

    /**
     * What a run of the lab saw.
     *
     * @param seeds   the seeds that were played: the first, the last
     * @param stories how many stories were played
     * @param moves   how many moves they had in all
     * @param took    how long it took
     * @param failure the first that broke a promise, if one did
     */
    public record Report(String seeds, long stories, long moves, Duration took, Optional<Failure> failure) {

        /** @return the figures in a line */
        public String line() {
            double seconds = Math.max(0.001, took.toMillis() / 1000.0);
            return "seeds %s: %d stories, %d moves in %.1f s, %.1f stories and %.0f moves a second; %s".formatted(seeds, stories, moves, seconds,
                    stories / seconds, moves / seconds, failure.isPresent() ? "a promise was broken" : "every promise held after every move");
        }
    }

    /**
     * Plays the stories of one seed after another until one breaks a promise, all are played or the time is over.
     *
     * @param seeds which
     * @param time  how long
     * @return what was seen
     */
    public Report run(Seeds seeds, Duration time) {
        long begun = System.nanoTime();
        long movesBefore = moves;
        long stories = 0;
        Optional<Failure> failure = Optional.empty();
        while (failure.isEmpty() && stories < seeds.most() && System.nanoTime() - begun < time.toNanos()) {
            failure = play(TellStory.of(seeds.first() + stories++ * seeds.step()));
        }
        String played = stories == 0 ? "none" : seeds.first() + " to " + (seeds.first() + (stories - 1) * seeds.step());
        return new Report(played, stories, moves - movesBefore, Duration.ofNanos(System.nanoTime() - begun), failure);
    }

    /**
     * Plays one story again; one in which two things happen in the same instant, several times.
     *
     * @param story the story
     * @return what broke, if something did
     */
    public Optional<Failure> playPatiently(Story story) {
        Optional<Failure> failure = play(story);
        for (int tries = 1; failure.isEmpty() && story.hasRaces() && tries < TRIES_OF_A_RACE; tries++) {
            failure = play(story);
        }
        return failure;
    }

    /**
     * Plays one story.
     *
     * @param story the story
     * @return what broke, if something did
     */
    public Optional<Failure> play(Story story) {
        Player player = new Player(house, new ConversationId("race-" + ++played));
        List<String> lines = new ArrayList<>();
        try {
            player.begin(story);
            for (Move move : story.moves()) {
                moves++;
                lines.add(move.words());
                lines.set(lines.size() - 1, move.words() + " → " + player.perform(move));
                List<String> broken = Promises.brokenIn(player.look());
                if (!broken.isEmpty()) {
                    return Optional.of(new Failure(story, story, lines, broken));
                }
            }
            return atTheEnd(story, player, lines);
        } catch (Exception e) {
            return Optional.of(new Failure(story, story, lines, List.of("threw " + rootOf(e))));
        } finally {
            player.forget();
        }
    }

    private static Optional<Failure> atTheEnd(Story story, Player player, List<String> lines) throws Exception {
        lines.add("everything comes to rest");
        player.comeToRest();
        List<String> broken = Promises.brokenAtRest(player.look());
        if (broken.isEmpty()) {
            lines.add("the conversation is ended");
            player.end(story.seed() % 2 == 0);
            broken = Promises.brokenAtTheEnd(player.look());
        }
        return broken.isEmpty() ? Optional.empty() : Optional.of(new Failure(story, story, lines, broken));
    }

    private static String rootOf(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return (root == thrown ? "" : thrown.getClass().getSimpleName() + " by ") + root.getClass().getSimpleName() + ": " + root.getMessage();
    }

    /**
     * Leaves moves out of a story as long as it still breaks a promise.
     *
     * @param failure what is to be made short
     * @param time    how long this may take
     * @return the shortest story found
     */
    public Failure shortest(Failure failure, Duration time) {
        long begun = System.nanoTime();
        Failure shortest = failure;
        for (int size = Math.max(1, failure.story().moves().size() / 2); size >= 1; size = size == 1 ? 0 : size / 2) {
            int at = 0;
            while (at + size <= shortest.story().moves().size() && System.nanoTime() - begun < time.toNanos()) {
                Optional<Failure> shorter = playPatiently(shortest.story().without(at, at + size));
                shortest = shorter.orElse(shortest);
                at += shorter.isPresent() ? 0 : size;
            }
        }
        return oneAtATime(shortest, begun, time).told(failure.told());
    }

    /** Where two things happen in the same instant, tries whether one of them is enough. */
    private Failure oneAtATime(Failure failure, long begun, Duration time) {
        Failure simplest = failure;
        for (int at = 0; at < simplest.story().moves().size() && System.nanoTime() - begun < time.toNanos(); at++) {
            if (simplest.story().moves().get(at) instanceof Move.Together both) {
                Story story = simplest.story();
                int here = at;
                simplest = playPatiently(story.with(here, both.one())).or(() -> playPatiently(story.with(here, both.other()))).orElse(simplest);
            }
        }
        return simplest;
    }
}
