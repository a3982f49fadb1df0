package dev.bailiwick.kernel;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * One thing that was decided or seen, as it goes into the ledger. Published as an application event by whoever decides, inside
 * the transaction in which it takes effect.
 *
 * @param conversation the conversation it is about
 * @param turn         the turn's number, 0 when it belongs to no turn
 * @param kind         what was decided
 * @param at           when
 * @param details      what belongs to it: plain values, lists and maps that JSON can carry, in the order of the map; no secret
 */
public record Decision(ConversationId conversation, int turn, Kind kind, Instant at, Map<String, ?> details) {

    /** What can be decided or seen. Names are for ever: the ledger keeps them in small letters with hyphens. */
    public enum Kind {
        /** A conversation began. */
        CONVERSATION_STARTED,
        /** Somebody wrote. */
        MESSAGE_RECEIVED,
        /** What the detectors and the model saw in a turn's messages. */
        MESSAGE_UNDERSTOOD,
        /** The verdict on what came in. */
        MESSAGE_JUDGED,
        /** A procedure was taken up, continued or ended. */
        PROCEDURE_FOLLOWED,
        /** Which passages were found, or that none fits. */
        PASSAGES_FOUND,
        /** Words were proposed. */
        DRAFT_MADE,
        /** The verdict on what we wanted to say. */
        DRAFT_JUDGED,
        /** The verdict on how a conversation is handed to people. */
        HANDOFF_JUDGED,
        /** The verdict on whether the company may write first. */
        OUTREACH_JUDGED,
        /** A clearance was given for a draft. */
        DRAFT_CLEARED,
        /** A reply was put on its way, in the transaction that cleared it. */
        REPLY_SENT,
        /** The customer was told that the answer takes a moment. */
        ONE_MOMENT_SAID,
        /** A turn was given up because something newer happened. */
        TURN_SUPERSEDED,
        /** A result came after its turn was gone, and was dropped. */
        RESULT_DROPPED,
        /** A human was asked for. */
        HANDED_OFF,
        /** Nobody has taken up what was handed over, and the desk was reminded. */
        CASE_OVERDUE,
        /** The pen went to another hand. */
        PEN_PASSED,
        /** The conversation came to its end. */
        CONVERSATION_CLOSED,
        /** A closed conversation goes on. */
        CONVERSATION_RESUMED,
        /** The customer judged us. */
        CONVERSATION_RATED,
        /** Something was noted about the conversation. */
        EVENT_NOTED,
        /** A webhook event arrived at the company. */
        DELIVERED,
        /** A reply on its way was called back before it left, because the assistant may no longer speak. */
        DELIVERY_WITHDRAWN,
        /** A webhook event could not be delivered, after all tries. */
        DELIVERY_GIVEN_UP,
        /** A person sends an event again that was given up. */
        DELIVERY_RESENT,
        /** A step failed; what followed is in the details. */
        STEP_FAILED,
        /** A policy book was in force from the first start on. */
        BOOK_FOUNDED,
        /** Somebody proposed other policies, or a folder that changed did. */
        BOOK_PROPOSED,
        /** A proposed book was changed; what was approved of it is void. */
        BOOK_CHANGED,
        /** A proposed book was compiled, tried on its examples and looked through for overlaps. */
        BOOK_CHECKED,
        /** A proposed book was tried on the judgements of the past. */
        BOOK_TRIED,
        /** A proposed book was given to others to approve. */
        BOOK_SUBMITTED,
        /** Somebody else approved it, from a moment on. */
        BOOK_APPROVED,
        /** A proposed book was taken back or turned down, or its approval is void. */
        BOOK_WITHDRAWN,
        /** A policy book took force. */
        BOOK_IN_FORCE,
        /** The book before was put into force again. */
        BOOK_RETURNED,
        /** A set of drawings was in force from the first start on. */
        DRAWINGS_FOUNDED,
        /** Somebody proposed other drawings, or a folder that changed did. */
        DRAWINGS_PROPOSED,
        /** Proposed drawings were changed; what was approved of them is void. */
        DRAWINGS_CHANGED,
        /** Proposed drawings were found to be in order. */
        DRAWINGS_CHECKED,
        /** Proposed drawings were held against the conversations under way. */
        DRAWINGS_PREVIEWED,
        /** Proposed drawings were given to others to approve. */
        DRAWINGS_SUBMITTED,
        /** Somebody else approved them, from a moment on. */
        DRAWINGS_APPROVED,
        /** Proposed drawings were taken back or turned down, or their approval is void. */
        DRAWINGS_WITHDRAWN,
        /** A set of drawings took force. */
        DRAWINGS_IN_FORCE,
        /** The drawings before were put into force again. */
        DRAWINGS_RETURNED,
        /** The emergency brake was made ready for a topic. */
        BRAKE_ARMED,
        /** Everything of a topic is held from now on. */
        BRAKE_PULLED,
        /** A topic is judged by the policies alone again. */
        BRAKE_LIFTED,
        /** A person lets a prompt be asked of a model without a passing contract suite. */
        PROMPT_PERMITTED,
        /** A route to a language model was switched off, drained or on again. */
        ROUTE_SWITCHED,
        /** A route to a language model is asked first in a lane, or the order of the settings holds again. */
        ROUTE_PREFERRED,
        /** What language models may cost was changed. */
        BUDGET_CHANGED,
        /** Somebody tried a conversation, of which nothing is kept. */
        CONVERSATION_TRIED,
        /** An account, its roles or its password, or a key changed. */
        ACCESS_CHANGED;

        /** @return the name as the ledger writes it, such as {@code message-received} */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** Decisions of the past, read again where they are kept. */
    public interface Past {

        /**
         * Reads in the order of time, page by page, and never holds more than a page in memory nor a transaction open for longer than one.
         *
         * @param kinds  what is wanted
         * @param from   not before
         * @param until  before
         * @param reader is given one after the other
         */
        void read(java.util.Set<Kind> kinds, Instant from, Instant until, java.util.function.Consumer<Kept> reader);

        /**
         * @param kinds what is wanted
         * @param from  not before
         * @param until before
         * @return how many there are
         */
        long count(java.util.Set<Kind> kinds, Instant from, Instant until);
    }

    /**
     * A decision as it was kept.
     *
     * @param conversation the conversation
     * @param number       its place in the conversation's chain
     * @param turn         the turn, 0 when it belongs to none
     * @param kind         what was decided
     * @param at           when, to the microsecond
     * @param details      a JSON object
     */
    public record Kept(ConversationId conversation, long number, int turn, Kind kind, Instant at, String details) {
    }

    /** @throws NullPointerException when something but the details is missing */
    public Decision {
        Objects.requireNonNull(conversation);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(at);
        details = details == null ? Map.of() : details;
    }
}
