package dev.bailiwick.security;

import dev.bailiwick.kernel.Ids;
import dev.bailiwick.kernel.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys from the database, remembered for some seconds, and the keys that the settings give, which are never kept. */
class RememberedKeys implements ApiKeys {

    private static final int KEY_BYTES = 32;
    private static final int MAX_LABEL = 200;

    private final KeptKeys kept;
    private final Secrets secrets;
    private final Ids ids;
    private final Clock clock;
    private final Map<String, ApiKey> given;
    private volatile Memory memory = new Memory(Map.of(), Instant.MIN);

    private record Memory(Map<String, ApiKey> good, Instant until) {
    }

    RememberedKeys(KeptKeys kept, SecuritySettings settings, Secrets secrets, Ids ids, Clock clock) {
        this.kept = kept;
        this.secrets = secrets;
        this.ids = ids;
        this.clock = clock;
        this.given = given(settings, clock.instant());
    }

    private static Map<String, ApiKey> given(SecuritySettings settings, Instant now) {
        var keys = new HashMap<String, ApiKey>();
        for (var keyClass : KeyClass.values()) {
            var key = settings.keyFor(keyClass);
            if (!key.isEmpty()) {
                keys.put(hash(key), new ApiKey("given-" + keyClass.word(), keyClass, "given by BAILIWICK_" + keyClass.name() + "_KEY", now, null, null));
            }
        }
        return Map.copyOf(keys);
    }

    @Override
    public Optional<ApiKey> find(String key) {
        var hash = hash(key);
        var found = given.get(hash);
        return Optional.ofNullable(found != null ? found : good().get(hash));
    }

    @Override
    public String create(KeyClass keyClass, String label) {
        return create(keyClass, label, null);
    }

    @Override
    public String createFor(String account, String label) {
        return create(KeyClass.MANAGEMENT, label, account);
    }

    private String create(KeyClass keyClass, String label, String account) {
        if (label == null || label.isBlank() || label.length() > MAX_LABEL) {
            throw Refusal.invalid("label", "must be 1 to " + MAX_LABEL + " characters that say what the key is for");
        }
        if (kept.good().size() >= MAX_GOOD) {
            throw new Refusal(Refusal.Kind.EXHAUSTED, "there are " + MAX_GOOD + " good keys already; revoke some first");
        }
        var key = keyClass.prefix() + secrets.next(KEY_BYTES);
        kept.add(new ApiKey(ids.next(), keyClass, label, clock.instant(), null, account), hash(key));
        forget();
        return key;
    }

    @Override
    public void revoke(String id) {
        if (given.values().stream().anyMatch(key -> key.id().equals(id))) {
            throw new Refusal(Refusal.Kind.PRECONDITION, "the key '" + id + "' is given by a setting; change or empty it there and start again");
        }
        if (!kept.revoke(id, clock.instant())) {
            throw Refusal.notFound("key", id);
        }
        forget();
    }

    @Override
    public List<ApiKey> all() {
        var keys = new ArrayList<>(given.values());
        keys.addAll(kept.all());
        return List.copyOf(keys);
    }

    /** @return whether some good key of the class exists */
    boolean has(KeyClass keyClass) {
        return given.values().stream().anyMatch(key -> key.keyClass() == keyClass)
                || kept.good().values().stream().anyMatch(key -> key.keyClass() == keyClass);
    }

    private Map<String, ApiKey> good() {
        var remembered = memory;
        var now = clock.instant();
        if (now.isBefore(remembered.until())) {
            return remembered.good();
        }
        return read(now);
    }

    // One caller reads while the others wait for it: they would only ask the same.
    private synchronized Map<String, ApiKey> read(Instant now) {
        if (!now.isBefore(memory.until())) {
            memory = new Memory(kept.good(), now.plusSeconds(MEMORY_SECONDS));
        }
        return memory.good();
    }

    /** Makes the next look-up read anew; waits for a reading under way, which may not have seen what changed. */
    synchronized void forget() {
        memory = new Memory(Map.of(), Instant.MIN);
    }

    static String hash(String key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
