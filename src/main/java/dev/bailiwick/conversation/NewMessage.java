package dev.bailiwick.conversation;

import dev.bailiwick.kernel.MessageId;
import dev.bailiwick.kernel.Refusal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A message as it comes in.
 *
 * @param id            chosen by the caller; the same id with the same content is the same message
 * @param participant   who says it
 * @param participantId the company's id of who says it, 1 to 255 characters
 * @param body          the words, at most 20,000 characters; may be empty when there is an attachment
 * @param subject       the subject line, or null
 * @param attachments   at most 20 files
 * @param created       when it was said, kept to the microsecond, or null for now
 * @param token         a newer secret to echo in webhooks, or null
 */
public record NewMessage(MessageId id, Participant participant, String participantId, String body, String subject,
        List<Attachment> attachments, Instant created, String token) {

    /** How many characters a message may have. */
    public static final int LONGEST_BODY = 20_000;

    /** @throws Refusal of kind {@code INVALID} naming the first field that is missing or too long */
    public NewMessage {
        Limits.required("id", id);
        Limits.required("participant_type", participant);
        Limits.within("participant_id", participantId, 1, 255);
        body = body == null ? "" : body.replace("\u0000", "");
        Limits.optional("body", body, LONGEST_BODY);
        Limits.optional("subject", subject, 998);
        created = created == null ? null : created.truncatedTo(ChronoUnit.MICROS);
        attachments = attachments == null ? List.of() : List.copyOf(attachments);
        if (attachments.size() > 20) {
            throw Refusal.invalid("attachments", "at most 20");
        }
        if (body.isBlank() && attachments.isEmpty()) {
            throw Refusal.invalid("body", "must have words, or the message an attachment");
        }
        Limits.optional("conversation_token", token, 4_096);
    }

    /** @return everything but the words and the token */
    @Override
    public String toString() {
        return "NewMessage[" + id + ", " + participant + "]";
    }
}
