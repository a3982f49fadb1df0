package dev.bailiwick.ledger.command;

import dev.bailiwick.ledger.VerifyLedger;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/** As much of the house as a check needs: the database and the ledger's table. It carries no stereotype, so the house's own
 * scan for components passes it over. */
@EnableConfigurationProperties
@ConfigurationPropertiesScan("dev.bailiwick.database")
@ComponentScan({"dev.bailiwick.database", "dev.bailiwick.kernel.doors", "dev.bailiwick.ledger.jdbc"})
@ImportAutoConfiguration(DataSourceTransactionManagerAutoConfiguration.class)
@Import(VerifyLedger.class)
class VerifyingHouse {
}
