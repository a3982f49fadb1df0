package dev.bailiwick.rehearsal.memory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bailiwick.conversation.Conversation;
import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.conversation.Message;
import dev.bailiwick.conversation.Participant;
import dev.bailiwick.conversation.RateConversation;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.MessageId;
import dev.bailiwick.kernel.Refusal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;

/** Conversations in memory. */
final class MemoryConversations implements Conversations, RateConversation.NoteText {

    private static final int MOST_UNANSWERED = 100;

    private final MemoryRows rows;
    private final MemoryTable<Kept> conversations;
    private final MemoryTable<Said> messages;
    private final MemoryTable<Boolean> notes;
    private final ObjectMapper json;

    MemoryConversations(MemoryRows rows, ObjectMapper json) {
        this.rows = rows;
        this.conversations = rows.table("conversation.conversation");
        this.messages = rows.table("conversation.message");
        this.notes = rows.table("conversation.noted_event");
        this.json = json;
    }

    private record Kept(Conversation conversation, String token, String fingerprint, Instant typed) {
    }

    private record Said(Message message, String fingerprint) {
    }

    @Override
    public Conversation take(ConversationId id) {
        Kept kept = conversations.take(id.value());
        if (kept == null) {
            throw Refusal.notFound("conversation", id);
        }
        return kept.conversation();
    }

    @Override
    public Optional<Conversation> find(ConversationId id) {
        return kept(id).map(Kept::conversation);
    }

    private Optional<Kept> kept(ConversationId id) {
        return Optional.ofNullable(conversations.find(id.value()));
    }

    @Override
    public Optional<String> token(ConversationId id) {
        return kept(id).map(Kept::token);
    }

    @Override
    public Optional<String> fingerprint(ConversationId id) {
        return kept(id).map(Kept::fingerprint);
    }

    @Override
    public Optional<Instant> lastTyped(ConversationId id) {
        return kept(id).map(Kept::typed);
    }

    @Override
    public List<Conversation> latest(int most) {
        return conversations.all().stream().map(Kept::conversation).sorted(Comparator.comparing(Conversation::created).reversed()).limit(most)
                .toList();
    }

    @Override
    public List<Message> messages(ConversationId id, long after, int most) {
        return said(id, message -> message.sequence() > after).limit(most).toList();
    }

    @Override
    public List<Message> unanswered(ConversationId id, long after) {
        return latest(said(id, message -> message.sequence() > after && message.participant() == Participant.CUSTOMER).toList(), MOST_UNANSWERED);
    }

    @Override
    public List<Message> before(ConversationId id, long sequence, int most) {
        return latest(said(id, message -> message.sequence() < sequence).toList(), most);
    }

    private Stream<Message> said(ConversationId id, Predicate<Message> which) {
        return messages.all().stream().map(Said::message).filter(message -> message.conversation().equals(id) && which.test(message))
                .sorted(Comparator.comparing(Message::sequence));
    }

    private static List<Message> latest(List<Message> ordered, int most) {
        return ordered.subList(Math.max(0, ordered.size() - most), ordered.size());
    }

    @Override
    public Optional<Message> message(ConversationId conversation, MessageId id) {
        return Optional.ofNullable(messages.find(key(conversation, id))).map(Said::message);
    }

    @Override
    public Optional<String> fingerprint(ConversationId conversation, MessageId id) {
        return Optional.ofNullable(messages.find(key(conversation, id))).map(Said::fingerprint);
    }

    private static String key(ConversationId conversation, MessageId id) {
        return conversation.value() + "\n" + id.value();
    }

    @Override
    public boolean add(Conversation conversation, String token, String fingerprint) {
        return conversations.add(conversation.id().value(), new Kept(conversation, token, fingerprint, null));
    }

    @Override
    public void change(Conversation conversation) {
        Kept kept = conversations.take(conversation.id().value());
        if (kept != null) {
            // Who it is with, since when, and on which channel never changes.
            Conversation was = kept.conversation();
            Conversation is = new Conversation(was.id(), was.customerId(), was.channel(), conversation.status(), conversation.assigneeId(),
                    conversation.turn(), conversation.answeredUpTo(), conversation.language(), conversation.disclosed(), conversation.procedure(),
                    conversation.details(), conversation.askedBack(), was.metadata(), conversation.resources(), conversation.latestIntent(),
                    conversation.handoff(), was.created(), conversation.updated());
            conversations.put(was.id().value(), new Kept(is, kept.token(), kept.fingerprint(), kept.typed()));
        }
    }

    @Override
    public void changeToken(ConversationId id, String token) {
        Kept kept = conversations.take(id.value());
        if (kept != null) {
            conversations.put(id.value(), new Kept(kept.conversation(), token, kept.fingerprint(), kept.typed()));
        }
    }

    @Override
    public void typed(ConversationId id, Instant at) {
        Kept kept = conversations.take(id.value());
        if (kept != null) {
            conversations.put(id.value(), new Kept(kept.conversation(), kept.token(), kept.fingerprint(), at));
        }
    }

    @Override
    public Message say(Message message, String fingerprint) {
        return insert(message, fingerprint, false).orElseThrow();
    }

    @Override
    public Optional<Message> sayOneMoment(Message message, String fingerprint) {
        return insert(message, fingerprint, true);
    }

    private Optional<Message> insert(Message m, String fingerprint, boolean unlessThereIsOne) {
        Message numbered = new Message(m.conversation(), m.id(), rows.next(), m.turn(), m.participant(), m.participantId(), m.body(), m.subject(),
                m.attachments(), m.citations(), m.created(), m.oneMoment());
        if (conversations.find(m.conversation().value()) == null) {
            throw new DataIntegrityViolationException("message " + m.id() + " belongs to no conversation");
        }
        String unique = m.oneMoment() ? "one moment" : m.participant() == Participant.ASSISTANT && m.turn() > 0 ? "reply" : null;
        if (unique != null) {
            messages.lock(m.conversation().value() + "\n" + m.turn() + "\n" + unique);
            if (said(m.conversation(), other -> other.turn() == m.turn() && other.oneMoment() == m.oneMoment()
                    && (m.oneMoment() || other.participant() == Participant.ASSISTANT)).findAny().isPresent()) {
                if (m.oneMoment() && unlessThereIsOne) {
                    return Optional.empty();
                }
                throw new DuplicateKeyException("turn " + m.turn() + " of conversation " + m.conversation() + " has a " + unique + " already");
            }
        }
        if (!messages.add(key(m.conversation(), m.id()), new Said(numbered, fingerprint))) {
            throw new DuplicateKeyException("there is a message " + m.id() + " in conversation " + m.conversation());
        }
        return Optional.of(numbered);
    }

    @Override
    public boolean note(ConversationId id, String key, String type, String details, Instant at) {
        if (conversations.find(id.value()) == null) {
            throw new DataIntegrityViolationException("there is no conversation " + id);
        }
        return notes.add(id.value() + "\n" + key, Boolean.TRUE);
    }

    @Override
    public String json(Map<String, ?> details) {
        try {
            return json.writeValueAsString(details);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }
}
