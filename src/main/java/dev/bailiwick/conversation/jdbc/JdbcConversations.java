package dev.bailiwick.conversation.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bailiwick.conversation.Attachment;
import dev.bailiwick.conversation.Conversation;
import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.conversation.Message;
import dev.bailiwick.conversation.Participant;
import dev.bailiwick.conversation.RateConversation;
import dev.bailiwick.conversation.Status;
import dev.bailiwick.kernel.Citation;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Language;
import dev.bailiwick.kernel.MessageId;
import dev.bailiwick.kernel.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcConversations implements Conversations, RateConversation.NoteText {

    private static final String CONVERSATION = """
            select id, customer_id, channel, status, assignee_id, turn, answered_up_to, language, disclosed, procedure, details, asked_back,
                   metadata, resources, latest_intent, handoff_target, handoff_code, handoff_reason, handoff_note, handoff_open, created, updated
              from conversation.conversation
            """;
    private static final String MESSAGE = """
            select conversation_id, id, sequence, turn, participant, participant_id, body, subject, attachments, citations, created,
                   one_moment
              from conversation.message
            """;

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    JdbcConversations(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public Conversation take(ConversationId id) {
        return Taken.here().take(id, () -> jdbc.sql(CONVERSATION + "where id = ? for update").param(id.value()).query(this::conversation).optional()
                .orElseThrow(() -> Refusal.notFound("conversation", id)));
    }

    @Override
    public Optional<Conversation> find(ConversationId id) {
        return jdbc.sql(CONVERSATION + "where id = ?").param(id.value()).query(this::conversation).optional();
    }

    @Override
    public List<Conversation> latest(int most) {
        return jdbc.sql(CONVERSATION + "order by created desc limit ?").param(most).query(this::conversation).list();
    }

    @Override
    public Optional<String> token(ConversationId id) {
        return jdbc.sql("select token from conversation.conversation where id = ? and token is not null").param(id.value())
                .query(String.class).optional();
    }

    @Override
    public Optional<String> fingerprint(ConversationId id) {
        return jdbc.sql("select fingerprint from conversation.conversation where id = ?").param(id.value()).query(String.class).optional();
    }

    @Override
    public List<Message> messages(ConversationId id, long after, int most) {
        return jdbc.sql(MESSAGE + "where conversation_id = ? and sequence > ? order by sequence limit ?")
                .params(id.value(), after, most).query(this::message).list();
    }

    @Override
    public List<Message> unanswered(ConversationId conversation, long after) {
        return jdbc.sql("select * from (" + MESSAGE
                + "where conversation_id = ? and sequence > ? and participant = 'CUSTOMER' order by sequence desc limit 100) m order by sequence")
                .params(conversation.value(), after).query(this::message).list();
    }

    @Override
    public List<Message> before(ConversationId conversation, long sequence, int most) {
        return jdbc.sql("select * from (" + MESSAGE + "where conversation_id = ? and sequence < ? order by sequence desc limit ?) m order by sequence")
                .params(conversation.value(), sequence, most).query(this::message).list();
    }

    @Override
    public Optional<Message> message(ConversationId conversation, MessageId id) {
        return jdbc.sql(MESSAGE + "where conversation_id = ? and id = ?").params(conversation.value(), id.value()).query(this::message)
                .optional();
    }

    @Override
    public Optional<String> fingerprint(ConversationId conversation, MessageId id) {
        return jdbc.sql("select fingerprint from conversation.message where conversation_id = ? and id = ?")
                .params(conversation.value(), id.value()).query(String.class).optional();
    }

    @Override
    public boolean add(Conversation c, String token, String fingerprint) {
        return jdbc.sql("""
                insert into conversation.conversation (id, customer_id, channel, status, assignee_id, turn, answered_up_to, language, disclosed,
                       details, asked_back, metadata, resources, token, fingerprint, created, updated)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing
                """).params(c.id().value(), c.customerId(), c.channel(), c.status().name(), c.assigneeId(), c.turn(), c.answeredUpTo(),
                c.language().code(), c.disclosed(), c.details(), c.askedBack(), c.metadata(), c.resources(), token, fingerprint,
                timestamp(c.created()), timestamp(c.updated())).update() == 1;
    }

    @Override
    public void change(Conversation c) {
        Conversation.LatestHandoff h = c.handoff() == null ? new Conversation.LatestHandoff(null, null, null, null, false) : c.handoff();
        jdbc.sql("""
                update conversation.conversation
                   set status = ?, assignee_id = ?, turn = ?, answered_up_to = ?, language = ?, disclosed = ?, procedure = ?, details = ?,
                       asked_back = ?, resources = ?, latest_intent = ?, handoff_target = ?, handoff_code = ?, handoff_reason = ?,
                       handoff_note = ?, handoff_open = ?, updated = ?
                 where id = ?
                """).params(c.status().name(), c.assigneeId(), c.turn(), c.answeredUpTo(), c.language().code(), c.disclosed(), c.procedure(),
                c.details(), c.askedBack(), c.resources(), c.latestIntent(), h.target(), h.code(), h.reason(), h.note(), h.open(),
                timestamp(c.updated()), c.id().value()).update();
        Taken.here().changed(c);
    }

    @Override
    public void changeToken(ConversationId id, String token) {
        jdbc.sql("update conversation.conversation set token = ? where id = ? and token is distinct from ?")
                .params(token, id.value(), token).update();
    }

    @Override
    public Message say(Message m, String fingerprint) {
        return insert(m, fingerprint, "").orElseThrow();
    }

    @Override
    public Optional<Message> sayOnce(Message m, String fingerprint) {
        return insert(m, fingerprint, "on conflict (conversation_id, id) do nothing");
    }

    @Override
    public Optional<Message> sayOneMoment(Message m, String fingerprint) {
        return insert(m, fingerprint, "on conflict (conversation_id, turn) where one_moment do nothing");
    }

    private Optional<Message> insert(Message m, String fingerprint, String conflict) {
        return jdbc.sql("""
                insert into conversation.message (conversation_id, id, turn, participant, participant_id, body, subject, attachments, citations,
                       created, fingerprint, one_moment)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) %s returning sequence
                """.formatted(conflict)).params(m.conversation().value(), m.id().value(), m.turn(), m.participant().name(), m.participantId(),
                m.body(), m.subject(), write(m.attachments()), write(m.citations()), timestamp(m.created()), fingerprint, m.oneMoment())
                .query(Long.class).optional().map(sequence -> numbered(m, sequence));
    }

    private static Message numbered(Message m, long sequence) {
        return new Message(m.conversation(), m.id(), sequence, m.turn(), m.participant(), m.participantId(), m.body(), m.subject(),
                m.attachments(), m.citations(), m.created(), m.oneMoment());
    }

    @Override
    public void typed(ConversationId id, Instant at) {
        jdbc.sql("update conversation.conversation set typed = ? where id = ?").params(timestamp(at), id.value()).update();
    }

    @Override
    public Optional<Instant> lastTyped(ConversationId id) {
        return jdbc.sql("select typed from conversation.conversation where id = ? and typed is not null").param(id.value())
                .query(Timestamp.class).optional().map(Timestamp::toInstant);
    }

    @Override
    public boolean note(ConversationId id, String key, String type, String details, Instant at) {
        return jdbc.sql("""
                insert into conversation.noted_event (conversation_id, key, type, details, at) values (?, ?, ?, ?, ?)
                on conflict (conversation_id, key) do nothing
                """).params(id.value(), key, type, details, timestamp(at)).update() == 1;
    }

    @Override
    public String json(Map<String, ?> details) {
        return write(details);
    }

    private Conversation conversation(ResultSet row, int number) throws SQLException {
        String code = row.getString("handoff_code");
        return new Conversation(new ConversationId(row.getString("id")), row.getString("customer_id"), row.getString("channel"),
                Status.valueOf(row.getString("status")), row.getString("assignee_id"), row.getInt("turn"), row.getLong("answered_up_to"),
                new Language(row.getString("language")), row.getBoolean("disclosed"), row.getString("procedure"), row.getString("details"),
                row.getInt("asked_back"), row.getString("metadata"), row.getString("resources"), row.getString("latest_intent"),
                code == null ? null : new Conversation.LatestHandoff(row.getString("handoff_target"), code, row.getString("handoff_reason"),
                        row.getString("handoff_note"), row.getBoolean("handoff_open")),
                row.getTimestamp("created").toInstant(), row.getTimestamp("updated").toInstant());
    }

    private Message message(ResultSet row, int number) throws SQLException {
        return new Message(new ConversationId(row.getString("conversation_id")), new MessageId(row.getString("id")), row.getLong("sequence"),
                row.getInt("turn"), Participant.valueOf(row.getString("participant")), row.getString("participant_id"), row.getString("body"),
                row.getString("subject"), read(row.getString("attachments"), new TypeReference<List<Attachment>>() { }),
                read(row.getString("citations"), new TypeReference<List<Citation>>() { }), row.getTimestamp("created").toInstant(),
                row.getBoolean("one_moment"));
    }

    /** Most messages have no attachments and no citations: an empty list is kept as null and costs nothing. */
    private String write(Object value) {
        if (value instanceof List<?> list && list.isEmpty()) {
            return null;
        }
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    private <T> List<T> read(String text, TypeReference<List<T>> type) {
        if (text == null) {
            return List.of();
        }
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was kept as JSON cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private static Timestamp timestamp(Instant moment) {
        return Timestamp.from(moment);
    }
}
