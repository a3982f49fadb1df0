package dev.bailiwick.flow;

import dev.bailiwick.model.standin.Manner;
import dev.bailiwick.model.standin.Manner.Ending;
import dev.bailiwick.model.standin.Manner.Says;
import java.time.Duration;

/** What a provider can do to us, from the first call to the last. */
enum ModelFault {
    NONE("none", null),
    LIMITED("429", Manner.refuses(429)),
    LIMITED_FOR_A_MOMENT("429, Retry-After 3", Manner.refuses(429, "Retry-After", "3"), Wait.WHAT_IT_SAYS),
    LIMITED_FOR_LONG("429, Retry-After 30", Manner.refuses(429, "Retry-After", "30")),
    OUT_OF_ORDER("500", Manner.refuses(500)),
    KEY_REFUSED("401", Manner.refuses(401)),
    UNREACHABLE("nobody listens", null),
    HANGS_UP("the connection ends without a word", new Manner.HangsUp()),
    BREAKS_OFF("the connection breaks in the middle", new Manner.BreaksOff()),
    SILENT("no first byte", new Manner.Waits(Duration.ofSeconds(25), Manner.says("{}")), Wait.ITS_TIME),
    STALLS("it stalls in the middle", new Manner.StallsInTheMiddle(), Wait.ITS_TIME),
    FAILS_IN_THE_MIDDLE("an error in the middle", new Manner.FailsInTheMiddle()),
    SENDS_A_PAGE("a page of HTML, status 200", new Manner.SendsAPage()),
    NO_CHOICE("no choice", new Manner.HasNoChoice()),
    NO_CONTENT("no content", new Says(null, Ending.WHOLE)),
    NO_FINISH_REASON("a clean end without finish reason", new Says("{\"answer\":\"Cards normally", Ending.UNSAID)),
    CUT_AT_LENGTH("cut at the limit of tokens", new Says("{\"answer\":\"Cards normally", Ending.CUT_AT_LENGTH)),
    CALLS_A_TOOL("a tool that was not offered", new Says(null, Ending.CALLS_A_TOOL)),
    WRONG_JSON("JSON of another shape", Manner.says("{\"reply\":\"Cards normally arrive within days.\"}")),
    DECLINES("a refusal, marked as one", new Manner.Declines("I cannot help with that.")),
    FILTERS_THE_ANSWER("its filter stops the answer", new Says("{\"answer\":\"Cards", Ending.FILTERED)),
    FILTERS_THE_QUESTION("its filter stops the question", new Manner.FiltersTheQuestion());

    /** What is waited for beside the calls themselves. */
    enum Wait {
        /** Nothing, or a quarter of a second before the same route is asked once more. */
        NOTHING("nothing"),
        /** Until the provider says that it may be asked again, where nobody else can be asked and that is within the deadline. */
        WHAT_IT_SAYS("its Retry-After, when alone"),
        /** Until the route's own time for the first word or for the whole is over. */
        ITS_TIME("the route's own time");

        /** For people. */
        final String words;

        Wait(String words) {
            this.words = words;
        }
    }

    /** For people. */
    final String words;
    /** How its stand-in is told; null where it has nothing to say or nobody is there. */
    final Manner manner;
    /** What is waited for. */
    final Wait wait;

    ModelFault(String words, Manner manner) {
        this(words, manner, Wait.NOTHING);
    }

    ModelFault(String words, Manner manner, Wait wait) {
        this.words = words;
        this.manner = manner;
        this.wait = wait;
    }
}
