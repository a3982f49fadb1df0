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
     * @param same  whether all of it came out as then
     * @param steps what was asked of models, in order; empty when nothing was, or when it is no longer kept
     */
    record Report(TurnId turn, boolean same, List<Step> steps) {
    }

    /**
     * @param turn a turn
     * @return what became of making it again
     */
    Report replay(TurnId turn);
}
