package dev.bailiwick.rehearsal;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

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

    /** @return its moves as they are written in a test */
    public String asJava() {
        return moves.stream().map(Story::asJava).collect(Collectors.joining(", "));
    }

    private static String asJava(Object part) {
        return switch (part) {
            case Enum<?> named -> named.getDeclaringClass().getSimpleName() + "." + named.name();
            case Duration span -> "Duration.ofSeconds(" + span.toSeconds() + ")";
            case Record move -> "new " + move.getClass().getSimpleName() + Arrays.stream(move.getClass().getRecordComponents())
                    .map(component -> asJava(valueOf(component, move))).collect(Collectors.joining(", ", "(", ")"));
            default -> String.valueOf(part);
        };
    }

    private static Object valueOf(RecordComponent component, Record move) {
        try {
            return component.getAccessor().invoke(move);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
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
