package dev.bailiwick.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.kernel.CannotStart;
import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.security.jdbc.KeptKeysForTests;
import dev.bailiwick.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

class KeysTest {

    private static final SecuritySettings NOTHING_GIVEN = new SecuritySettings("", "", "");

    private final TestDatabase database = TestDatabase.fresh("security");
    private final KeptKeys kept = KeptKeysForTests.in(database.dataSource());
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
    private final AtomicInteger secret = new AtomicInteger();
    private final Secrets secrets = bytes -> "secret-" + secret.incrementAndGet();

    @Test
    void aNewHouseMakesAKeyOfEachClassAndAPasswordAndOnlyOnce() {
        var keys = keys(NOTHING_GIVEN);

        var made = firstSecrets(keys, NOTHING_GIVEN).makeWhatIsLacking();

        assertThat(made).containsOnlyKeys("Integration key", "Management key", "Password of 'admin'");
        assertThat(made.get("Integration key")).startsWith("bwi_");
        assertThat(keys.find(made.get("Management key"))).hasValueSatisfying(key -> assertThat(key.keyClass()).isEqualTo(KeyClass.MANAGEMENT));
        assertThat(new BCryptPasswordEncoder().matches(made.get("Password of 'admin'"), kept.passwordHash("admin"))).isTrue();
        assertThat(firstSecrets(keys(NOTHING_GIVEN), NOTHING_GIVEN).makeWhatIsLacking()).isEmpty();
    }

    @Test
    void theDatabaseHoldsNoKeyAndNoPassword() {
        var made = firstSecrets(keys(NOTHING_GIVEN), NOTHING_GIVEN).makeWhatIsLacking();

        var everything = JdbcClient.create(database.dataSource())
                .sql("select (select string_agg(k::text, ' ') from security.api_key k) || (select string_agg(a::text, ' ') from security.account a)")
                .query(String.class).single();

        assertThat(made.values()).isNotEmpty().noneMatch(everything::contains);
    }

    @Test
    void aGivenKeyIsGoodAndNeverKept() {
        var settings = new SecuritySettings("an-integration-key-given", "", "a given password");
        var keys = keys(settings);

        var made = firstSecrets(keys, settings).makeWhatIsLacking();

        assertThat(made).containsOnlyKeys("Management key");
        assertThat(keys.find("an-integration-key-given")).isPresent();
        assertThatThrownBy(() -> keys.revoke("given-integration")).isInstanceOf(Refusal.class).hasMessageContaining("setting");
        assertThat(keys(NOTHING_GIVEN).find("an-integration-key-given")).isEmpty();
    }

    @Test
    void aRevocationOnAnotherNodeTakesEffectWithinFiveSeconds() {
        var here = keys(NOTHING_GIVEN);
        var there = keys(NOTHING_GIVEN);
        var key = here.create(KeyClass.INTEGRATION, "shop");
        assertThat(there.find(key)).isPresent();

        here.revoke(here.all().getFirst().id());

        assertThat(here.find(key)).isEmpty();
        assertThat(there.find(key)).as("still remembered").isPresent();
        now.updateAndGet(time -> time.plus(Duration.ofSeconds(ApiKeys.MEMORY_SECONDS)));
        assertThat(there.find(key)).isEmpty();
    }

    @Test
    void aKeyThatIsNotThereCannotBeRevoked() {
        assertThatThrownBy(() -> keys(NOTHING_GIVEN).revoke("none")).isInstanceOf(Refusal.class).hasMessageContaining("no key 'none'");
    }

    @Test
    void givenKeysAndPasswordsThatAreTooShortStopTheStart() {
        assertThatThrownBy(() -> new SecuritySettings("short", "", "")).isInstanceOf(CannotStart.class)
                .hasMessageContaining("BAILIWICK_INTEGRATION_KEY").hasMessageNotContaining("short");
        assertThatThrownBy(() -> new SecuritySettings("", "", "short")).isInstanceOf(CannotStart.class).hasMessageContaining("12 characters");
        assertThatThrownBy(() -> new SecuritySettings("the-same-key-for-both", "the-same-key-for-both", "")).isInstanceOf(CannotStart.class)
                .hasMessageContaining("the same");
    }

    private RememberedKeys keys(SecuritySettings settings) {
        return new RememberedKeys(kept, settings, secrets, () -> UUID.randomUUID().toString(), ((InstantSource) now::get).withZone(ZoneOffset.UTC));
    }

    private FirstSecrets firstSecrets(RememberedKeys keys, SecuritySettings settings) {
        return new FirstSecrets(keys, kept, settings, secrets, new BCryptPasswordEncoder(4),
                new TransactionTemplate(new JdbcTransactionManager(database.dataSource())), ((InstantSource) now::get).withZone(ZoneOffset.UTC));
    }
}
