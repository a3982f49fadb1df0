package dev.bailiwick.security.jdbc;

import dev.bailiwick.security.ApiKey;
import dev.bailiwick.security.ApiKeys;
import dev.bailiwick.security.KeptKeys;
import dev.bailiwick.security.KeyClass;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcKeptKeys implements KeptKeys {

    /** Any number that nobody else in this database uses as a lock. */
    private static final long TURN_LOCK = 0x62_61_69_6c_69L;

    private final JdbcClient jdbc;

    JdbcKeptKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, ApiKey> good() {
        var keys = new HashMap<String, ApiKey>();
        jdbc.sql("select id, class, label, created, revoked, hash from security.api_key where revoked is null limit ?")
                .param(ApiKeys.MAX_GOOD)
                .query(row -> {
                    keys.put(HexFormat.of().formatHex(row.getBytes("hash")), key(row));
                });
        return Map.copyOf(keys);
    }

    @Override
    public List<ApiKey> all() {
        return jdbc.sql("select id, class, label, created, revoked from security.api_key order by created desc, id desc limit 1000")
                .query((row, number) -> key(row)).list();
    }

    @Override
    public void add(ApiKey key, String hash) {
        jdbc.sql("insert into security.api_key (id, class, hash, label, created) values (?, ?, ?, ?, ?)")
                .params(key.id(), key.keyClass().word(), HexFormat.of().parseHex(hash), key.label(), utc(key.created())).update();
    }

    @Override
    public boolean revoke(String id, Instant at) {
        return jdbc.sql("update security.api_key set revoked = coalesce(revoked, ?) where id = ?").params(utc(at), id).update() == 1;
    }

    @Override
    public void addAccount(String name, String passwordHash, Instant at) {
        jdbc.sql("insert into security.account (name, password_hash, created) values (?, ?, ?) on conflict do nothing")
                .params(name, passwordHash, utc(at)).update();
    }

    @Override
    public String passwordHash(String account) {
        return jdbc.sql("select password_hash from security.account where name = ?").param(account).query(String.class).optional().orElse(null);
    }

    @Override
    public void waitForTurn() {
        jdbc.sql("select pg_advisory_xact_lock(?)").param(TURN_LOCK).query(row -> { });
    }

    private static ApiKey key(ResultSet row) throws SQLException {
        return new ApiKey(row.getString("id"), KeyClass.valueOf(row.getString("class").toUpperCase(Locale.ROOT)), row.getString("label"),
                row.getTimestamp("created").toInstant(), instant(row.getTimestamp("revoked")));
    }

    private static Instant instant(Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
