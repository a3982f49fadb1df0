package dev.bailiwick.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.kernel.Decision;
import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.security.jdbc.KeptKeysForTests;
import dev.bailiwick.testing.TestDatabase;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

class AccountsTest {

    private static final int MOST = 1_000;

    private final TestDatabase database = TestDatabase.fresh("security");
    private final Clock clock = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    private final KeptKeys kept = KeptKeysForTests.in(database.dataSource());
    private final AtomicInteger secret = new AtomicInteger();
    private final Secrets secrets = bytes -> "a first password " + secret.incrementAndGet();
    private final List<Object> written = new CopyOnWriteArrayList<>();
    private final Accounts accounts = accounts(new SecuritySettings("", "", ""));

    @BeforeEach
    void theHouseHasItsFirstAccount() {
        kept.addAccount(Accounts.ADMIN, new BCryptPasswordEncoder(4).encode("the admin's password"), Set.of(Role.values()), false, clock.instant());
    }

    @Test
    void theLastAdministratorStaysOne() {
        owner("otto", Role.ADMINISTRATOR);
        accounts.grant("admin", Set.of(Role.OFFICER), "otto");

        assertThatThrownBy(() -> accounts.grant("otto", Set.of(Role.OPERATOR), "otto")).isInstanceOf(Refusal.class).hasMessageContaining("last administrator");
        assertThatThrownBy(() -> accounts.grant("OTTO", Set.of(), "admin")).isInstanceOf(Refusal.class).hasMessageContaining("last administrator");
        assertThatThrownBy(() -> accounts.close("otto", "admin")).isInstanceOf(Refusal.class).hasMessageContaining("last administrator");

        assertThat(roles("otto")).containsExactly(Role.ADMINISTRATOR);
        accounts.grant("admin", Set.of(Role.ADMINISTRATOR), "otto");
        accounts.grant("otto", Set.of(Role.OPERATOR), "admin");
    }

    @Test
    void whoHasNotChosenAPasswordYetAndWhoComesByTheProviderKeepNoHouse() {
        accounts.create("newcomer", Set.of(Role.ADMINISTRATOR), "admin");
        accounts.signOn(new Identity("https://login.example", "s-1", "cora", Set.of(Role.ADMINISTRATOR)));
        owner("gone", Role.ADMINISTRATOR);
        accounts.close("gone", "admin");

        assertThatThrownBy(() -> accounts.grant("admin", Set.of(), "admin")).isInstanceOf(Refusal.class).hasMessageContaining("last administrator");
    }

    @Test
    void twoAdministratorsWhoTakeTheRoleFromEachOtherAtOnceLeaveOne() throws Exception {
        for (int round = 0; round < 5; round++) {
            String first = "first" + round;
            String second = "second" + round;
            owner(first, Role.ADMINISTRATOR);
            owner(second, Role.ADMINISTRATOR);
            accounts.grant("admin", Set.of(), first);

            atOnce(List.of(() -> refused(() -> accounts.grant(second, Set.of(), first)),
                    () -> refused(() -> accounts.grant(first, Set.of(), second))));

            assertThat(List.of(first, second).stream().filter(name -> roles(name).contains(Role.ADMINISTRATOR))).hasSize(1);
            accounts.grant("admin", Set.of(Role.values()), first);
            accounts.grant(first, Set.of(), "admin");
            accounts.grant(second, Set.of(), "admin");
        }
    }

    @Test
    void aClosedAccountIsGivenNothingAnyMore() {
        owner("otto", Role.OPERATOR);
        accounts.close("otto", "admin");
        written.clear();

        assertThatThrownBy(() -> accounts.grant("otto", Set.of(Role.APPROVER), "admin")).isInstanceOf(Refusal.class).hasMessageContaining("is closed");
        assertThat(roles("otto")).containsExactly(Role.OPERATOR);
        assertThat(written).as("and nothing is written of what did not happen").isEmpty();
    }

    @Test
    void manyAtOnceDoNotPassTheLimit() throws Exception {
        JdbcClient.create(database.dataSource()).sql("insert into security.account (name, password_hash, created) select 'person-' || n, '', now() "
                + "from generate_series(1, ?) n").param(MOST - 2).update();
        // All six have come as far as the hash of the first password before any of them goes on.
        var together = new CyclicBarrier(6);
        var many = accounts(new SecuritySettings("", "", ""), new BCryptPasswordEncoder(4) {
            @Override
            public String encode(CharSequence password) {
                try {
                    together.await();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
                return super.encode(password);
            }
        });
        var makers = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 6; i++) {
            String name = "one-of-many-" + i;
            makers.add(() -> refused(() -> many.create(name, Set.of(), "admin")));
        }

        assertThat(atOnce(makers)).containsOnlyOnce(false);
        assertThat(JdbcClient.create(database.dataSource()).sql("select count(*) from security.account").query(Integer.class).single()).isEqualTo(MOST);
    }

    @Test
    void aNameIsFoundInEverySpellingAndKeepsItsOwn() {
        String first = accounts.create("Otto.Lind", Set.of(Role.OFFICER), "admin");

        assertThat(accounts.find("otto.lind").orElseThrow().name()).isEqualTo("Otto.Lind");
        assertThat(accounts.passwordHash("OTTO.LIND")).isPresent();
        accounts.changePassword("otto.lind", first, "a password of otto's");
        accounts.grant("OTTO.lind", Set.of(Role.APPROVER), "admin");
        assertThat(roles("Otto.Lind")).containsExactly(Role.APPROVER);
        assertThatThrownBy(() -> accounts.close("otto.LIND", "Otto.Lind")).isInstanceOf(Refusal.class).hasMessageContaining("their own");
        assertThatThrownBy(() -> accounts.close("Admin", "Otto.Lind")).isInstanceOf(Refusal.class).hasMessageContaining("'admin' stays");
        accounts.close("otto.LIND", "admin");
        assertThat(accounts.find("Otto.Lind").orElseThrow().closed()).isNotNull();
        assertThat(written.stream().map(event -> ((Decision) event).details().get("account").toString())).containsOnly("Otto.Lind");
    }

    @Test
    void aGivenPasswordIsTheAdminsInEverySpelling() {
        var given = accounts(new SecuritySettings("", "", "a given password"));

        assertThat(given.passwordHash("Admin")).isEqualTo(given.passwordHash("admin")).isPresent();
        assertThatThrownBy(() -> given.changePassword("ADMIN", "a given password", "another password")).isInstanceOf(Refusal.class)
                .hasMessageContaining("BAILIWICK_ADMIN_PASSWORD");
    }

    private void owner(String name, Role role) {
        accounts.changePassword(name, accounts.create(name, Set.of(role), "admin"), "a password of " + name);
    }

    private Set<Role> roles(String name) {
        return accounts.find(name).orElseThrow().roles();
    }

    private static boolean refused(Runnable act) {
        try {
            act.run();
            return false;
        } catch (Refusal e) {
            return true;
        }
    }

    private List<Boolean> atOnce(List<Callable<Boolean>> acts) throws Exception {
        var connections = new ArrayList<Connection>();
        for (int i = 0; i < acts.size(); i++) {
            connections.add(database.dataSource().getConnection());
        }
        // Now there is one at hand for each, and nobody has to wait for another's.
        for (Connection connection : connections) {
            connection.close();
        }
        var start = new CyclicBarrier(acts.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> done = acts.stream().map(act -> threads.submit(() -> {
                start.await();
                return act.call();
            })).toList();
            var answers = new ArrayList<Boolean>();
            for (Future<Boolean> one : done) {
                answers.add(one.get());
            }
            return answers;
        }
    }

    private Accounts accounts(SecuritySettings settings) {
        return accounts(settings, new BCryptPasswordEncoder(4));
    }

    private Accounts accounts(SecuritySettings settings, BCryptPasswordEncoder encoder) {
        var keys = new RememberedKeys(kept, settings, secrets, () -> UUID.randomUUID().toString(), clock);
        var noProvider = new SignOnSettings("", "", "", "", "name", "groups", Map.of(), "label", List.of(), Duration.ofSeconds(5), Duration.ofHours(24));
        return new KeptAccounts(kept, keys, settings, noProvider, secrets, encoder, written::add,
                new TransactionTemplate(new JdbcTransactionManager(database.dataSource())), clock);
    }
}
