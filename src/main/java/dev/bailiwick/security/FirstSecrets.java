package dev.bailiwick.security;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes what a new house lacks: a key of each class and the password of {@code admin}. Called when the house is ready, and its answer is
 * shown at once: what is kept is a hash, so nobody can show it again.
 */
public class FirstSecrets {

    private static final int PASSWORD_BYTES = 15;

    private final RememberedKeys keys;
    private final KeptKeys kept;
    private final SecuritySettings settings;
    private final Secrets secrets;
    private final PasswordEncoder encoder;
    private final TransactionOperations transactions;
    private final Clock clock;

    FirstSecrets(RememberedKeys keys, KeptKeys kept, SecuritySettings settings, Secrets secrets, PasswordEncoder encoder,
            TransactionOperations transactions, Clock clock) {
        this.keys = keys;
        this.kept = kept;
        this.settings = settings;
        this.secrets = secrets;
        this.encoder = encoder;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @return what was made just now, by what it is called; empty when nothing was lacking */
    public Map<String, String> makeWhatIsLacking() {
        Map<String, String> all = transactions.execute(status -> {
            kept.waitForTurn();
            var made = new LinkedHashMap<String, String>();
            for (var keyClass : KeyClass.values()) {
                if (!keys.has(keyClass)) {
                    made.put(keyClass.title() + " key", keys.create(keyClass, "made at the first start"));
                }
            }
            String known = kept.passwordHash(Accounts.ADMIN);
            if (known == null) {
                // Without a password of its own while a setting gives one: keys and acts need an account to belong to.
                kept.addAccount(Accounts.ADMIN, "", Set.of(Role.values()), false, clock.instant());
            }
            if (settings.adminPassword().isEmpty() && (known == null || known.isEmpty())) {
                var password = secrets.next(PASSWORD_BYTES);
                kept.changePassword(Accounts.ADMIN, encoder.encode(password));
                made.put("Password of '" + Accounts.ADMIN + "'", password);
            }
            return made;
        });
        // Another thread may have read the keys before this transaction was seen by all.
        keys.forget();
        return all;
    }
}
