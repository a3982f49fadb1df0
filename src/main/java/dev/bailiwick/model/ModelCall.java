package dev.bailiwick.model;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Everything about one attempt on one route, for the record: what was said to whom and why, and what came back.
 *
 * @param at     when it was over
 * @param prompt what was said, mending included; its {@code about} says what it was for
 * @param route  who was asked, with the parameters that belong to the route
 * @param number the attempt's place among those of its completion, 1 for the first
 * @param kind   why it was made at all
 * @param chosen why this route was asked, in words for people
 * @param answer what came: the raw words with tokens and times, or the fault
 * @param flaws  what the check found wrong with the words; empty when it found nothing or nothing came
 */
public record ModelCall(Instant at, Prompt prompt, Route route, int number, Kind kind, String chosen, Answer answer, List<Flaw> flaws) {

    /** Why an attempt is made. */
    public enum Kind {
        /** The step's first one. */
        FIRST,
        /** The one before failed. */
        AGAIN,
        /** The one before came back and was no good. */
        MENDING,
        /** The one before takes long, and the deadline comes near; or it sees whether a slow route still is. */
        HEDGE;

        /** @return the kind as metrics and the ledger write it */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @return {@code usable}, the flaw of an answer that was no good, or the fault */
    public String outcome() {
        return answer instanceof Answer.Failed failed ? failed.fault().word() : flaws.isEmpty() ? "usable" : flaws.getFirst().kind().word();
    }

    /** @return the short form that a completion and the ledger carry */
    public Attempt attempt() {
        return new Attempt(route.name(), kind, outcome(), answer.millis(), chosen);
    }

    /**
     * An attempt, for the ledger.
     *
     * @param route   the route
     * @param kind    why it was made
     * @param outcome {@code usable}, a flaw or a fault
     * @param millis  how long it took
     * @param chosen  why this route was asked
     */
    public record Attempt(String route, Kind kind, String outcome, long millis, String chosen) {

        /** @return one line for people */
        @Override
        public String toString() {
            return route + " (" + kind.word() + ", " + chosen + ") " + outcome + " after " + millis + " ms";
        }
    }

    /** Hears of every attempt once it is over, outside of any transaction and before the caller has its completion. */
    @FunctionalInterface
    public interface Hear {

        /** @param call the attempt */
        void heard(ModelCall call);
    }
}
