package dev.bailiwick.flow;

/**
 * Every variable and message name that a drawing may use. Variables hold a word for the next gateway and live no longer than the
 * transaction; what was said and found stands in tables, never in the engine.
 */
public final class FlowVariables {

    /** The word that the last step, or the event that woke the drawing, left for the next gateway. */
    public static final String OUTCOME = "outcome";
    /** The procedure to call, by its drawing's id. */
    public static final String PROCEDURE = "procedure";

    /** The customer wrote and the assistant is to answer. */
    public static final String CUSTOMER_WROTE = "CustomerWrote";
    /** An advisor took the pen. */
    public static final String PEN_TAKEN = "PenTaken";
    /** The assistant got the pen back. */
    public static final String PEN_RETURNED = "PenReturned";
    /** The conversation was ended from outside. */
    public static final String CONVERSATION_CLOSED = "ConversationClosed";

    /** Outcome of a beginning: the assistant has the pen and waits for the customer. */
    public static final String ASSISTANT_WAITS = "assistantWaits";
    /** Outcome of a beginning: the assistant has the pen and owes an answer. */
    public static final String ASSISTANT_OWES = "assistantOwes";
    /** Outcome of a beginning: an advisor has the pen. */
    public static final String ADVISOR_HOLDS = "advisorHolds";

    private FlowVariables() {
    }
}
