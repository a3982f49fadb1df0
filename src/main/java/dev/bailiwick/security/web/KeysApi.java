package dev.bailiwick.security.web;

import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Decision;
import dev.bailiwick.security.ApiKey;
import dev.bailiwick.security.ApiKeys;
import dev.bailiwick.security.KeyClass;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.lang.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The keys of all, for whoever keeps the house running. New ones are of the class Integration: a Management key that belongs to nobody opens what an
 * operator may not see, and is given by a setting.
 */
@RestController
class KeysApi {

    private final ApiKeys keys;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    KeysApi(ApiKeys keys, ApplicationEventPublisher events, PlatformTransactionManager transactions, Clock clock) {
        this.keys = keys;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** All keys that were ever made, the newest first, without the keys themselves. */
    @GetMapping("/api/operations/keys")
    List<KnownKey> all() {
        return keys.all().stream().map(KnownKey::of).toList();
    }

    /** Makes an Integration key, which is shown this once. */
    @PostMapping("/api/operations/keys")
    @ResponseStatus(HttpStatus.CREATED)
    AccountsApi.NewKey create(@RequestBody AccountsApi.Label label, HttpServletRequest request) {
        return transaction.execute(open -> {
            String key = keys.create(KeyClass.INTEGRATION, label.label());
            write(request, "made an Integration key", label.label());
            return new AccountsApi.NewKey(key);
        });
    }

    /** Revokes a key for good. */
    @DeleteMapping("/api/operations/keys/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String id, HttpServletRequest request) {
        transaction.executeWithoutResult(open -> {
            keys.revoke(id);
            write(request, "revoked the key", keys.all().stream().filter(key -> key.id().equals(id)).map(ApiKey::label).findFirst().orElse(id));
        });
    }

    private void write(HttpServletRequest request, String what, String key) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("by", request.getUserPrincipal().getName());
        details.put("what", what);
        details.put("key", key);
        events.publishEvent(new Decision(ConversationId.COMPANY, 0, Decision.Kind.ACCESS_CHANGED, clock.instant(), details));
    }

    /** What is known of a key; {@code account} is whose own it is, {@code revoked} is missing while it is good. */
    record KnownKey(String id, String keyClass, String label, String created, @Nullable String revoked, @Nullable String account) {

        static KnownKey of(ApiKey key) {
            return new KnownKey(key.id(), key.keyClass().word(), key.label(), key.created().toString(),
                    key.revoked() == null ? null : key.revoked().toString(), key.account());
        }
    }
}
