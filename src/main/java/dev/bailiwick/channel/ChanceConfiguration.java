package dev.bailiwick.channel;

import java.security.SecureRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;

/** The door for chance as production opens it; another bean of the type takes its place. */
@Configuration(proxyBeanMethods = false)
class ChanceConfiguration {

    @Bean
    @Fallback
    Chance chance() {
        SecureRandom random = new SecureRandom();
        return count -> {
            byte[] drawn = new byte[count];
            random.nextBytes(drawn);
            return drawn;
        };
    }
}
