package dev.bailiwick;

import dev.bailiwick.ledger.command.VerifyLedgerCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * Starts the whole house: one JVM program over one PostgreSQL. Beans are named by their whole class name, so that modules need
 * not know each other's names.
 */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
public class Bailiwick {

    /**
     * Serves, or with the word {@code verify-ledger} checks the ledger and ends.
     *
     * @param args Spring Boot's usual command line; settings are better given as {@code BAILIWICK_*} variables
     */
    public static void main(String[] args) {
        if (VerifyLedgerCommand.isMeant(args)) {
            System.exit(VerifyLedgerCommand.run(System.out, args));
        }
        SpringApplication.run(Bailiwick.class, args);
    }
}
