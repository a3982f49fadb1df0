package dev.bailiwick.conversation;

import dev.bailiwick.kernel.Citation;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.MessageId;
import java.time.Instant;
import java.util.List;

/**
 * What was really said. Never changes.
 *
 * @param conversation  where it was said
 * @param id            names it within the conversation
 * @param sequence      counts up over the whole database: later messages have higher numbers
 * @param turn          the turn that it opened or answered, 0 when it belongs to none
 * @param participant   who said it
 * @param participantId the company's id of who said it
 * @param body          the words, personal data masked where it may not be kept; possibly empty
 * @param subject       the subject line, or null
 * @param attachments   files that came with it
 * @param citations     what a reply of the assistant relies on
 * @param created       when it was said, in the caller's time where given
 * @param oneMoment     whether it only says that the answer takes a moment
 */
public record Message(ConversationId conversation, MessageId id, long sequence, int turn, Participant participant, String participantId,
        String body, String subject, List<Attachment> attachments, List<Citation> citations, Instant created, boolean oneMoment) {

    /** A message that is not a "one moment"; everything else as above. */
    public Message(ConversationId conversation, MessageId id, long sequence, int turn, Participant participant, String participantId,
            String body, String subject, List<Attachment> attachments, List<Citation> citations, Instant created) {
        this(conversation, id, sequence, turn, participant, participantId, body, subject, attachments, citations, created, false);
    }
}
