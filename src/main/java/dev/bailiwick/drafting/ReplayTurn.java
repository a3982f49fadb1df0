package dev.bailiwick.drafting;

import dev.bailiwick.kernel.TurnId;
import java.util.List;

/** Makes what models did for a turn again from its records, without any model, and compares it byte by byte. */
public interface ReplayTurn {

    /**
     * One completion, made again.
     *
     * @param prompt     the prompt
     * @param version    its version then
     * @param attempts   how many attempts it took
     * @param same       whether every question, byte by byte, and every judgement of an answer came out as then
     * @param difference where it parted, or null
     * @param words      the words that could be used in the end, filled in; null when none could
     */
    record Step(String prompt, String version, int attempts, boolean same, String difference, String words) {
    }

    /**
     * A turn, made again.
     *
     * @param turn  the turn
     * @param same  whether there was something to make again, and all of it came out as then
     * @param steps what was asked of models, in order; empty when nothing was, or when it is no longer kept
     * @param said  what came of it, in words
     */
    record Report(TurnId turn, boolean same, List<Step> steps, String said) {

        /**
         * @param turn  the turn
         * @param steps what was asked of models, in order
         * @return the report on them; of nothing it says that there was nothing to make again, and does not call that the same
         */
        public static Report of(TurnId turn, List<Step> steps) {
            long others = steps.stream().filter(step -> !step.same()).count();
            String said = steps.isEmpty() ? "There was nothing to replay: no model was asked in this turn, or its calls are no longer kept."
                    : others == 0 ? "Every question and every judgement of an answer came out as then, byte by byte."
                    : others + " of " + steps.size() + " steps came out otherwise than then.";
            return new Report(turn, !steps.isEmpty() && others == 0, List.copyOf(steps), said);
        }
    }

    /**
     * @param turn a turn
     * @return what became of making it again
     */
    Report replay(TurnId turn);
}
