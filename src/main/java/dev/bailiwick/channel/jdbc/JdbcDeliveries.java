package dev.bailiwick.channel.jdbc;

import dev.bailiwick.channel.Deliveries;
import dev.bailiwick.channel.Delivery;
import dev.bailiwick.channel.WebhookSettings;
import dev.bailiwick.kernel.ConversationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcDeliveries implements Deliveries {

    /** So far the clocks of two nodes may be apart, many times over. */
    private static final Duration MARGIN = Duration.ofSeconds(30);
    private static final String COLUMNS = "id, conversation_id, turn, part, type, data, state, sequence_number, attempts, by_person, give_up_at, "
            + "problem, created";

    /**
     * The statement takes locks on deliveries only and skips what others hold, so it can never wait for somebody who holds a conversation.
     * A claim that changed hands between the look and the lock fails the condition again and is left out.
     */
    private static final String CLAIM = """
            update channel.delivery set state = 'CLAIMED', claimed_by = :worker, claimed_until = :until, attempts = attempts + 1
             where id in (
                   select d.id from channel.delivery d
                    where d.next_attempt <= :now and (d.state = 'PENDING' or d.state = 'CLAIMED' and d.claimed_until < :now)
                      and not exists (select 1 from channel.delivery older
                                       where older.conversation_id = d.conversation_id and older.position < d.position
                                         and older.state in ('PENDING', 'CLAIMED', 'GIVEN_UP'))
                    order by d.next_attempt, d.position limit :most for update of d skip locked)
            returning\s""" + COLUMNS;

    private final JdbcClient jdbc;
    private final WebhookSettings settings;

    JdbcDeliveries(JdbcClient jdbc, WebhookSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    @Override
    public void queue(Delivery d) {
        jdbc.sql("""
                insert into channel.delivery (id, conversation_id, turn, part, type, data, state, next_attempt, give_up_at, created)
                values (?, ?, ?, ?, ?, ?, 'PENDING', ?, ?, ?)
                """).params(d.id(), d.conversation().value(), d.turn(), d.part(), d.type().word(), d.data(), Timestamp.from(d.created()),
                Timestamp.from(d.giveUpAt()), Timestamp.from(d.created())).update();
    }

    @Override
    public List<Delivery> claim(String worker, Instant now, Instant until, int most) {
        return jdbc.sql(CLAIM).param("worker", worker).param("until", Timestamp.from(until)).param("now", Timestamp.from(now))
                .param("most", most).query(this::delivery).list();
    }

    @Override
    public int hasten(Instant now, int most) {
        return jdbc.sql("""
                update channel.delivery set next_attempt = :now
                 where id in (select id from channel.delivery where state = 'PENDING' and problem is not null and next_attempt > :now
                               order by position limit :most for update skip locked)
                """).param("now", Timestamp.from(now)).param("most", most).update();
    }

    @Override
    public int endFuture(Instant now) {
        return jdbc.sql("""
                update channel.delivery set next_attempt = least(next_attempt, :now), claimed_until = least(claimed_until, :now)
                 where id in (select id from channel.delivery where state in ('PENDING', 'CLAIMED')
                                 and (next_attempt > :afterAnyWait or claimed_until > :afterAnyClaim) limit 1000 for update skip locked)
                """).param("now", Timestamp.from(now)).param("afterAnyWait", Timestamp.from(now.plus(settings.longestWait()).plus(MARGIN)))
                .param("afterAnyClaim", Timestamp.from(now.plus(settings.lease()).plus(MARGIN))).update();
    }

    @Override
    public Standing standing() {
        return jdbc.sql("""
                select count(*) filter (where state <> 'GIVEN_UP') as waiting,
                       count(*) filter (where state <> 'GIVEN_UP' and problem is not null) as failing,
                       min(created) filter (where state <> 'GIVEN_UP') as oldest,
                       (array_agg(problem order by position) filter (where state <> 'GIVEN_UP' and problem is not null))[1] as problem,
                       count(*) filter (where state = 'GIVEN_UP') as given_up
                  from channel.delivery where state in ('PENDING', 'CLAIMED', 'GIVEN_UP')
                """).query((row, number) -> new Standing(row.getLong("waiting"), row.getLong("failing"),
                        row.getTimestamp("oldest") == null ? null : row.getTimestamp("oldest").toInstant(), row.getString("problem"),
                        row.getLong("given_up"))).single();
    }

    /** Skips what is being settled at this moment: it needs no longer claim, and waiting for it could wait for a conversation. */
    @Override
    public void prolong(String worker, Instant until) {
        jdbc.sql("""
                update channel.delivery set claimed_until = ?
                 where id in (select id from channel.delivery where state = 'CLAIMED' and claimed_by = ? for update skip locked)
                """).params(Timestamp.from(until), worker).update();
    }

    @Override
    public int release(String worker, Instant now) {
        return jdbc.sql("""
                update channel.delivery set state = 'PENDING', next_attempt = ?, claimed_by = null, claimed_until = null
                 where id in (select id from channel.delivery where state = 'CLAIMED' and claimed_by = ? for update skip locked)
                """).params(Timestamp.from(now), worker).update();
    }

    @Override
    public boolean holds(Delivery claimed, String worker) {
        return jdbc.sql("""
                select 1 from channel.delivery where id = ? and state = 'CLAIMED' and claimed_by = ? and attempts = ? for update
                """).params(claimed.id(), worker, claimed.attempts()).query(Integer.class).optional().isPresent();
    }

    @Override
    public int number(Delivery d) {
        return jdbc.sql("""
                update channel.delivery set sequence_number = coalesce(sequence_number,
                       (select coalesce(max(sequence_number), 0) + 1 from channel.delivery
                         where conversation_id = ? and sequence_number is not null))
                 where id = ? returning sequence_number
                """).params(d.conversation().value(), d.id()).query(Integer.class).single();
    }

    @Override
    public boolean handsOver(ConversationId conversation, int turn, int part) {
        return jdbc.sql("""
                select exists (select 1 from channel.delivery where conversation_id = ? and turn = ?
                       and (type = 'conversation.hand_off' or type = 'conversation.finished' and (part = ? or part = ? and ?))
                       and state in ('PENDING', 'CLAIMED', 'GIVEN_UP'))
                """).params(conversation.value(), turn, Delivery.ENDED_WITH_A_WORD, Delivery.ENDED_IN_SILENCE, part == Delivery.ANSWER).query(Boolean.class).single();
    }

    @Override
    public void delivered(String id, Instant at) {
        jdbc.sql("update channel.delivery set state = 'DELIVERED', problem = null, ended = ?, claimed_by = null, claimed_until = null where id = ?")
                .params(Timestamp.from(at), id).update();
    }

    @Override
    public void withdrawn(String id, Instant at) {
        jdbc.sql("""
                update channel.delivery set state = 'WITHDRAWN', ended = ?, claimed_by = null, claimed_until = null where id = ?
                """).params(Timestamp.from(at), id).update();
    }

    @Override
    public List<Delivery> withdrawUnsent(ConversationId conversation, Instant at) {
        return jdbc.sql("""
                with called_back as (
                    update channel.delivery set state = 'WITHDRAWN', ended = ?, claimed_by = null, claimed_until = null
                     where conversation_id = ? and type = 'agent.message' and part = ? and state in ('PENDING', 'CLAIMED')
                       and sequence_number is null and not by_person
                    returning position, """ + COLUMNS + ") select " + COLUMNS + " from called_back order by position")
                .params(Timestamp.from(at), conversation.value(), Delivery.ANSWER).query(this::delivery).list();
    }

    @Override
    public Set<Integer> unanswering(ConversationId conversation) {
        return Set.copyOf(jdbc.sql("""
                select turn from channel.delivery
                 where conversation_id = ? and type = 'agent.message'
                   and (part = ? or part = ? and state = 'WITHDRAWN' and sequence_number is null)
                """).params(conversation.value(), Delivery.UNASKED, Delivery.ANSWER).query(Integer.class).list());
    }

    @Override
    public void failed(String id, Instant next, String problem, boolean mayHaveArrived) {
        jdbc.sql("""
                update channel.delivery set state = 'PENDING', next_attempt = ?, problem = ?, claimed_by = null, claimed_until = null,
                       sequence_number = case when ? then sequence_number end
                 where id = ?
                """).params(Timestamp.from(next), problem, mayHaveArrived, id).update();
    }

    @Override
    public void givenUp(String id, Instant at, String problem) {
        jdbc.sql("""
                update channel.delivery set state = 'GIVEN_UP', problem = ?, ended = ?, claimed_by = null, claimed_until = null where id = ?
                """).params(problem, Timestamp.from(at), id).update();
    }

    @Override
    public void again(String id, Instant now, Instant giveUpAt) {
        jdbc.sql("""
                update channel.delivery set state = 'PENDING', by_person = true, next_attempt = ?, give_up_at = ?, ended = null
                 where id = ? and state = 'GIVEN_UP'
                """).params(Timestamp.from(now), Timestamp.from(giveUpAt), id).update();
    }

    @Override
    public Optional<Delivery> find(String id) {
        return jdbc.sql("select " + COLUMNS + " from channel.delivery where id = ?").param(id).query(this::delivery).optional();
    }

    @Override
    public List<Delivery> latest(Delivery.State state, int most) {
        if (state == null) {
            return jdbc.sql("select " + COLUMNS + " from channel.delivery order by position desc limit ?").param(most).query(this::delivery)
                    .list();
        }
        return jdbc.sql("select " + COLUMNS + " from channel.delivery where state = ? order by position desc limit ?")
                .params(state.name(), most).query(this::delivery).list();
    }

    private Delivery delivery(ResultSet row, int number) throws SQLException {
        return new Delivery(row.getString("id"), new ConversationId(row.getString("conversation_id")), row.getInt("turn"), row.getInt("part"),
                Delivery.Type.of(row.getString("type")), row.getString("data"), Delivery.State.valueOf(row.getString("state")),
                row.getObject("sequence_number", Integer.class), row.getInt("attempts"), row.getBoolean("by_person"),
                row.getTimestamp("give_up_at").toInstant(), row.getString("problem"), row.getTimestamp("created").toInstant());
    }
}
