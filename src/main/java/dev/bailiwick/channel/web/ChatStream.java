package dev.bailiwick.channel.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bailiwick.conversation.Conversation;
import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.conversation.Message;
import dev.bailiwick.conversation.WatchConversations;
import dev.bailiwick.kernel.ConversationId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One open page: sends what was said since it last looked, and how things stand when that changed. Lives on a virtual thread of its own. */
final class ChatStream {

    private static final Logger LOG = LoggerFactory.getLogger(ChatStream.class);
    private static final int MOST_AT_ONCE = 100;
    private static final int HEARTBEAT_SECONDS = 15;
    private static final long RETRY_MILLIS = 2_000;

    private final ConversationId conversation;
    private final SseEmitter emitter;
    private final Conversations conversations;
    private final ObjectMapper json;
    private final long endNanos;
    private final Semaphore bell = new Semaphore(0);
    private final AtomicReference<WatchConversations.Mark> lastMark = new AtomicReference<>();
    private volatile boolean over;
    private long sent;
    private String state = "";

    ChatStream(ConversationId conversation, long after, SseEmitter emitter, Conversations conversations, ObjectMapper json, Duration longest) {
        this.conversation = conversation;
        this.sent = after;
        this.emitter = emitter;
        this.conversations = conversations;
        this.json = json;
        this.endNanos = System.nanoTime() + longest.toNanos();
    }

    ConversationId conversation() {
        return conversation;
    }

    /** Something happened. */
    void ring() {
        bell.release();
    }

    /** Somebody looked: something happened if it looks otherwise than the last time. */
    void seen(WatchConversations.Mark mark) {
        if (!mark.equals(lastMark.getAndSet(mark))) {
            ring();
        }
    }

    /** Nobody reads any more, or the node stops. */
    void end() {
        over = true;
        bell.release();
    }

    void run() {
        try {
            emitter.send(SseEmitter.event().reconnectTime(RETRY_MILLIS).comment("welcome"));
            while (!over && System.nanoTime() < endNanos) {
                sendNews();
                if (bell.tryAcquire(HEARTBEAT_SECONDS, TimeUnit.SECONDS)) {
                    bell.drainPermits();
                } else {
                    emitter.send(SseEmitter.event().comment("still here"));
                }
            }
            emitter.complete();
        } catch (IOException | IllegalStateException e) {
            LOG.debug("the page of conversation {} went away", conversation);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // The page comes back by itself and asks for what it missed.
            LOG.warn("a page of conversation {} is let go: {}", conversation, e.toString());
            emitter.complete();
        }
    }

    private void sendNews() throws IOException {
        List<Message> news;
        do {
            news = conversations.messages(conversation, sent, MOST_AT_ONCE);
            for (Message message : news) {
                emitter.send(SseEmitter.event().id(Long.toString(message.sequence())).name("message")
                        .data(json.writeValueAsString(ChatAnswers.Said.of(message)), MediaType.APPLICATION_JSON));
                sent = message.sequence();
            }
        } while (news.size() == MOST_AT_ONCE);
        Conversation now = conversations.find(conversation).orElseThrow();
        String next = ChatAnswers.state(now, !conversations.unanswered(conversation, now.answeredUpTo()).isEmpty());
        if (!next.equals(state)) {
            emitter.send(SseEmitter.event().name("state").data("{\"state\":\"" + next + "\"}", MediaType.APPLICATION_JSON));
            state = next;
        }
    }
}
