package dev.bailiwick.drafting.wiring;

import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.drafting.ReplayTurn;
import dev.bailiwick.drafting.SearchText;
import dev.bailiwick.drafting.detect.Detectors;
import dev.bailiwick.drafting.prompted.CheckDraft;
import dev.bailiwick.drafting.prompted.PromptFiles;
import dev.bailiwick.drafting.prompted.ReplayRecords;
import dev.bailiwick.knowledge.Revisions;
import dev.bailiwick.model.Recordings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together what makes a turn again from its records. */
@Configuration(proxyBeanMethods = false)
class ReplayConfiguration {

    @Bean
    ReplayTurn replayTurn(Recordings recordings, Conversations conversations, Revisions revisions, PromptFiles prompts, Detectors detectors,
            SearchText searchText, CheckDraft check) {
        return new ReplayRecords(recordings, conversations, revisions, prompts, detectors, searchText, check);
    }
}
