package dev.bailiwick.drafting.librarian;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.conversation.Message;
import dev.bailiwick.drafting.Company;
import dev.bailiwick.drafting.DraftReply;
import dev.bailiwick.drafting.DraftReply.Drafted;
import dev.bailiwick.drafting.Settings;
import dev.bailiwick.drafting.TestEmbeddings;
import dev.bailiwick.drafting.TestMessages;
import dev.bailiwick.drafting.Understanding;
import dev.bailiwick.drafting.detect.Detectors;
import dev.bailiwick.drafting.wording.WordingFiles;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Language;
import dev.bailiwick.kernel.TurnId;
import dev.bailiwick.knowledge.Audience;
import dev.bailiwick.knowledge.FilesInMemory;
import dev.bailiwick.knowledge.FindPassages;
import dev.bailiwick.knowledge.KnowledgeHouse;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Asking back over the company's own two articles on PINs, found by the real search. */
class AskingBackTest {

    private static final Instant MOMENT = Instant.parse("2026-06-01T10:00:00Z");
    private static final String QUESTION = "What is my PIN?";
    private static KnowledgeHouse house;
    private final Detectors detectors = new Detectors(Company.sample(), Settings.defaults(), TestEmbeddings.get(), TestEmbeddings.once());
    private final Librarian librarian = new Librarian(detectors, new WordingFiles(Company.sample()), Settings.defaults(), ZoneId.of("Europe/Dublin"));

    @BeforeAll
    static void importTheTwoArticles() {
        FilesInMemory files = new FilesInMemory();
        for (String path : List.of("knowledge/en/debit-card-pin.md", "knowledge/en/credit-card-pin.md", "knowledge/en/activate-your-card.md")) {
            files.with(path, Company.sample().file(path).text());
        }
        house = KnowledgeHouse.withModel(files, MOMENT);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private Drafted answer(String text, List<Message> before) {
        Understanding seen = detectors.see(Language.ENGLISH, List.of(TestMessages.customer(text)), Librarian.SOURCE);
        List<FindPassages.Hit> hits = house.the(FindPassages.class).find(new FindPassages.Query(new FollowUp().of(seen, before), Language.ENGLISH,
                Set.of(Audience.PUBLIC), null, MOMENT, 6));
        return (Drafted) librarian.draft(new DraftReply.Request(new TurnId(new ConversationId("c-1"), 1), Language.ENGLISH, seen, List.of(),
                before, hits));
    }

    @Test
    void aQuestionThatCouldMeanEitherCardIsAskedBackNamingBoth() {
        Drafted asked = answer(QUESTION, List.of());

        assertThat(asked.draft().question()).isTrue();
        assertThat(asked.draft().citations()).isEmpty();
        assertThat(asked.draft().body()).contains("1. Where do I find my credit card PIN?\n"
                + "2. I don't know or have forgotten my debit card PIN. Where can I see it?");
        assertThat(asked.note()).contains("en/debit-card-pin", "en/credit-card-pin");
    }

    @ParameterizedTest
    @CsvSource({"the first one,1", "1,1", "the second one,2", "2.,2", "the last one,2"})
    void theChoiceFindsTheArticleThatWasChosen(String words, int chosen) {
        Drafted asked = answer(QUESTION, List.of());
        List<String> articles = List.of(asked.note().replace("asked back: ", "").split(" or "));

        Drafted answered = answer(words, List.of(TestMessages.customer(QUESTION), TestMessages.assistant(asked.draft().body())));

        assertThat(answered.draft().question()).isFalse();
        assertThat(answered.draft().citations().getFirst().article()).isEqualTo(articles.get(chosen - 1));
    }
}
