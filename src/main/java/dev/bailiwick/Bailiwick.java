package dev.bailiwick;

import dev.bailiwick.flow.command.CheckPromptsCommand;
import dev.bailiwick.flow.command.TryCommand;
import dev.bailiwick.guardrail.command.CheckCommand;
import dev.bailiwick.guardrail.command.ImpactCommand;
import dev.bailiwick.guardrail.command.MutateCommand;
import dev.bailiwick.guardrail.command.NewPolicyCommand;
import dev.bailiwick.ledger.command.VerifyLedgerCommand;
import dev.bailiwick.rehearsal.command.RehearseCommand;
import java.util.TimeZone;
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
     * Serves, or does what a word on the command line asks for and ends: {@code verify-ledger} checks the ledger, {@code check} the
     * policies, {@code new-policy <family> <slug>} writes one to begin with, {@code try} says what they make of texts, {@code impact}
     * what they would have judged otherwise, {@code mutate} which small changes of them no example notices,
     * {@code check-prompts} tries the prompts on the models, {@code rehearse} plays the company's scenarios.
     *
     * @param args Spring Boot's usual command line; settings are better given as {@code BAILIWICK_*} variables
     */
    public static void main(String[] args) {
        inUniversalTime();
        if (VerifyLedgerCommand.isMeant(args)) {
            System.exit(VerifyLedgerCommand.run(System.out, args));
        }
        if (CheckCommand.isMeant(args)) {
            System.exit(CheckCommand.run(System.out, args));
        }
        if (NewPolicyCommand.isMeant(args)) {
            System.exit(NewPolicyCommand.run(System.out, args));
        }
        if (TryCommand.isMeant(args)) {
            System.exit(TryCommand.run(System.in, System.out, args));
        }
        if (ImpactCommand.isMeant(args)) {
            System.exit(ImpactCommand.run(System.out, args));
        }
        if (MutateCommand.isMeant(args)) {
            System.exit(MutateCommand.run(System.out, args));
        }
        if (CheckPromptsCommand.isMeant(args)) {
            System.exit(CheckPromptsCommand.run(System.out, args));
        }
        if (RehearseCommand.isMeant(args)) {
            System.exit(RehearseCommand.run(System.out, args));
        }
        SpringApplication.run(Bailiwick.class, args);
    }

    /**
     * The engine keeps due dates and leases as local times without a zone. In a zone whose clocks change, an hour of them comes twice or never:
     * leases of living nodes would run out, and timers would be an hour off. So the program lives in UTC; the company's own days and hours are
     * reckoned in the desk's zone, which its file names.
     */
    static void inUniversalTime() {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    }
}
