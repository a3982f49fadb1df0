package dev.bailiwick.flow;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One entry of the step catalogue: all that a drawing, its lint, the modeller's templates and the reference page say of a step.
 *
 * @param name     the topic by which a drawing names it, such as {@code judge-draft}
 * @param title    verb and object, as a drawing labels it
 * @param purpose  one sentence for who draws
 * @param pace     whether it runs inside the engine's transaction or outside of any
 * @param role     what it means for the proof that nothing unjudged is ever said
 * @param inputs   what a drawing may give it, constants only
 * @param outcomes the words that a gateway behind it may read, the usual one first
 * @param failure  the outcome when a slow step fails or is too late; null for a quick step, whose failure undoes the transaction
 * @param limit    how long it may take
 */
public record StepDescription(String name, String title, String purpose, Pace pace, Role role, List<Input> inputs, List<String> outcomes,
        String failure, Duration limit) {

    /** Where a step runs. */
    public enum Pace {
        /** Inside the engine's transaction: rules, lookups, writing down. */
        QUICK,
        /** Outside of any transaction, on a virtual thread: models and tools. */
        SLOW
    }

    /** What a step means for the path to the customer's ear. */
    public enum Role {
        /** Neither proposes nor says anything. */
        PREPARES,
        /** Judges what came in. */
        JUDGES_MESSAGE,
        /** Puts a new draft in the turn's hand, which nobody has judged yet. */
        PROPOSES,
        /** Judges the draft in the turn's hand. */
        JUDGES_DRAFT,
        /** Judges how the conversation is handed to people; it never prevents that. */
        JUDGES_HANDOFF,
        /** Puts the words that announce a human in the turn's hand, which nobody has judged yet. */
        ANNOUNCES_HANDOFF,
        /** Judges whether the company may write first. */
        JUDGES_OUTREACH,
        /** Puts words that answer nothing in the hand of a turn of their own, which nobody has judged yet. */
        PROPOSES_UNASKED,
        /** Says the draft in the turn's hand. */
        SPEAKS,
        /** Gives the pen to a human. */
        HANDS_OFF,
        /** Ends the conversation. */
        CLOSES
    }

    /**
     * What a drawing may give a step.
     *
     * @param name        the input parameter's name
     * @param description one sentence for who draws
     * @param required    whether a drawing must give it
     * @param form        what the constant must look like, blanks around it taken off; null for any text
     */
    public record Input(String name, String description, boolean required, Form form) {
    }

    /**
     * What a constant must look like.
     *
     * @param pattern matches the whole of a right constant
     * @param words   says it to who draws, with an example
     */
    public record Form(Pattern pattern, String words) {

        /**
         * @param constant what a drawing gives, blanks around it taken off
         * @return whether it is right
         */
        public boolean fits(String constant) {
            return pattern.matcher(constant).matches();
        }
    }

    /** @throws IllegalArgumentException when a slow step has no failure outcome, or one that it does not list */
    public StepDescription {
        inputs = List.copyOf(inputs);
        outcomes = List.copyOf(outcomes);
        if (pace == Pace.SLOW && !outcomes.contains(failure)) {
            throw new IllegalArgumentException("the slow step " + name + " needs a failure outcome among its outcomes");
        }
    }
}
