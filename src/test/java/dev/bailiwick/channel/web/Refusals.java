package dev.bailiwick.channel.web;

/** Lets tests of other modules' calls refuse as the house does. */
public final class Refusals {

    private Refusals() {
    }

    /** @return what turns refusals into the contract's envelope, for a stand-alone set-up */
    public static Object advice() {
        return new AnswerRefusals();
    }
}
