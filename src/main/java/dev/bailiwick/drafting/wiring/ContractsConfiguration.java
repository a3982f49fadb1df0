package dev.bailiwick.drafting.wiring;

import dev.bailiwick.drafting.CheckPrompts;
import dev.bailiwick.drafting.Contracts;
import dev.bailiwick.drafting.detect.Detectors;
import dev.bailiwick.drafting.prompted.CheckDraft;
import dev.bailiwick.drafting.prompted.PromptFiles;
import dev.bailiwick.drafting.prompted.RunContracts;
import dev.bailiwick.drafting.prompted.ServesByContract;
import dev.bailiwick.model.Complete;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Puts together what lets a prompt be asked of a model, and what tries it first. */
@Configuration(proxyBeanMethods = false)
class ContractsConfiguration {

    @Bean
    ServesByContract servesByContract(PromptFiles prompts, Contracts contracts, Clock clock) {
        return new ServesByContract(prompts, contracts, clock);
    }

    @Bean
    CheckPrompts checkPrompts(PromptFiles prompts, Complete complete, Contracts contracts, ServesByContract serves, Detectors detectors,
            CheckDraft check, ApplicationEventPublisher events, PlatformTransactionManager transactions, Clock clock) {
        return new RunContracts(prompts, complete, contracts, serves, detectors, check, events, transactions, clock);
    }
}
