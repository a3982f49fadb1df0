package dev.bailiwick.security.jdbc;

import dev.bailiwick.security.Account;
import dev.bailiwick.security.ApiKey;
import dev.bailiwick.security.ApiKeys;
import dev.bailiwick.security.Identity;
import dev.bailiwick.security.KeptKeys;
import dev.bailiwick.security.KeyClass;
import dev.bailiwick.security.Role;
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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcKeptKeys implements KeptKeys {

    /** Any number that nobody else in this database uses as a lock. */
    private static final long TURN_LOCK = 0x62_61_69_6c_69L;

    private static final String ACCOUNT = "select name, roles, initial, created, closed, issuer, last_sign_in, epoch from security.account ";

    private final JdbcClient jdbc;

    JdbcKeptKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, ApiKey> good() {
        var keys = new HashMap<String, ApiKey>();
        jdbc.sql("select id, class, label, created, revoked, account, hash from security.api_key where revoked is null limit ?")
                .param(ApiKeys.MAX_GOOD)
                .query(row -> {
                    keys.put(HexFormat.of().formatHex(row.getBytes("hash")), key(row));
                });
        return Map.copyOf(keys);
    }

    @Override
    public List<ApiKey> all() {
        return jdbc.sql("select id, class, label, created, revoked, account from security.api_key order by created desc, id desc limit 1000")
                .query((row, number) -> key(row)).list();
    }

    @Override
    public void add(ApiKey key, String hash) {
        jdbc.sql("insert into security.api_key (id, class, hash, label, created, account) values (?, ?, ?, ?, ?, ?)")
                .params(key.id(), key.keyClass().word(), HexFormat.of().parseHex(hash), key.label(), utc(key.created()),
                        key.account()).update();
    }

    @Override
    public boolean revoke(String id, Instant at) {
        return jdbc.sql("update security.api_key set revoked = coalesce(revoked, ?) where id = ?").params(utc(at), id).update() == 1;
    }

    @Override
    public boolean addAccount(String name, String passwordHash, Set<Role> roles, boolean initial, Instant at) {
        return jdbc.sql("insert into security.account (name, password_hash, roles, initial, created) values (?, ?, ?::text[], ?, ?) on conflict do nothing")
                .params(name, passwordHash, words(roles), initial, utc(at)).update() == 1;
    }

    @Override
    public boolean addIdentity(Identity person, Instant at) {
        return jdbc.sql("insert into security.account (name, issuer, subject, roles, created, last_sign_in) values (?, ?, ?, ?::text[], ?, ?) on conflict do nothing")
                .params(person.name(), person.issuer(), person.subject(), words(person.roles()), utc(at), utc(at)).update() == 1;
    }

    @Override
    public Optional<Account> identity(String issuer, String subject) {
        return jdbc.sql(ACCOUNT + "where issuer = ? and subject = ? for update").params(issuer, subject).query((row, number) -> account(row)).optional();
    }

    @Override
    public void signedIn(String account, Instant at) {
        jdbc.sql("update security.account set last_sign_in = ? where name = ?").params(utc(at), account).update();
    }

    @Override
    public String passwordHash(String account) {
        return jdbc.sql("select password_hash from security.account where lower(name) = lower(?) and closed is null").param(account).query(String.class).optional()
                .orElse(null);
    }

    @Override
    public Optional<Account> account(String name) {
        return jdbc.sql(ACCOUNT + "where lower(name) = lower(?)").param(name).query((row, number) -> account(row)).optional();
    }

    @Override
    public List<Account> accounts(int most) {
        return jdbc.sql(ACCOUNT + "order by name limit ?").param(most).query((row, number) -> account(row)).list();
    }

    @Override
    public boolean grant(String account, Set<Role> roles) {
        return jdbc.sql("update security.account set roles = ?::text[], epoch = epoch + case when roles <@ ?::text[] then 0 else 1 end where name = ?")
                .params(words(roles), words(roles), account).update() == 1;
    }

    @Override
    public boolean close(String account, Instant at) {
        jdbc.sql("update security.api_key set revoked = coalesce(revoked, ?) where account = ?").params(utc(at), account).update();
        return jdbc.sql("update security.account set closed = coalesce(closed, ?), epoch = epoch + 1 where name = ?").params(utc(at), account).update() == 1;
    }

    @Override
    public void changePassword(String account, String passwordHash) {
        jdbc.sql("update security.account set password_hash = ?, initial = false, epoch = epoch + 1 where name = ? and issuer is null").params(passwordHash, account).update();
    }

    private static String words(Set<Role> roles) {
        return roles.stream().map(Role::word).sorted().collect(Collectors.joining(",", "{", "}"));
    }

    private static Account account(ResultSet row) throws SQLException {
        Set<Role> roles = new TreeSet<>();
        for (Object word : (Object[]) row.getArray("roles").getArray()) {
            roles.add(Role.valueOf(word.toString().toUpperCase(Locale.ROOT)));
        }
        return new Account(row.getString("name"), roles, row.getBoolean("initial"), row.getTimestamp("created").toInstant(),
                instant(row.getTimestamp("closed")), row.getString("issuer"), instant(row.getTimestamp("last_sign_in")),
                row.getInt("epoch"), false);
    }

    @Override
    public void waitForTurn() {
        jdbc.sql("select pg_advisory_xact_lock(?)").param(TURN_LOCK).query(row -> { });
    }

    private static ApiKey key(ResultSet row) throws SQLException {
        return new ApiKey(row.getString("id"), KeyClass.valueOf(row.getString("class").toUpperCase(Locale.ROOT)), row.getString("label"),
                row.getTimestamp("created").toInstant(), instant(row.getTimestamp("revoked")), row.getString("account"));
    }

    private static Instant instant(Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
