package dev.bailiwick.model.jdbc;

import dev.bailiwick.model.Lane;
import dev.bailiwick.model.Spending;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tables {@code model.spend} and {@code model.conversation_spend}. */
@Repository
class JdbcSpending implements Spending {

    private final JdbcClient jdbc;

    JdbcSpending(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    @Override
    public void add(Line line, String conversation) {
        jdbc.sql("""
                insert into model.spend as s (day, route, lane, calls, input_tokens, output_tokens, price) values (?, ?, ?, ?, ?, ?, ?)
                on conflict (day, route, lane) do update set calls = s.calls + excluded.calls, input_tokens = s.input_tokens + excluded.input_tokens,
                output_tokens = s.output_tokens + excluded.output_tokens, price = s.price + excluded.price
                """).params(line.day(), line.route(), line.lane().word(), line.calls(), line.inputTokens(), line.outputTokens(), line.price()).update();
        if (!conversation.isEmpty()) {
            jdbc.sql("""
                    insert into model.conversation_spend as s (conversation, calls, price, last_day) values (?, ?, ?, ?)
                    on conflict (conversation) do update set calls = s.calls + excluded.calls, price = s.price + excluded.price,
                    last_day = excluded.last_day
                    """).params(conversation, line.calls(), line.price(), line.day()).update();
        }
    }

    @Override
    public List<Line> since(LocalDate from) {
        return jdbc.sql("select day, route, lane, calls, input_tokens, output_tokens, price from model.spend where day >= ? order by day desc, route, lane")
                .param(from).query((row, index) -> new Line(row.getObject(1, LocalDate.class), row.getString(2),
                        Lane.valueOf(row.getString(3).toUpperCase(Locale.ROOT)), row.getLong(4), row.getLong(5), row.getLong(6),
                        row.getBigDecimal(7)))
                .list();
    }

    @Override
    public BigDecimal of(LocalDate day) {
        return jdbc.sql("select coalesce(sum(price), 0) from model.spend where day = ?").param(day).query(BigDecimal.class).single();
    }

    @Override
    public BigDecimal of(String conversation) {
        return jdbc.sql("select price from model.conversation_spend where conversation = ?").param(conversation).query(BigDecimal.class).optional()
                .orElse(BigDecimal.ZERO);
    }

    @Override
    public List<OfConversation> dearest(int most) {
        return jdbc.sql("select conversation, calls, price from model.conversation_spend order by price desc, conversation limit ?").param(most)
                .query((row, index) -> new OfConversation(row.getString(1), row.getLong(2), row.getBigDecimal(3))).list();
    }
}
