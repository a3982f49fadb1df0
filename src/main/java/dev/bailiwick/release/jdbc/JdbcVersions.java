package dev.bailiwick.release.jdbc;

import dev.bailiwick.release.change.Activation;
import dev.bailiwick.release.change.Matter;
import dev.bailiwick.release.change.Person;
import dev.bailiwick.release.change.Texts;
import dev.bailiwick.release.change.Versions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A matter's tables of versions and activations. */
final class JdbcVersions<T extends Texts<T>> implements Versions<T> {

    private final JdbcClient jdbc;
    private final Matter<T> matter;
    private final Named named;
    private final String activations;

    JdbcVersions(JdbcClient jdbc, Matter<T> matter) {
        this.jdbc = jdbc;
        this.matter = matter;
        this.named = new Named(matter.tables());
        this.activations = named.in("select a.number, a.COLUMN, a.base, a.kind, a.state, s.proposal, a.begins, a.took_force, a.ended, a.person"
                + " from ACTIVATION a left join APPROVAL s on s.submission = a.approval ");
    }

    @Override
    public void keep(T texts, Instant at) {
        sql("insert into VERSION (version, hash, texts, files, created) values (?, ?, ?, ?, ?) on conflict (version) do nothing")
                .params(texts.version(), HexFormat.of().parseHex(texts.hash()), texts.packed(), texts.files().size(), utc(at)).update();
    }

    @Override
    public Optional<T> find(String version) {
        return sql("select texts from VERSION where version = ?").param(version)
                .query((row, index) -> Texts.unpacked(matter.form(), row.getBytes(1))).optional();
    }

    @Override
    public boolean knows(String version) {
        return sql("select exists (select 1 from VERSION where version = ?)").param(version).query(Boolean.class).single();
    }

    @Override
    public void waitForTurn() {
        sql("select pg_advisory_xact_lock(?)").param(matter.tables().lock()).query(row -> { });
    }

    @Override
    public Optional<Activation> inForce() {
        return sql(activations + "where a.state = 'in-force'").query((row, index) -> activation(row)).optional();
    }

    @Override
    public Optional<Activation> previous() {
        return sql(activations + "where a.state = 'past' order by a.ended desc, a.number desc limit 1").query((row, index) -> activation(row))
                .optional();
    }

    @Override
    public List<Activation> due(Instant now) {
        return sql(activations + "where a.state = 'due' and a.begins <= ? order by a.begins, a.number").param(utc(now))
                .query((row, index) -> activation(row)).list();
    }

    @Override
    public List<Activation> history(int most) {
        return sql(activations + "order by a.number desc limit ?").param(most).query((row, index) -> activation(row)).list();
    }

    @Override
    public long activate(String version, String base, String kind, Long approval, String state, Instant begins, Instant at, Person person) {
        return sql("""
                insert into ACTIVATION (COLUMN, base, kind, approval, state, begins, took_force, person, at)
                values (:version, :base, :kind, :approval, :state, :begins, :took, :person, :at) returning number
                """).param("version", version).param("base", base).param("kind", kind).param("approval", approval).param("state", state)
                .param("begins", utc(begins)).param("took", state.equals("in-force") ? utc(at) : null, java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("person", person.name()).param("at", utc(at)).query(Long.class).single();
    }

    @Override
    public void move(long activation, String state, Instant at) {
        sql("""
                update ACTIVATION set state = :state,
                       took_force = case when :state = 'in-force' then :at else took_force end,
                       ended = case when :state = 'past' then :at else ended end
                 where number = :number
                """).param("state", state).param("at", utc(at)).param("number", activation).update();
    }

    @Override
    public Optional<Activation> dueBy(long submission) {
        return sql(activations + "where a.approval = ? and a.state = 'due'").param(submission).query((row, index) -> activation(row)).optional();
    }

    @Override
    public Look look(Instant now) {
        return sql("""
                select (select COLUMN from ACTIVATION where state = 'in-force'),
                       exists (select 1 from ACTIVATION where state = 'due' and begins <= ?)
                """).param(utc(now)).query((row, index) -> new Look(row.getString(1), row.getBoolean(2))).single();
    }

    private JdbcClient.StatementSpec sql(String statement) {
        return jdbc.sql(named.in(statement));
    }

    private Activation activation(ResultSet row) throws SQLException {
        return new Activation(row.getLong("number"), row.getString(matter.tables().column()), row.getString("base"), row.getString("kind"), row.getString("state"),
                row.getString("proposal"), instant(row, "begins"), instant(row, "took_force"), instant(row, "ended"), row.getString("person"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
