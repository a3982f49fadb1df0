package dev.bailiwick.flow.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bailiwick.flow.TurnWork;
import dev.bailiwick.flow.TurnWorks;
import dev.bailiwick.kernel.TurnId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcTurnWorks implements TurnWorks {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    JdbcTurnWorks(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public TurnWork of(TurnId turn) {
        return jdbc.sql("select work from flow.turn_work where conversation_id = ? and turn = ?")
                .params(turn.conversation().value(), turn.number()).query(String.class).optional().map(this::read).orElse(TurnWork.NOTHING);
    }

    @Override
    public void keep(TurnId turn, TurnWork work) {
        jdbc.sql("""
                insert into flow.turn_work (conversation_id, turn, work) values (?, ?, ?)
                on conflict (conversation_id) do update set turn = excluded.turn, work = excluded.work
                """).params(turn.conversation().value(), turn.number(), write(work)).update();
    }

    @Override
    public void forget(TurnId turn) {
        jdbc.sql("delete from flow.turn_work where conversation_id = ?").param(turn.conversation().value()).update();
    }

    private TurnWork read(String text) {
        try {
            return json.readValue(text, TurnWork.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a turn's work cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private String write(TurnWork work) {
        try {
            return json.writeValueAsString(work);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a turn's work cannot be written: " + e.getOriginalMessage(), e);
        }
    }
}
