package dev.bailiwick.admin.jdbc;

import dev.bailiwick.admin.Mark;
import dev.bailiwick.admin.Marks;
import dev.bailiwick.kernel.ConversationId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Marks in PostgreSQL, table {@code admin.mark}. */
@Repository
class JdbcMarks implements Marks {

    /** Goes from value to value over the index instead of reading every row. */
    private static final String VALUES = """
            with recursive step(value) as (
                (select value from admin.mark where kind = :kind order by value limit 1)
                union all
                select (select m.value from admin.mark m where m.kind = :kind and m.value > step.value order by m.value limit 1)
                  from step where step.value is not null)
            select value from step where value is not null limit 500""";

    private final JdbcClient jdbc;

    JdbcMarks(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
    }

    @Override
    public void add(ConversationId conversation, Set<Mark> marks) {
        jdbc.sql("""
                insert into admin.mark (kind, value, began, conversation_id)
                select marked.kind, marked.value, c.created, c.id
                  from conversation.conversation c cross join unnest(?::text[], ?::text[]) as marked(kind, value)
                 where c.id = ?
                on conflict do nothing""")
                .params(marks.stream().map(mark -> mark.kind().word()).toArray(String[]::new), marks.stream().map(Mark::value).toArray(String[]::new),
                        conversation.value())
                .update();
    }

    @Override
    public Map<Mark.Kind, List<String>> values() {
        Map<Mark.Kind, List<String>> values = new EnumMap<>(Mark.Kind.class);
        for (Mark.Kind kind : Mark.Kind.values()) {
            values.put(kind, jdbc.sql(VALUES).param("kind", kind.word()).query(String.class).list());
        }
        return values;
    }
}
