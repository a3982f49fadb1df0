package dev.bailiwick.drafting.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bailiwick.drafting.Contracts;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tables {@code drafting.contract_result} and {@code drafting.contract_permit}. */
@Repository
class JdbcContracts implements Contracts {

    private static final String PAIR = " where prompt = ? and digest = ? and model = ? and server = ? order by id desc limit 1";

    private final JdbcClient jdbc;
    private final ObjectMapper json = new ObjectMapper();

    JdbcContracts(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    @Override
    public void keep(Result result) {
        Pair pair = result.pair();
        jdbc.sql("insert into drafting.contract_result (prompt, digest, model, server, cases, failed, passed, by, at) "
                + "values (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)").params(pair.prompt(), pair.digest(), pair.model(), pair.server(), result.cases(),
                        write(result.failed()), result.passed(), result.by(), result.at().atOffset(ZoneOffset.UTC)).update();
    }

    @Override
    public Optional<Result> latest(Pair pair) {
        return jdbc.sql("select cases, failed, passed, by, at from drafting.contract_result" + PAIR)
                .params(pair.prompt(), pair.digest(), pair.model(), pair.server())
                .query((row, index) -> new Result(pair, row.getInt("cases"), read(row.getString("failed")), row.getBoolean("passed"),
                        row.getString("by"), row.getObject("at", OffsetDateTime.class).toInstant())).optional();
    }

    @Override
    public void keep(Permit permit) {
        Pair pair = permit.pair();
        jdbc.sql("insert into drafting.contract_permit (prompt, digest, model, server, by, because, at) values (?, ?, ?, ?, ?, ?, ?)")
                .params(pair.prompt(), pair.digest(), pair.model(), pair.server(), permit.by(), permit.because(),
                        permit.at().atOffset(ZoneOffset.UTC)).update();
    }

    @Override
    public Optional<Permit> permit(Pair pair) {
        return jdbc.sql("select by, because, at from drafting.contract_permit" + PAIR)
                .params(pair.prompt(), pair.digest(), pair.model(), pair.server())
                .query((row, index) -> new Permit(pair, row.getString("by"), row.getString("because"),
                        row.getObject("at", OffsetDateTime.class).toInstant())).optional();
    }

    private String write(List<Failure> failed) {
        try {
            return json.writeValueAsString(failed);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("failures are plain values", e);
        }
    }

    private List<Failure> read(String failed) {
        try {
            return json.readValue(failed, new TypeReference<List<Failure>>() { });
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("drafting.contract_result holds failures that cannot be read: " + failed, e);
        }
    }
}
