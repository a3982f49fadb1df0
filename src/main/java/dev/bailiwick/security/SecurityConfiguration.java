package dev.bailiwick.security;

import dev.bailiwick.kernel.Ids;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Offers keys and accounts to the edge of the house. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final int BCRYPT_STRENGTH = 11;

    @Bean
    @Fallback
    Secrets secrets() {
        var random = new SecureRandom();
        return count -> {
            var bytes = new byte[count];
            random.nextBytes(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        };
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder(BCRYPT_STRENGTH);
    }

    @Bean
    RememberedKeys apiKeys(KeptKeys kept, SecuritySettings settings, Secrets secrets, Ids ids, Clock clock) {
        return new RememberedKeys(kept, settings, secrets, ids, clock);
    }

    @Bean
    FirstSecrets firstSecrets(RememberedKeys keys, KeptKeys kept, SecuritySettings settings, Secrets secrets, PasswordEncoder encoder,
            PlatformTransactionManager transactions, Clock clock) {
        return new FirstSecrets(keys, kept, settings, secrets, encoder, new TransactionTemplate(transactions), clock);
    }

    @Bean
    Accounts accounts(KeptKeys kept, RememberedKeys keys, SecuritySettings settings, SignOnSettings signOn, Secrets secrets,
            PasswordEncoder encoder, ApplicationEventPublisher events, PlatformTransactionManager transactions, Clock clock) {
        return new KeptAccounts(kept, keys, settings, signOn, secrets, encoder, events, new TransactionTemplate(transactions), clock);
    }
}
