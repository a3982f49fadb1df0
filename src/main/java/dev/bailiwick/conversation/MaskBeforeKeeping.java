package dev.bailiwick.conversation;

/** Takes out of a text what may not be kept at all, such as card numbers, before it is stored, logged or shown to anyone. */
@FunctionalInterface
public interface MaskBeforeKeeping {

    /**
     * @param body the words as they came in
     * @return the words as they may be kept, with a stable mark where something was
     */
    String mask(String body);
}
