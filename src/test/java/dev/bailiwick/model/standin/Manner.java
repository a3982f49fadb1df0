package dev.bailiwick.model.standin;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** How a stand-in answers one request, said without its protocol. */
public sealed interface Manner {

    /** How an answer ends. */
    enum Ending {
        /** The provider says that the answer is whole. */
        WHOLE,
        /** It says that the limit of tokens was reached. */
        CUT_AT_LENGTH,
        /** It says that it filtered the answer. */
        FILTERED,
        /** It says that the model wants a tool, which nobody offered. */
        CALLS_A_TOOL,
        /** It ends in good order, and says nothing of how. */
        UNSAID
    }

    /**
     * An answer.
     *
     * @param words  what the model says; null for a message without content
     * @param ending how it ends
     */
    record Says(String words, Ending ending) implements Manner {
    }

    /** An answer without any choice in it. */
    record HasNoChoice() implements Manner {
    }

    /**
     * The model refuses in the way that its provider has for it.
     *
     * @param words what it says
     */
    record Declines(String words) implements Manner {
    }

    /**
     * A status that is no success, with a body as the provider writes it.
     *
     * @param status  the status
     * @param words   what the error says
     * @param headers more headers
     */
    record Refuses(int status, String words, Map<String, String> headers) implements Manner {
    }

    /** The provider's filter refuses the question. */
    record FiltersTheQuestion() implements Manner {
    }

    /** A page of HTML with status 200, as a gateway between might send. */
    record SendsAPage() implements Manner {
    }

    /**
     * Nothing for a while, then an answer; if the caller hangs up before, that is counted.
     *
     * @param silence how long nothing is said
     * @param then    the answer
     */
    record Waits(Duration silence, Manner then) implements Manner {
    }

    /** The beginning of an answer, and then nothing until the caller hangs up or half a minute is over. */
    record StallsInTheMiddle() implements Manner {
    }

    /** An answer that goes on until the caller hangs up, or 64 MB are said. */
    record TalksWithoutEnd() implements Manner {
    }

    /** The connection ends without a word. */
    record HangsUp() implements Manner {
    }

    /** The connection is broken in the middle of the answer. */
    record BreaksOff() implements Manner {
    }

    /** The beginning of an answer, and then an error in the provider's own form; without pieces it is a status 500. */
    record FailsInTheMiddle() implements Manner {
    }

    /**
     * What is asked decides.
     *
     * @param manner from the request
     */
    record Depends(Function<Request, Manner> manner) implements Manner {
    }

    /**
     * @param words what the model says
     * @return a whole answer
     */
    static Manner says(String words) {
        return new Says(words, Ending.WHOLE);
    }

    /**
     * @param words what the model says to a request
     * @return a whole answer
     */
    static Manner says(Function<Request, String> words) {
        return new Depends(request -> says(words.apply(request)));
    }

    /**
     * @param status  the status
     * @param headers names and values in turn
     * @return a refusal
     */
    static Manner refuses(int status, String... headers) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            named.put(headers[i], headers[i + 1]);
        }
        return new Refuses(status, "as the test tells", named);
    }
}
