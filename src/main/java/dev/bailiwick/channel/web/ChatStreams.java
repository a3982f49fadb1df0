package dev.bailiwick.channel.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bailiwick.channel.ChatSettings;
import dev.bailiwick.conversation.ConversationClosed;
import dev.bailiwick.conversation.ConversationStarted;
import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.conversation.HandoffRequested;
import dev.bailiwick.conversation.MessageReceived;
import dev.bailiwick.conversation.PenPassed;
import dev.bailiwick.conversation.ReplyCleared;
import dev.bailiwick.conversation.WatchConversations;
import dev.bailiwick.kernel.ConversationId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The open pages of this node. Each learns that something happened in its conversation from this node's own commits at once, and from those of
 * other nodes by a look at all watched conversations together, at most once a second; what happened it then reads itself.
 */
@Component
class ChatStreams implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ChatStreams.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** Streams end before the servlet container's patience does; the page comes back by itself. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final Conversations conversations;
    private final WatchConversations watch;
    private final ObjectMapper json;
    private final ChatSettings settings;
    private final Semaphore places;
    private final Map<ConversationId, List<ChatStream>> open = new ConcurrentHashMap<>();
    private volatile Thread watcher;

    ChatStreams(Conversations conversations, WatchConversations watch, ObjectMapper json, ChatSettings settings) {
        this.conversations = conversations;
        this.watch = watch;
        this.json = json;
        this.settings = settings;
        this.places = new Semaphore(settings.streams());
    }

    /**
     * @param id    names the conversation
     * @param after only messages with a higher sequence
     * @return the stream, which is filled from now on
     * @throws Refused when there are too many streams
     */
    SseEmitter open(ConversationId id, long after) {
        if (!places.tryAcquire()) {
            throw Refused.tooMuch("too many pages are open; try again in a moment", Duration.ofSeconds(15));
        }
        SseEmitter emitter = new SseEmitter(LONGEST.plusMinutes(1).toMillis());
        ChatStream stream = new ChatStream(id, after, emitter, conversations, json, LONGEST);
        if (!admitted(stream)) {
            places.release();
            throw Refused.tooMuch("this conversation is open on too many pages", Duration.ofSeconds(15));
        }
        emitter.onCompletion(stream::end);
        emitter.onTimeout(stream::end);
        emitter.onError(error -> stream.end());
        Thread.ofVirtual().name("chat-" + id).start(() -> {
            try {
                stream.run();
            } finally {
                forget(stream);
                places.release();
            }
        });
        return emitter;
    }

    int openStreams() {
        return settings.streams() - places.availablePermits();
    }

    private boolean admitted(ChatStream stream) {
        boolean[] in = new boolean[1];
        open.compute(stream.conversation(), (id, known) -> {
            List<ChatStream> all = known == null ? new CopyOnWriteArrayList<>() : known;
            if (all.size() < settings.streamsPerConversation()) {
                in[0] = all.add(stream);
            }
            return all;
        });
        return in[0];
    }

    private void forget(ChatStream stream) {
        open.computeIfPresent(stream.conversation(), (id, all) -> {
            all.remove(stream);
            return all.isEmpty() ? null : all;
        });
    }

    @TransactionalEventListener
    void on(MessageReceived event) {
        ring(event.conversation().id());
    }

    @TransactionalEventListener
    void on(ReplyCleared event) {
        ring(event.conversation().id());
    }

    @TransactionalEventListener
    void on(HandoffRequested event) {
        ring(event.conversation().id());
    }

    @TransactionalEventListener
    void on(PenPassed event) {
        ring(event.conversation().id());
    }

    @TransactionalEventListener
    void on(ConversationClosed event) {
        ring(event.conversation().id());
    }

    @TransactionalEventListener
    void on(ConversationStarted event) {
        ring(event.conversation().id());
    }

    /** Never touches the database: the transaction has just ended, and its thread has other things to do. */
    private void ring(ConversationId id) {
        open.getOrDefault(id, List.of()).forEach(ChatStream::ring);
    }

    @Override
    public void start() {
        // Known before it runs: it goes on only as long as it is the one.
        Thread next = Thread.ofVirtual().name("chat-watch").unstarted(this::look);
        watcher = next;
        next.start();
    }

    @Override
    public void stop() {
        Thread running = watcher;
        watcher = null;
        LockSupport.unpark(running);
        open.values().forEach(all -> all.forEach(ChatStream::end));
    }

    @Override
    public boolean isRunning() {
        return watcher != null;
    }

    private void look() {
        while (watcher == Thread.currentThread()) {
            LockSupport.parkNanos(LOOK.toNanos());
            if (open.isEmpty()) {
                continue;
            }
            try {
                for (WatchConversations.Mark mark : watch.marks(List.copyOf(open.keySet()))) {
                    open.getOrDefault(mark.id(), List.of()).forEach(stream -> stream.seen(mark));
                }
            } catch (RuntimeException | Error e) {
                LOG.warn("open pages cannot be looked after now: {}", e.toString());
            }
        }
    }
}
