package dev.bailiwick.channel.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bailiwick.conversation.Attachment;
import dev.bailiwick.conversation.Message;
import java.util.List;

/** A message as the wire contract has it. Its token is that of the very request it answers, or left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MessageAnswer(String id, String body, String participant_id, String participant_type, String subject, List<AttachmentAnswer> attachments,
        String created, String conversation_token) {

    /** A file that came with the message. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AttachmentAnswer(String type, String file_name, String url, String summary, String description) {
    }

    static MessageAnswer of(Message message, String tokenOfRequest) {
        return new MessageAnswer(message.id().value(), message.body(), message.participantId(), WireWords.of(message.participant()),
                message.subject(), message.attachments().isEmpty() ? null : message.attachments().stream().map(MessageAnswer::of).toList(),
                WireWords.of(message.created()), tokenOfRequest);
    }

    private static AttachmentAnswer of(Attachment file) {
        return new AttachmentAnswer(file.type(), file.fileName(), file.url(), file.summary(), file.description());
    }

    /** @return everything but the words and the token */
    @Override
    public String toString() {
        return "MessageAnswer[" + id + "]";
    }
}
