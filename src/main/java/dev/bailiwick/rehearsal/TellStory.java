package dev.bailiwick.rehearsal;

import dev.bailiwick.rehearsal.Move.AdvisorWrites;
import dev.bailiwick.rehearsal.Move.Book;
import dev.bailiwick.rehearsal.Move.BookChanges;
import dev.bailiwick.rehearsal.Move.Brings;
import dev.bailiwick.rehearsal.Move.Cancelled;
import dev.bailiwick.rehearsal.Move.CustomerTypes;
import dev.bailiwick.rehearsal.Move.CustomerWrites;
import dev.bailiwick.rehearsal.Move.Delivered;
import dev.bailiwick.rehearsal.Move.Fate;
import dev.bailiwick.rehearsal.Move.Finished;
import dev.bailiwick.rehearsal.Move.KnowledgeChanges;
import dev.bailiwick.rehearsal.Move.NodeDies;
import dev.bailiwick.rehearsal.Move.NodeFallsSilent;
import dev.bailiwick.rehearsal.Move.NodeStops;
import dev.bailiwick.rehearsal.Move.PatienceEnds;
import dev.bailiwick.rehearsal.Move.PenReturned;
import dev.bailiwick.rehearsal.Move.PenTaken;
import dev.bailiwick.rehearsal.Move.Resumed;
import dev.bailiwick.rehearsal.Move.SentAgain;
import dev.bailiwick.rehearsal.Move.SlowStepReturns;
import dev.bailiwick.rehearsal.Move.SlowStepReturnsAgain;
import dev.bailiwick.rehearsal.Move.TakenOver;
import dev.bailiwick.rehearsal.Move.TimePasses;
import dev.bailiwick.rehearsal.Move.TimerFires;
import dev.bailiwick.rehearsal.Move.Together;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Makes a story from a seed: the same seed, the same story. */
public final class TellStory {

    private static final int SHORTEST = 5;
    private static final int LONGEST = 22;
    private static final int MOST_UNDER_WAY = 4;

    private final SplittableRandom chance;
    private final List<Move> moves = new ArrayList<>();
    private int customers;
    private int advisors;

    private TellStory(long seed) {
        chance = new SplittableRandom(seed);
    }

    /**
     * @param seed any number
     * @return its story, of 5 to 25 moves
     */
    public static Story of(long seed) {
        return new TellStory(seed).tell(seed);
    }

    private Story tell(long seed) {
        boolean withAssistant = chance.nextInt(8) > 0;
        boolean live = chance.nextBoolean();
        int length = chance.nextInt(SHORTEST, LONGEST + 1);
        while (moves.size() < length) {
            next();
        }
        return new Story(seed, withAssistant, live, moves);
    }

    private void next() {
        int dice = chance.nextInt(100);
        if (dice < 14) {
            moves.add(new CustomerWrites(++customers));
        } else if (dice < 19) {
            burst();
        } else if (dice < 22 && customers > 0) {
            moves.add(new CustomerWrites(chance.nextInt(1, customers + 1)));
        } else if (dice < 47) {
            moves.add(slowStep());
        } else if (dice < 50) {
            moves.add(new PatienceEnds(chance.nextInt(MOST_UNDER_WAY)));
        } else if (dice < 53) {
            moves.add(new SlowStepReturnsAgain(chance.nextInt(MOST_UNDER_WAY)));
        } else if (dice < 63) {
            moves.add(delivery());
        } else if (dice < 66) {
            moves.add(new PenTaken());
        } else if (dice < 70) {
            moves.add(new PenReturned());
        } else if (dice < 72) {
            moves.add(new AdvisorWrites(++advisors));
        } else if (dice < 84) {
            moves.add(new Together(racing(), chance.nextInt(12) == 0 ? release() : racing()));
        } else if (dice < 87) {
            nodeIsGone();
        } else if (dice < 89) {
            moves.add(release());
        } else if (dice < 91) {
            answered(release());
        } else if (dice < 92) {
            answered(null);
            moves.add(new TimerFires());
        } else {
            moves.add(seldom());
        }
    }

    /** Whatever it had in hand is taken over at once, or after other things have happened. */
    private void nodeIsGone() {
        int dice = chance.nextInt(5);
        moves.add(dice < 2 ? new NodeDies() : dice < 4 ? new NodeFallsSilent() : new NodeStops());
        if (chance.nextBoolean()) {
            moves.add(new TakenOver());
        }
    }

    /** The customer writes and is answered, step by step. */
    private void answered(Move inMidTurn) {
        moves.add(new CustomerWrites(++customers));
        moves.add(new SlowStepReturns(0, Brings.A_RESULT));
        if (inMidTurn != null) {
            moves.add(inMidTurn);
        }
        moves.add(new SlowStepReturns(0, Brings.A_RESULT));
    }

    /** Three messages in quick succession, which arrive in any order. */
    private void burst() {
        int first = customers;
        customers += 3;
        int turned = chance.nextInt(3);
        for (int i = 0; i < 3; i++) {
            moves.add(new CustomerWrites(first + 1 + (i + turned) % 3));
        }
    }

    private Move slowStep() {
        int dice = chance.nextInt(100);
        Brings what = dice < 78 ? Brings.A_RESULT : dice < 86 ? Brings.A_PROCEDURE : dice < 93 ? Brings.NOTHING_FITTING : Brings.A_FAILURE;
        return new SlowStepReturns(chance.nextInt(MOST_UNDER_WAY), what);
    }

    private Move delivery() {
        int dice = chance.nextInt(100);
        return new Delivered(dice < 45 ? Fate.TAKEN
                : dice < 56 ? Fate.REFUSED
                : dice < 62 ? Fate.TAKEN_BUT_REFUSED
                : dice < 68 ? Fate.UNANSWERED
                : dice < 75 ? Fate.TAKEN_BUT_UNANSWERED
                : dice < 82 ? Fate.CRASH_BEFORE_SENDING
                : dice < 92 ? Fate.CRASH_BEFORE_NOTING
                : Fate.GIVEN_UP);
    }

    private Move racing() {
        return switch (chance.nextInt(11)) {
            case 0, 1, 2 -> new CustomerWrites(customers > 0 && chance.nextInt(4) == 0 ? customers : ++customers);
            case 3, 4, 5 -> new SlowStepReturns(chance.nextInt(MOST_UNDER_WAY), Brings.A_RESULT);
            case 6 -> new PenTaken();
            case 7 -> new PenReturned();
            case 8 -> new PatienceEnds(chance.nextInt(MOST_UNDER_WAY));
            case 9 -> chance.nextInt(4) == 0 ? new Finished() : new TimerFires();
            default -> new Delivered(Fate.TAKEN);
        };
    }

    /** What is in force together changes, at whatever instant of a turn this is. */
    private Move release() {
        int dice = chance.nextInt(10);
        if (dice < 2) {
            return new KnowledgeChanges();
        }
        return new BookChanges(dice < 5 ? Book.OPEN : Book.values()[1 + chance.nextInt(Book.values().length - 1)]);
    }

    private Move seldom() {
        return switch (chance.nextInt(17)) {
            case 0, 1 -> new Finished();
            case 2, 3 -> new Resumed(chance.nextInt(3) > 0);
            case 4 -> new Cancelled();
            case 5, 6 -> new TimerFires();
            case 7, 8 -> new TakenOver();
            case 9, 10 -> release();
            case 11, 12 -> new CustomerTypes();
            case 13 -> new SentAgain();
            case 14 -> new TimerFires();
            case 15 -> new TimePasses(Duration.ofMinutes(chance.nextInt(1, 60 * 24 * 40)));
            default -> new TimePasses(Duration.ofMinutes(-chance.nextInt(1, 90)));
        };
    }
}
