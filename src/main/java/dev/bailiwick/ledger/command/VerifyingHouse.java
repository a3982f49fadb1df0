package dev.bailiwick.ledger.command;

import dev.bailiwick.ledger.VerifyLedger;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** As much of the house as a check needs: the database and the ledger's table. It carries no stereotype, so the house's own
 * scan for components passes it over. */
@EnableConfigurationProperties
@ConfigurationPropertiesScan("dev.bailiwick.database")
@ComponentScan({"dev.bailiwick.database", "dev.bailiwick.ledger.jdbc"})
@Import(VerifyLedger.class)
class VerifyingHouse {

    @Bean
    PlatformTransactionManager transactions(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }
}
