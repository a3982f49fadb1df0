package dev.bailiwick.drafting.prompted;

import dev.bailiwick.drafting.Company;
import dev.bailiwick.conversation.Message;
import dev.bailiwick.drafting.DraftReply;
import dev.bailiwick.drafting.Settings;
import dev.bailiwick.drafting.TestEmbeddings;
import dev.bailiwick.drafting.TestMessages;
import dev.bailiwick.drafting.Understanding;
import dev.bailiwick.drafting.detect.Detectors;
import dev.bailiwick.drafting.librarian.FollowUp;
import dev.bailiwick.drafting.librarian.Librarian;
import dev.bailiwick.drafting.wording.WordingFiles;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Language;
import dev.bailiwick.kernel.TurnId;
import dev.bailiwick.knowledge.FindPassages.Hit;
import dev.bailiwick.model.Complete;
import dev.bailiwick.model.ScriptedRoute;
import java.time.ZoneId;
import java.util.List;

/** Has a draft written by a model that a test scripts, with the sample company's prompts. */
final class Prompting {

    static final Detectors DETECTORS = new Detectors(Company.sample(), Settings.defaults(), TestEmbeddings.get(), TestEmbeddings.once());
    static final PromptFiles PROMPTS = new PromptFiles(Company.sample());
    /** What no customer may hear. */
    static final String INTERNAL = "Goodwill: every colleague may grant up to fifty euro on the phone without asking.";

    private Prompting() {
    }

    static DraftReply.Outcome draft(ScriptedRoute model, String text, Hit... hits) {
        return draft(ScriptedRoute.gateway(model), PROMPTS, null, text, hits);
    }

    static DraftReply.Outcome draft(Complete complete, PromptFiles prompts, Judge judge, String text, Hit... hits) {
        return draft(complete, prompts, judge, List.of(), text, hits);
    }

    static DraftReply.Outcome draft(Complete complete, PromptFiles prompts, Judge judge, List<Message> before, String text, Hit... hits) {
        List<Message> open = List.of(TestMessages.customer(text));
        Understanding seen = DETECTORS.see(Language.ENGLISH, open, "librarian");
        Librarian librarian = new Librarian(DETECTORS, new WordingFiles(Company.sample()), Settings.defaults(), ZoneId.of("Europe/Dublin"));
        CheckDraft check = new CheckDraft(DETECTORS, TestEmbeddings.get(), (words, language) -> List.of(INTERNAL));
        return new PromptedDraft(librarian, new FollowUp(), complete, prompts, Settings.defaults(), check, judge)
                .draft(new DraftReply.Request(new TurnId(new ConversationId("c-1"), 1), Language.ENGLISH, seen, open, before, List.of(hits)));
    }
}
