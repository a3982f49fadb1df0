package dev.bailiwick.drafting.librarian;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.conversation.Message;
import dev.bailiwick.drafting.Company;
import dev.bailiwick.drafting.DraftReply;
import dev.bailiwick.drafting.DraftReply.Drafted;
import dev.bailiwick.drafting.DraftReply.NothingFits;
import dev.bailiwick.drafting.Grounding;
import dev.bailiwick.drafting.Settings;
import dev.bailiwick.drafting.TestEmbeddings;
import dev.bailiwick.drafting.TestMessages;
import dev.bailiwick.drafting.TestPassages;
import dev.bailiwick.drafting.Understanding;
import dev.bailiwick.drafting.detect.Detectors;
import dev.bailiwick.drafting.wording.WordingFiles;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Language;
import dev.bailiwick.kernel.TurnId;
import dev.bailiwick.knowledge.Audience;
import dev.bailiwick.knowledge.FindPassages.Hit;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class LibrarianTest {

    private static final Detectors DETECTORS = new Detectors(Company.sample(), Settings.defaults(), TestEmbeddings.get(), TestEmbeddings.once());
    private static final Hit DEBIT = TestPassages.hit("debit-card-pin", "debit-card", "How do I change the PIN of my debit card?",
            "Insert the card at a Larkfield cash machine.", 0.80);
    private static final Hit CREDIT = TestPassages.hit("credit-card-pin", "credit-card", "How do I change the PIN of my credit card?",
            "Insert the credit card and enter the PIN from your letter.", 0.79);
    private final Librarian librarian = new Librarian(DETECTORS, new WordingFiles(Company.sample()), Settings.defaults(), ZoneId.of("Europe/Dublin"));

    private DraftReply.Outcome draft(String text, List<Message> before, Hit... hits) {
        Understanding seen = DETECTORS.see(Language.ENGLISH, List.of(TestMessages.customer(text)), "librarian");
        return librarian.draft(new DraftReply.Request(new TurnId(new ConversationId("c-1"), 1), Language.ENGLISH, seen, List.of(), before, List.of(hits)));
    }

    @Test
    void theBestPassageIsQuotedWholeWithItsCitation() {
        Drafted drafted = (Drafted) draft("How do I change the PIN of my debit card?", List.of(), DEBIT, CREDIT);

        assertThat(drafted.draft().body()).isEqualTo("This is what our help page “debit-card-pin” says:\n\n" + DEBIT.passage().text());
        assertThat(drafted.draft().citations()).containsExactly(DEBIT.passage().citation());
        assertThat(drafted.draft().source()).isEqualTo("librarian");
        assertThat(drafted.draft().question()).isFalse();
        assertThat(new Grounding().grounded(drafted.draft().body(), drafted.draft().citations())).isTrue();
    }

    @Test
    void feesSayFromWhenTheyHold() {
        Drafted drafted = (Drafted) draft("What does a card cost?", List.of(), TestPassages.dated("Fees 2026", "A card costs €6.00."));

        assertThat(drafted.draft().body()).startsWith("This is what our help page “Fees 2026” says, valid from 1 January 2026:");
        assertThat(drafted.draft().citations().getFirst().title()).endsWith("(1 January 2026)");
        assertThat(new Grounding().grounded(drafted.draft().body(), drafted.draft().citations())).isTrue();
    }

    @Test
    void whereTwoThingsCouldBeMeantItAsks() {
        Drafted drafted = (Drafted) draft("How do I change my PIN?", List.of(), DEBIT, CREDIT);

        assertThat(drafted.draft().question()).isTrue();
        assertThat(drafted.draft().citations()).isEmpty();
        assertThat(drafted.draft().source()).isEqualTo("wording:ask.which");
        assertThat(drafted.draft().body()).contains("1. How do I change the PIN of my debit card?\n2. How do I change the PIN of my credit card?");
    }

    @Test
    void theAnswerToTheQuestionBackIsUnderstood() {
        Drafted asked = (Drafted) draft("How do I change my PIN?", List.of(), DEBIT, CREDIT);
        List<Message> before = List.of(TestMessages.customer("How do I change my PIN?"), TestMessages.assistant(asked.draft().body()));

        for (String answer : List.of("2", "the second one", "credit card")) {
            Understanding seen = DETECTORS.see(Language.ENGLISH, List.of(TestMessages.customer(answer)), "librarian");
            assertThat(new FollowUp().of(seen, before)).as(answer).contains("credit card");
            assertThat(((Drafted) draft(answer, before, CREDIT, DEBIT)).draft().citations()).as(answer).containsExactly(CREDIT.passage().citation());
        }
    }

    @Test
    void aShortFollowUpIsJoinedWithItsQuestionAndANewQuestionIsNot() {
        List<Message> before = List.of(TestMessages.customer("How do I change the PIN of my debit card?"),
                TestMessages.assistant("This is what our help page says."));

        assertThat(search("And for credit cards?", before)).isEqualTo("How do I change the PIN of my debit card?\nAnd for credit cards?");
        assertThat(search("what about abroad", before)).startsWith("How do I change the PIN");
        assertThat(search("How long does a transfer to Germany take?", before)).isEqualTo("How long does a transfer to Germany take?");
        assertThat(search("And for credit cards?", List.of())).isEqualTo("And for credit cards?");
    }

    private static String search(String text, List<Message> before) {
        return new FollowUp().of(DETECTORS.see(Language.ENGLISH, List.of(TestMessages.customer(text)), "librarian"), before);
    }

    @Test
    void belowTheFloorNothingFits() {
        assertThat(draft("Who won the football match?", List.of(), TestPassages.hit("a", null, "A", "Text.", 0.60)))
                .isInstanceOfSatisfying(NothingFits.class,
                nothing -> assertThat(nothing.reason().code()).isEqualTo("no-knowledge"));
        assertThat(draft("Who won the football match?", List.of())).isInstanceOf(NothingFits.class);
    }

    @Test
    void internalPassagesAreNeverQuoted() {
        Hit internal = TestPassages.hit("staff", null, "Goodwill", "Waive up to €50.", 0.95, Audience.INTERNAL);

        assertThat(draft("Can you waive the fee?", List.of(), internal)).isInstanceOf(NothingFits.class);
    }

    @Test
    void pleasantriesAreAnsweredInFixedWords() {
        assertThat(((Drafted) draft("Hello", List.of())).draft().source()).isEqualTo("wording:greeting");
        assertThat(((Drafted) draft("Thanks, bye", List.of())).draft().source()).isEqualTo("wording:thanks");
    }
}
