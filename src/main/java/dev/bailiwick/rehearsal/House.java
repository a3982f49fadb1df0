package dev.bailiwick.rehearsal;

import dev.bailiwick.conversation.CloseConversation;
import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.conversation.PassPen;
import dev.bailiwick.conversation.RateConversation;
import dev.bailiwick.conversation.ReceiveMessage;
import dev.bailiwick.conversation.ResumeConversation;
import dev.bailiwick.conversation.StartConversation;
import dev.bailiwick.flow.FlowSettings;
import dev.bailiwick.flow.TakeOver;
import dev.bailiwick.ledger.Ledger;
import dev.bailiwick.ledger.VerifyLedger;

/**
 * All that a story acts upon.
 *
 * @param start         begins conversations
 * @param receive       takes messages in
 * @param pen           passes the pen
 * @param close         ends conversations
 * @param resume        lets finished ones go on
 * @param note          notes what surrounds them, such as typing
 * @param conversations where they are kept
 * @param ledger        every decision
 * @param verify        checks the ledger's chains
 * @param takeOver      takes over from nodes that fell silent
 * @param flow          how long leases last
 * @param steps         holds slow steps
 * @param backstage     the technology behind
 */
public record House(StartConversation start, ReceiveMessage receive, PassPen pen, CloseConversation close, ResumeConversation resume,
        RateConversation note, Conversations conversations, Ledger ledger, VerifyLedger verify, TakeOver takeOver, FlowSettings flow, HeldSteps steps,
        Backstage backstage) {
}
