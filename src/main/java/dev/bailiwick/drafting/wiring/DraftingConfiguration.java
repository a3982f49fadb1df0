package dev.bailiwick.drafting.wiring;

import dev.bailiwick.drafting.DraftReply;
import dev.bailiwick.drafting.UnderstandMessage;
import dev.bailiwick.drafting.Wordings;
import dev.bailiwick.drafting.detect.Detectors;
import dev.bailiwick.drafting.librarian.Librarian;
import dev.bailiwick.drafting.librarian.LibrarianUnderstands;
import dev.bailiwick.drafting.prompted.PromptFiles;
import dev.bailiwick.drafting.prompted.PromptedDraft;
import dev.bailiwick.drafting.prompted.PromptedUnderstanding;
import dev.bailiwick.knowledge.KnowledgeSettings;
import dev.bailiwick.model.Complete;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts drafting together. */
@Configuration(proxyBeanMethods = false)
class DraftingConfiguration {

    @Bean
    UnderstandMessage understandMessage(Detectors detectors, Complete complete, PromptFiles prompts) {
        return complete.available() ? new PromptedUnderstanding(detectors, complete, prompts) : new LibrarianUnderstands(detectors);
    }

    @Bean
    DraftReply draftReply(Detectors detectors, Wordings wordings, KnowledgeSettings knowledge, Complete complete, PromptFiles prompts) {
        Librarian librarian = new Librarian(detectors, wordings, detectors.settings(), knowledge.zone());
        return complete.available() ? new PromptedDraft(librarian, detectors, complete, prompts) : librarian;
    }
}
