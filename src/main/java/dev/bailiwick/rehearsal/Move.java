package dev.bailiwick.rehearsal;

import java.time.Duration;
import java.util.Locale;

/** One thing that happens in a story. A move which makes no sense where it stands does nothing, so that any move may be left out. */
public sealed interface Move {

    /** @return what happens, as a line of the story */
    String words();

    /**
     * The customer writes.
     *
     * @param number numbers the message, from 1; the same number again is the same message delivered again
     */
    record CustomerWrites(int number) implements Move {
        @Override
        public String words() {
            return "the customer writes m" + number;
        }
    }

    /** The customer is seen typing. */
    record CustomerTypes() implements Move {
        @Override
        public String words() {
            return "the customer is typing";
        }
    }

    /**
     * An advisor writes, and so takes the pen.
     *
     * @param number numbers the message, from 1
     */
    record AdvisorWrites(int number) implements Move {
        @Override
        public String words() {
            return "an advisor writes a" + number;
        }
    }

    /** An advisor takes the pen. */
    record PenTaken() implements Move {
        @Override
        public String words() {
            return "an advisor takes the pen";
        }
    }

    /** The assistant gets the pen back. */
    record PenReturned() implements Move {
        @Override
        public String words() {
            return "the assistant gets the pen back";
        }
    }

    /** The company ends the conversation early. */
    record Cancelled() implements Move {
        @Override
        public String words() {
            return "the conversation is cancelled";
        }
    }

    /** The company ends the conversation naturally. */
    record Finished() implements Move {
        @Override
        public String words() {
            return "the conversation is finished";
        }
    }

    /**
     * A finished conversation goes on.
     *
     * @param withAssistant whether the assistant has the pen then
     */
    record Resumed(boolean withAssistant) implements Move {
        @Override
        public String words() {
            return "the conversation is resumed with " + (withAssistant ? "the assistant" : "an advisor");
        }
    }

    /**
     * A slow step comes back.
     *
     * @param which picks one of those under way on any node, the superseded ones included
     * @param what  what it brings
     */
    record SlowStepReturns(int which, Brings what) implements Move {
        @Override
        public String words() {
            return "slow step " + which + " returns: " + what.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /**
     * A slow step takes so long that its customer is told so.
     *
     * @param which picks one of those under way on any node, the superseded ones included
     */
    record PatienceEnds(int which) implements Move {
        @Override
        public String words() {
            return "slow step " + which + " takes a moment";
        }
    }

    /** What a slow step brings back. */
    enum Brings {
        /** What it is meant to. */
        A_RESULT,
        /** What makes the drawing follow a procedure. */
        A_PROCEDURE,
        /** What makes the drawing hand off. */
        NOTHING_FITTING,
        /** An exception. */
        A_FAILURE
    }

    /**
     * A slow step that came back already does so once more.
     *
     * @param which picks one of those that came back
     */
    record SlowStepReturnsAgain(int which) implements Move {
        @Override
        public String words() {
            return "slow step " + which + " of the past returns once more";
        }
    }

    /** The timer of what the drawing waits for is due. */
    record TimerFires() implements Move {
        @Override
        public String words() {
            return "the timer fires";
        }
    }

    /**
     * The next event of the outbox is sent.
     *
     * @param fate what becomes of it
     */
    record Delivered(Fate fate) implements Move {
        @Override
        public String words() {
            return "a delivery is attempted: " + fate.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** What becomes of an attempt to deliver. */
    enum Fate {
        /** The receiver takes it. */
        TAKEN,
        /** The receiver answers with an error. */
        REFUSED,
        /** The receiver takes it and a gateway before it answers with an error. */
        TAKEN_BUT_REFUSED,
        /** The receiver takes nothing and says nothing. */
        UNANSWERED,
        /** The receiver takes it and its answer is lost. */
        TAKEN_BUT_UNANSWERED,
        /** The receiver has answered with errors for so long that it is given up. */
        GIVEN_UP,
        /** The node dies before it sent it. */
        CRASH_BEFORE_SENDING,
        /** The receiver took it and the node dies before it notes that. */
        CRASH_BEFORE_NOTING
    }

    /** A person lets be sent again what was given up. */
    record SentAgain() implements Move {
        @Override
        public String words() {
            return "a person lets be sent again what was given up";
        }
    }

    /** The node stops in good order and gives back what it has in hand; another takes its place. */
    record NodeStops() implements Move {
        @Override
        public String words() {
            return "the node stops in good order";
        }
    }

    /** The node dies with all that it had in hand; another takes its place. */
    record NodeDies() implements Move {
        @Override
        public String words() {
            return "the node dies";
        }
    }

    /** The node falls silent with all that it has in hand, and may still come back with it; another takes its place. */
    record NodeFallsSilent() implements Move {
        @Override
        public String words() {
            return "the node falls silent";
        }
    }

    /** The leases of the dead run out and the node takes over what they had in hand. */
    record TakenOver() implements Move {
        @Override
        public String words() {
            return "what dead nodes had in hand is taken over";
        }
    }

    /**
     * Another policy book comes into force.
     *
     * @param book which
     */
    record BookChanges(Book book) implements Move {
        @Override
        public String words() {
            return "the policy book " + book.words;
        }
    }

    /** What a policy book can be like. */
    enum Book {
        /** It finds nothing. */
        OPEN("allows everything"),
        /** It holds every draft that is not in fixed words. */
        NO_ANSWERS("forbids all but fixed words"),
        /** It lets people answer every message. */
        NO_MESSAGES("lets people answer every message"),
        /** It holds what the company wants to write first. */
        NO_OUTREACH("forbids to write first"),
        /** It wants other words: some before each draft, and some for each handoff. */
        OTHER_WORDS("wants other words");

        private final String words;

        Book(String words) {
            this.words = words;
        }

        /** @return the version that stands in the ledger */
        String version() {
            return "story-" + name().toLowerCase(Locale.ROOT);
        }

        /** @return whether an answer that was written for a message may not be said under it */
        boolean forbidsAnswers() {
            return this == NO_ANSWERS || this == NO_MESSAGES;
        }

        /** @return whether nothing may be written first under it */
        boolean forbidsOutreach() {
            return this == NO_OUTREACH;
        }
    }

    /** Another revision of the knowledge comes into force. */
    record KnowledgeChanges() implements Move {
        @Override
        public String words() {
            return "the knowledge changes";
        }
    }

    /**
     * The clock moves.
     *
     * @param by so far; back when negative
     */
    record TimePasses(Duration by) implements Move {
        @Override
        public String words() {
            return by.isNegative() ? "the clock jumps back by " + by.negated() : by + " pass";
        }
    }

    /**
     * Two things happen in the same instant, on two threads.
     *
     * @param one   the one
     * @param other the other
     */
    record Together(Move one, Move other) implements Move {
        @Override
        public String words() {
            return "in the same instant: " + one.words() + " | " + other.words();
        }
    }
}
