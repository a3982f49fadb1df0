package dev.bailiwick.channel.web;

import dev.bailiwick.conversation.Attachment;
import dev.bailiwick.conversation.CloseConversation;
import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.conversation.Message;
import dev.bailiwick.conversation.NewConversation;
import dev.bailiwick.conversation.NewMessage;
import dev.bailiwick.conversation.PassPen;
import dev.bailiwick.conversation.Pen;
import dev.bailiwick.conversation.RateConversation;
import dev.bailiwick.conversation.Rating;
import dev.bailiwick.conversation.ReceiveMessage;
import dev.bailiwick.conversation.ResumeConversation;
import dev.bailiwick.conversation.StartConversation;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.MessageId;
import dev.bailiwick.kernel.Reason;
import dev.bailiwick.kernel.Refusal;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The wire contract's conversations. Every call may be repeated; success with nothing to say is an empty body. */
@RestController
@RequestMapping(path = "/conversations", produces = MediaType.APPLICATION_JSON_VALUE)
class ConversationsApi {

    /** As long as a {@link Reason} may be. */
    private static final int LONGEST_REASON = 2_000;

    private final StartConversation start;
    private final ReceiveMessage receive;
    private final PassPen pen;
    private final CloseConversation close;
    private final ResumeConversation resume;
    private final RateConversation rate;
    private final Conversations conversations;
    private final Patiently patiently;

    ConversationsApi(StartConversation start, ReceiveMessage receive, PassPen pen, CloseConversation close, ResumeConversation resume,
            RateConversation rate, Conversations conversations, Patiently patiently) {
        this.start = start;
        this.receive = receive;
        this.pen = pen;
        this.close = close;
        this.resume = resume;
        this.rate = rate;
        this.conversations = conversations;
        this.patiently = patiently;
    }

    @PostMapping
    ConversationAnswer start(Fields body) {
        ConversationId id = new ConversationId(body.text("id"));
        Pen to = body.optionalOneOf("assignee_type", WireWords.ASSIGNEES);
        body.optionalText("traffic_group_id");
        NewConversation wanted = new NewConversation(id, body.text("customer_id"), body.text("channel"), to == null ? Pen.ADVISOR : to,
                body.optionalText("assignee_id"), body.optionalJson("metadata"), body.optionalObject("resources"), body.optionalTime("created"),
                body.optionalText("conversation_token"));
        return ConversationAnswer.of(patiently.get(() -> start.start(wanted)));
    }

    @GetMapping({"/{id}", "/{id}/read"})
    ConversationAnswer read(@PathVariable String id, @RequestParam(name = "support_platform", required = false) String platform) {
        ConversationId its = new ConversationId(id);
        return ConversationAnswer.of(conversations.find(its).orElseThrow(() -> Refusal.notFound("conversation", its)));
    }

    @PostMapping("/{id}/messages")
    MessageAnswer say(@PathVariable String id, Fields body) {
        ConversationId its = new ConversationId(id);
        String token = body.optionalText("conversation_token");
        List<Attachment> files = body.objects("attachments").stream().map(ConversationsApi::attachment).toList();
        NewMessage said = new NewMessage(new MessageId(body.text("id")), body.oneOf("participant_type", WireWords.PARTICIPANTS),
                body.text("participant_id"), body.optionalText("body"), body.optionalText("subject"), files, body.optionalTime("created"), token);
        Message kept = patiently.get(() -> receive.receive(its, said));
        return MessageAnswer.of(kept, token);
    }

    @PutMapping("/{id}/assignee")
    void assign(@PathVariable String id, Fields body) {
        ConversationId its = new ConversationId(id);
        Pen to = body.oneOf("assignee_type", WireWords.ASSIGNEES);
        String assignee = assignee(body);
        String reason = reason(body);
        body.optionalTime("timestamp");
        patiently.get(() -> pen.pass(its, to, assignee, reason));
    }

    @PutMapping("/{id}/rate")
    void rate(@PathVariable String id, Fields body) {
        ConversationId its = new ConversationId(id);
        Rating rating = new Rating(body.text("type"), body.whole("value"), body.whole("min_value"), body.whole("max_value"),
                body.optionalText("comments"), body.optionalTime("timestamp"));
        patiently.run(() -> rate.rate(its, rating));
    }

    @PutMapping("/{id}/cancel")
    void cancel(@PathVariable String id, Fields body) {
        ConversationId its = new ConversationId(id);
        Reason reason = new Reason("cancelled", reason(body));
        body.optionalTime("timestamp");
        patiently.get(() -> close.cancel(its, reason));
    }

    @PutMapping("/{id}/finish")
    void finish(@PathVariable String id, Fields body) {
        ConversationId its = new ConversationId(id);
        Reason reason = new Reason("finished", reason(body));
        body.optionalTime("timestamp");
        patiently.get(() -> close.finish(its, reason));
    }

    @PutMapping("/{id}/resume")
    void resume(@PathVariable String id, Fields body) {
        ConversationId its = new ConversationId(id);
        Pen to = body.oneOf("assignee_type", WireWords.ASSIGNEES);
        String assignee = assignee(body);
        String resources = body.optionalObject("resources");
        String reason = reason(body);
        body.optionalTime("timestamp");
        patiently.get(() -> resume.resume(its, to, assignee, resources, reason));
    }

    static String reason(Fields body) {
        return shortEnough("reason", body.optionalText("reason"), LONGEST_REASON);
    }

    static String assignee(Fields body) {
        return shortEnough("assignee_id", body.optionalText("assignee_id"), 255);
    }

    static String shortEnough(String field, String text, int most) {
        if (text != null && text.length() > most) {
            throw Refusal.invalid(field, "must have at most " + most + " characters, and has " + text.length());
        }
        return text;
    }

    private static Attachment attachment(Fields file) {
        return new Attachment(file.oneOf("type", WireWords.ATTACHMENTS), shortEnough("attachments.file_name", file.text("file_name"), 255),
                shortEnough("attachments.url", file.text("url"), 4_096), shortEnough("attachments.summary", file.optionalText("summary"), 10_000),
                shortEnough("attachments.description", file.optionalText("description"), 10_000));
    }
}
