package dev.bailiwick.rehearsal;

import java.util.ArrayList;
import java.util.List;

/**
 * What happens to one conversation, move by move.
 *
 * @param seed          what it was made from
 * @param withAssistant whether the assistant has the pen at first
 * @param live          whether it is held where somebody sits and waits, rather than by mail
 * @param moves         what happens, in order
 */
public record Story(long seed, boolean withAssistant, boolean live, List<Move> moves) {

    /** Copies the moves. */
    public Story {
        moves = List.copyOf(moves);
    }

    /** @return whether two things happen in the same instant somewhere, so that a repetition may run differently */
    public boolean hasRaces() {
        return moves.stream().anyMatch(Move.Together.class::isInstance);
    }

    /**
     * @param from from this move on
     * @param to   up to before this one
     * @return the story without these moves
     */
    Story without(int from, int to) {
        List<Move> fewer = new ArrayList<>(moves.subList(0, from));
        fewer.addAll(moves.subList(to, moves.size()));
        return new Story(seed, withAssistant, live, fewer);
    }

    Story with(int at, Move other) {
        List<Move> changed = new ArrayList<>(moves);
        changed.set(at, other);
        return new Story(seed, withAssistant, live, changed);
    }
}
