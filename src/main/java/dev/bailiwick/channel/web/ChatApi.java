package dev.bailiwick.channel.web;

import dev.bailiwick.channel.ChatSettings;
import dev.bailiwick.channel.WelcomeVisitor;
import dev.bailiwick.conversation.CloseConversation;
import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.conversation.NewMessage;
import dev.bailiwick.conversation.NotedEvent;
import dev.bailiwick.conversation.Participant;
import dev.bailiwick.conversation.RateConversation;
import dev.bailiwick.conversation.ReceiveMessage;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.MessageId;
import dev.bailiwick.kernel.Reason;
import dev.bailiwick.kernel.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The API of the chat page. Whoever began a conversation here holds the secret of this one conversation, and nobody else gets in. */
@RestController
@RequestMapping("/api/chat")
class ChatApi {

    private static final int LONGEST_BODY = 4_000;
    private static final int MOST_AT_ONCE = 200;
    /** The page tells at most every third second that its customer types; whoever tells it more often is not listened to. */
    private static final double TYPING_PER_SECOND = 0.5;
    private static final String BEARER = "Bearer ";

    private final WelcomeVisitor visitors;
    private final ReceiveMessage receive;
    private final RateConversation events;
    private final CloseConversation close;
    private final Conversations conversations;
    private final ChatStreams streams;
    private final Patiently patiently;
    private final ChatSettings settings;
    private final Buckets newcomers;
    private final Buckets writers;
    private final Buckets typists;

    ChatApi(WelcomeVisitor visitors, ReceiveMessage receive, RateConversation events, CloseConversation close, Conversations conversations,
            ChatStreams streams, Patiently patiently, ChatSettings settings) {
        this.visitors = visitors;
        this.receive = receive;
        this.events = events;
        this.close = close;
        this.conversations = conversations;
        this.streams = streams;
        this.patiently = patiently;
        this.settings = settings;
        this.newcomers = new Buckets(settings.conversationsPerMinute() / 60.0, settings.conversationsPerMinute(), System::nanoTime);
        this.writers = new Buckets(settings.messagesPerMinute() / 60.0, settings.messagesPerMinute(), System::nanoTime);
        this.typists = new Buckets(TYPING_PER_SECOND, 2, System::nanoTime);
    }

    /** What the customer's page needs to know before anybody writes. */
    @GetMapping(path = "/page", produces = MediaType.APPLICATION_JSON_VALUE)
    ChatAnswers.Page page() {
        return new ChatAnswers.Page(settings.company(), settings.examples(), settings.personWords(), LONGEST_BODY);
    }

    /** Begins a conversation and gives its visitor the token that opens it. */
    @PostMapping(path = "/conversations", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ChatAnswers.Started> start(HttpServletRequest request, @RequestParam(required = false) String follows,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) String key) {
        ConversationId earlier = follows == null ? null : opened(follows, key);
        Duration wait = newcomers.take(request.getRemoteAddr());
        if (wait != null) {
            throw Refused.tooMuch("too many conversations were begun from your address; try again in a moment", wait);
        }
        WelcomeVisitor.Welcome welcome = patiently.get(() -> visitors.welcome(earlier));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore())
                .body(new ChatAnswers.Started(welcome.conversation().id().value(), welcome.token()));
    }

    /** Takes a customer's message; a second delivery of the same id is answered the same. */
    @PostMapping(path = "/conversations/{id}/messages", produces = MediaType.APPLICATION_JSON_VALUE)
    ChatAnswers.Said say(@PathVariable String id, @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) String key, Fields body) {
        ConversationId its = opened(id, key);
        String words = body.text("body");
        if (words.length() > LONGEST_BODY) {
            throw Refusal.invalid("body", "must have at most " + LONGEST_BODY + " characters, and has " + words.length());
        }
        NewMessage said = new NewMessage(new MessageId(body.text("id")), Participant.CUSTOMER, WelcomeVisitor.customerOf(its), words, null,
                List.of(), null, null);
        Duration wait = writers.take(its.value());
        if (wait != null) {
            throw Refused.tooMuch("too many messages in a short time; try again in a moment", wait);
        }
        return ChatAnswers.Said.of(patiently.get(() -> receive.receive(its, said)));
    }

    /** A turn that has not looked at its messages yet waits a little for who is still writing. A sign too many has no effect and is no error. */
    @PostMapping(path = "/conversations/{id}/typing", produces = MediaType.APPLICATION_JSON_VALUE)
    void typing(@PathVariable String id, @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) String key) {
        ConversationId its = opened(id, key);
        if (typists.take(its.value()) == null) {
            NotedEvent typing = new NotedEvent("typing", Participant.CUSTOMER, WelcomeVisitor.customerOf(its), null, null, null, null);
            patiently.run(() -> events.note(its, typing));
        }
    }

    /** What was said so far, and what the assistant still owes. */
    @GetMapping(path = "/conversations/{id}/messages", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ChatAnswers.Talk> messages(@PathVariable String id,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) String key, @RequestParam(defaultValue = "0") long after) {
        ConversationId its = opened(id, key);
        var conversation = conversations.find(its).orElseThrow(() -> Refusal.notFound("conversation", its));
        var said = conversations.messages(its, Math.max(0, after), MOST_AT_ONCE).stream().map(ChatAnswers.Said::of).toList();
        boolean owes = !conversations.unanswered(its, conversation.answeredUpTo()).isEmpty();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new ChatAnswers.Talk(said, ChatAnswers.state(conversation, owes)));
    }

    /** Ends the conversation, because its customer leaves. */
    @PostMapping(path = "/conversations/{id}/finish", produces = MediaType.APPLICATION_JSON_VALUE)
    void finish(@PathVariable String id, @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) String key) {
        ConversationId its = opened(id, key);
        patiently.get(() -> close.finish(its, new Reason("customer-left", "The customer ended the chat.")));
    }

    /** What is said from now on, as it is said. */
    @GetMapping(path = "/conversations/{id}/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> stream(@PathVariable String id, @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) String key,
            @RequestHeader(name = "Last-Event-ID", required = false) String lastEvent, @RequestParam(defaultValue = "0") long after) {
        ConversationId its = opened(id, key);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).header("X-Accel-Buffering", "no")
                .body(streams.open(its, Math.max(after, sequence(lastEvent))));
    }

    /** Whether the conversation or the secret is wrong is nobody's business. */
    private ConversationId opened(String id, String key) {
        ConversationId its = new ConversationId(id);
        String token = key != null && key.regionMatches(true, 0, BEARER, 0, BEARER.length()) ? key.substring(BEARER.length()).strip() : null;
        if (!visitors.knows(its, token)) {
            throw Refused.stranger("this conversation needs the token it was begun with: Authorization: Bearer <token>");
        }
        return its;
    }

    private static long sequence(String lastEvent) {
        if (lastEvent == null || lastEvent.isBlank()) {
            return 0;
        }
        try {
            return Long.parseLong(lastEvent.strip());
        } catch (NumberFormatException e) {
            throw Refusal.invalid("Last-Event-ID", "must be the id of an event of this stream");
        }
    }
}
