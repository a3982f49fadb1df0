package dev.bailiwick.release.jdbc;

import dev.bailiwick.kernel.ReleaseId;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Offers the id of the release in force to modules that may know only the kernel: the ledger marks every entry with it. It gives null
 * until the first release is noted.
 */
@Configuration(proxyBeanMethods = false)
class ReleaseInForce {

    @Bean
    Supplier<ReleaseId> releaseInForce(JdbcReleases releases) {
        return releases::currentId;
    }
}
