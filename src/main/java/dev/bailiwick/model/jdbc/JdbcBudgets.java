package dev.bailiwick.model.jdbc;

import dev.bailiwick.model.BudgetChange;
import dev.bailiwick.model.Budgets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code model.budget}. */
@Repository
class JdbcBudgets implements Budgets {

    private final JdbcClient jdbc;

    JdbcBudgets(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    @Override
    public Optional<BudgetChange> last() {
        return jdbc.sql("select daily, conversation, because, by_whom, at from model.budget").query((row, index) -> new BudgetChange(
                row.getBigDecimal(1), row.getBigDecimal(2), row.getString(3), row.getString(4), row.getObject(5, OffsetDateTime.class).toInstant()))
                .optional();
    }

    @Override
    public void keep(BudgetChange one) {
        jdbc.sql("""
                insert into model.budget (daily, conversation, because, by_whom, at) values (?, ?, ?, ?, ?)
                on conflict (only_one) do update set daily = excluded.daily, conversation = excluded.conversation, because = excluded.because,
                by_whom = excluded.by_whom, at = excluded.at
                """).params(one.daily(), one.conversation(), one.because(), one.by(), one.at().atOffset(ZoneOffset.UTC)).update();
    }
}
