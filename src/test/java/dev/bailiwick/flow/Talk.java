package dev.bailiwick.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bailiwick.conversation.Conversation;
import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.conversation.Message;
import dev.bailiwick.conversation.NewConversation;
import dev.bailiwick.conversation.NewMessage;
import dev.bailiwick.conversation.Participant;
import dev.bailiwick.conversation.Pen;
import dev.bailiwick.conversation.ReceiveMessage;
import dev.bailiwick.conversation.StartConversation;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.MessageId;
import dev.bailiwick.ledger.Entry;
import dev.bailiwick.ledger.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A conversation as a test leads it. */
final class Talk {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ReceiveMessage receive;
    private final Conversations conversations;
    private final Ledger ledger;
    private final ConversationId id;
    private int said;

    private Talk(StartConversation start, ReceiveMessage receive, Conversations conversations, Ledger ledger, String channel, Pen pen,
            String resources) {
        this.receive = receive;
        this.conversations = conversations;
        this.ledger = ledger;
        this.id = new ConversationId("talk-" + COUNT.incrementAndGet());
        start.start(new NewConversation(id, "customer-1", channel, pen, null, null, resources, null, null));
    }

    /** Everything that a talk needs of the house. */
    record House(StartConversation start, ReceiveMessage receive, Conversations conversations, Ledger ledger) {

        Talk withTheAssistant() {
            return withTheAssistantOn("web");
        }

        Talk withTheAssistantOn(String channel) {
            return withTheAssistantWhoKnows(channel, null);
        }

        /** A talk with a customer of whom the company says something. */
        Talk withTheAssistantWhoKnows(String channel, String resources) {
            return new Talk(start, receive, conversations, ledger, channel, Pen.ASSISTANT, resources);
        }

        Talk withAnAdvisor() {
            return new Talk(start, receive, conversations, ledger, "web", Pen.ADVISOR, null);
        }
    }

    ConversationId id() {
        return id;
    }

    Talk customerSays(String words) {
        return says(Participant.CUSTOMER, words);
    }

    Talk says(Participant who, String words) {
        return says(who, words, null);
    }

    /** Somebody says something that they wrote at that moment, whenever it arrives. */
    Talk says(Participant who, String words, Instant written) {
        receive.receive(id, new NewMessage(new MessageId("m" + ++said), who, who.name().toLowerCase(), words, null, null, written, null));
        return this;
    }

    Conversation now() {
        return conversations.find(id).orElseThrow();
    }

    List<Message> replies() {
        return conversations.messages(id, 0, 100).stream().filter(message -> message.participant() == Participant.ASSISTANT).toList();
    }

    /** Waits until the assistant has said so many things in all. */
    Message reply(int number) {
        await("reply " + number + " in " + id, () -> replies().size() >= number);
        return replies().get(number - 1);
    }

    Talk untilHandedOff() {
        await("a handoff of " + id, () -> now().handoff() != null);
        return this;
    }

    List<String> ledgerKinds() {
        return entries().stream().map(Entry::kind).toList();
    }

    List<Entry> entries() {
        return ledger.entries(id, 0, 500);
    }

    /** The entries of one kind. */
    List<Entry> entries(String kind) {
        return entries().stream().filter(entry -> entry.kind().equals(kind)).toList();
    }

    /** The details of the last decision of that kind. */
    JsonNode last(String kind) {
        Entry entry = entries().stream().filter(one -> one.kind().equals(kind)).reduce((one, other) -> other)
                .orElseThrow(() -> new AssertionError("no " + kind + " in " + ledgerKinds()));
        try {
            return new ObjectMapper().readTree(entry.details());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    static void await(String what, BooleanSupplier condition) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > giveUp) {
                throw new AssertionError("waited " + PATIENCE.toSeconds() + " s in vain for " + what);
            }
            LockSupport.parkNanos(5_000_000);
        }
    }
}
