package dev.bailiwick.drafting.wiring;

import dev.bailiwick.drafting.DraftReply;
import dev.bailiwick.drafting.SearchText;
import dev.bailiwick.drafting.UnderstandMessage;
import dev.bailiwick.drafting.Wordings;
import dev.bailiwick.drafting.detect.Detectors;
import dev.bailiwick.drafting.librarian.Librarian;
import dev.bailiwick.drafting.librarian.LibrarianUnderstands;
import dev.bailiwick.drafting.prompted.CheckDraft;
import dev.bailiwick.drafting.prompted.Judge;
import dev.bailiwick.drafting.prompted.PromptFiles;
import dev.bailiwick.drafting.prompted.PromptedDraft;
import dev.bailiwick.drafting.prompted.PromptedUnderstanding;
import dev.bailiwick.knowledge.Audience;
import dev.bailiwick.knowledge.Embeddings;
import dev.bailiwick.knowledge.FindPassages;
import dev.bailiwick.knowledge.KnowledgeSettings;
import dev.bailiwick.model.Complete;
import dev.bailiwick.model.MayServe;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts drafting together. */
@Configuration(proxyBeanMethods = false)
class DraftingConfiguration {

    /** So many internal texts are compared with a draft. */
    private static final int NEAREST = 5;

    @Bean
    UnderstandMessage understandMessage(Detectors detectors, Complete complete, PromptFiles prompts) {
        return complete.available() ? new PromptedUnderstanding(detectors, complete, prompts) : new LibrarianUnderstands(detectors);
    }

    @Bean
    CheckDraft checkDraft(Detectors detectors, Embeddings embeddings, FindPassages find, Clock clock) {
        return new CheckDraft(detectors, embeddings, (words, language) -> find.find(new FindPassages.Query(words, language,
                EnumSet.of(Audience.INTERNAL), null, clock.instant(), NEAREST)).stream().map(hit -> hit.passage().whole()).toList());
    }

    @Bean
    DraftReply draftReply(Detectors detectors, Wordings wordings, SearchText searchText, KnowledgeSettings knowledge, Complete complete,
            PromptFiles prompts, CheckDraft check, ObjectProvider<MayServe> mayServe) {
        Librarian librarian = new Librarian(detectors, wordings, detectors.settings(), knowledge.zone());
        if (!complete.available()) {
            return librarian;
        }
        String route = detectors.settings().judge();
        Judge judge = route.isBlank() ? null : new Judge(complete, route.strip(), mayServe.getIfAvailable(() -> (prompt, one) -> Optional.empty()));
        return new PromptedDraft(librarian, searchText, complete, prompts, detectors.settings(), check, judge);
    }
}
