package dev.bailiwick.drafting.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.drafting.Contracts.Failure;
import dev.bailiwick.drafting.Contracts.Pair;
import dev.bailiwick.drafting.Contracts.Permit;
import dev.bailiwick.drafting.Contracts.Result;
import dev.bailiwick.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class JdbcContractsTest {

    private static final Instant AT = Instant.parse("2026-06-01T10:00:00Z");
    private static final Pair PAIR = new Pair("draft/1", "0123456789ab", "m-1", "https://models.example/v1");

    @Test
    void theLatestOfAPairCountsAndNothingIsTakenBack() {
        var database = TestDatabase.fresh("drafting").dataSource();
        JdbcContracts contracts = new JdbcContracts(database);
        Result bad = new Result(PAIR, 5, List.of(new Failure("a case", "must say '6'")), false, "petra", AT);
        Result good = new Result(PAIR, 5, List.of(), true, "petra", AT.plusSeconds(1));

        assertThat(contracts.latest(PAIR)).isEmpty();
        contracts.keep(bad);
        assertThat(contracts.latest(PAIR)).contains(bad);
        contracts.keep(good);
        assertThat(contracts.latest(PAIR)).contains(good);
        assertThat(contracts.latest(new Pair("draft/1", "0123456789ab", "m-2", PAIR.server()))).isEmpty();

        Permit permit = new Permit(PAIR, "petra", "The outage leaves us no other.", AT);
        contracts.keep(permit);
        assertThat(contracts.permit(PAIR)).contains(permit);
        assertThatThrownBy(() -> JdbcClient.create(database).sql("delete from drafting.contract_permit").update()).hasMessageContaining("only added to");
        assertThatThrownBy(() -> JdbcClient.create(database).sql("update drafting.contract_result set passed = true").update())
                .hasMessageContaining("only added to");
    }
}
