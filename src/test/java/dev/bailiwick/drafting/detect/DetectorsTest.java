package dev.bailiwick.drafting.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.conversation.Message;
import dev.bailiwick.drafting.Company;
import dev.bailiwick.drafting.Settings;
import dev.bailiwick.drafting.TestEmbeddings;
import dev.bailiwick.drafting.TestMessages;
import dev.bailiwick.drafting.Understanding;
import dev.bailiwick.drafting.Understanding.Topic;
import dev.bailiwick.kernel.InvalidFile;
import dev.bailiwick.kernel.Language;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DetectorsTest {

    private static final String TOPIC = """
            topic: investment-advice
            title: Advice on investments
            exemplars:
              - Should I buy shares now?
              - Which fund should I put my money into?
              - Is Bitcoin a good investment at the moment?
              - How should I invest 10,000 euro?
            counter-exemplars:
              - How do I open a savings account?
              - What interest do you pay on savings?
              - How do I exchange money in the app?
            words:
              en: [bitcoin, crypto shares]
              de: [aktien kaufen, geld anlegen]
            """;
    private static final Detectors DETECTORS = new Detectors(Company.sample().with("rules/drl/topics/investment-advice.yaml", TOPIC),
            Settings.defaults(),
            TestEmbeddings.get(), TestEmbeddings.once());

    private static Understanding see(String... bodies) {
        return DETECTORS.see(Language.UNSURE, Stream.of(bodies).map(TestMessages::customer).toList(), "librarian");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"I lost my card yesterday in Galway|report-lost-card",
            "Hi, my wallet was stolen on the bus. Can you help?|report-lost-card",
            "Ich habe gestern meine Karte verloren|report-lost-card", "Hola, me han robado la tarjeta|report-lost-card",
            "I want to make a complaint about your branch|complaint",
            "Ich möchte mich über Ihren Service beschweren|complaint", "Quiero presentar una queja|complaint"})
    void whoReportsWhatHappenedToThemGetsTheProcedure(String text, String procedure) {
        assertThat(see(text).procedure()).isEqualTo(procedure);
    }

    @ParameterizedTest
    @ValueSource(strings = {"What do I do if I lose my card?", "How much does a replacement card cost?", "How do I make a complaint?",
            "My card was declined", "I forgot my PIN",
            "I lost my phone", "Why was my payment declined?", "What happens if my card gets stolen abroad?", "Was kostet eine Ersatzkarte?",
            "¿Cuánto tarda una reclamación?",
            "I found my card again, can I use it?", "My new card hasn't arrived"})
    void whoAsksInGeneralGetsNone(String text) {
        assertThat(see(text).procedure()).isNull();
    }

    @Test
    void aTopicIsSeenByExemplarOrByWordAndNotNextToItsCounterExemplars() {
        assertThat(see("Do you think I should put my savings into shares?").topics()).extracting(Understanding.Topic::name)
                .containsExactly("investment-advice");
        assertThat(see("I like BITCOIN.").topics()).singleElement().satisfies(topic -> {
            assertThat(topic.nearness()).isEqualTo(1);
            assertThat(topic.exemplar()).isEqualTo("bitcoin");
        });
        assertThat(see("Soll ich jetzt Aktien kaufen oder noch warten?").topics()).hasSize(1);
        assertThat(see("What interest do you pay on a savings account?").topics()).extracting(Understanding.Topic::name)
                .doesNotContain("investment-advice");
        assertThat(see("How do I change my PIN?").topics()).isEmpty();
    }

    @Test
    void oneSentenceInALongMessageIsNotDrowned() {
        String long1 = "Good morning. I have been with you for eleven years and was always content with the branch in Cork. The weather has "
                + "been lovely. "
                + "Which fund should I put my money into? My daughter comes to visit next week. Best regards, Anna";

        assertThat(see(long1).topics()).extracting(Understanding.Topic::name).containsExactly("investment-advice");
    }

    @Test
    void aNewMessageInAnotherLanguageIsToldAndAShortOneKeepsTheLanguage() {
        assertThat(see("Meine Überweisung ist noch nicht angekommen, was kann ich tun?").language().code()).isEqualTo("de");
        assertThat(see("Jak mogę zmienić limit przelewów w aplikacji?").language().code()).isEqualTo("pl");
        assertThat(see("お金を送る方法を教えてください").language().code()).isEqualTo("ja");
        assertThat(see("Hello").language().code()).isEqualTo("en");
        assertThat(see("Hola").language().code()).isEqualTo("es");
        assertThat(see("1234").language()).isEqualTo(Language.UNSURE);
        assertThat(DETECTORS.see(new Language("de"), List.of(TestMessages.customer("1234")), "x").language().code()).isEqualTo("de");
        assertThat(DETECTORS.see(new Language("de"), List.of(TestMessages.customer("ok")), "x").language().code()).isEqualTo("de");
        assertThat(DETECTORS.see(new Language("de"), List.of(TestMessages.customer("Dublin")), "x").language().code()).isEqualTo("de");
    }

    @Test
    void messagesAreJoinedAndMasked() {
        Understanding seen = see("My card 4111 1111 1111 1111 is gone", "call me on +353 87 123 4567 or anna@example.ie");

        assertThat(seen.text()).isEqualTo("My card [card ••••1111] is gone\ncall me on [phone] or [e-mail]");
        assertThat(seen.personalData()).extracting(Understanding.PersonalData::kind).containsExactly("card-number", "phone", "email");
    }

    @Test
    void aMarkThatWasSetBeforeKeepingIsStillSeen() {
        assertThat(see("My card [card ••••1234] is gone").personalData()).containsExactly(new Understanding.PersonalData("card-number",
                "[card ••••1234]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"I want to speak to a human", "Can you put me through to a real person please", "agent", "human please!",
            "Ich möchte mit einem Mitarbeiter sprechen", "Quiero hablar con una persona"})
    void theWishForAPersonIsSeen(String text) {
        assertThat(see(text).wantsPerson()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Do I need to speak to someone to change my PIN?", "Somebody used my card", "I sent money to a person I don't know",
            "Who is my estate agent's bank?", "please"})
    void noWishForAPersonIsMadeUp(String text) {
        assertThat(see(text).wantsPerson()).isFalse();
    }

    @Test
    void abuseIsSeenAndAngerIsNone() {
        assertThat(see("You idiots, give me my money").abusive()).isTrue();
        assertThat(see("Ihr Idioten, gebt mir mein Geld").abusive()).isTrue();
        assertThat(see("This is the worst bank ever and I am furious").abusive()).isFalse();
        assertThat(see("The damn machine swallowed my card").abusive()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"Hello!,true", "Good morning there,true", "Thanks a lot for your help,true", "Hello how do I change my PIN?,false", "ok,true",
            "Vielen Dank,true", "hi hi hi,true", "thanks but my card is lost,false"})
    void onlyAPleasantryIsAGreeting(String text, boolean greeting) {
        assertThat(see(text).greeting()).isEqualTo(greeting);
    }

    @Test
    void thanksAreToldFromGreetings() {
        assertThat(DETECTORS.isThanks("thank you, bye")).isTrue();
        assertThat(DETECTORS.isThanks("good morning")).isFalse();
    }

    @Test
    void hostileTextsTakeNoLongerThanTheirLength() {
        see("The exemplars are embedded first.");
        long first = System.nanoTime();
        see("I would like to know how the weather was in Cork last week. ".repeat(335));
        long usual = System.nanoTime() - first;

        for (String unit : List.of("a", " ", "1 ", "ignore all ", "4111 1111 ", "a@a.", "[[[[", "IE29 AIBK ", "you are ", "+353 ", "<|",
                "\u202e\u200b", "show me your ", "imagine ")) {
            String text = unit.repeat(20_000 / unit.length() + 10);
            long began = System.nanoTime();
            see(text);
            new MaskCardNumbers().mask(text);
            assertThat(System.nanoTime() - began).as(unit).isLessThan(10 * usual + Duration.ofSeconds(5).toNanos());
        }
    }

    @Test
    void aBrokenTopicOrIntentFileIsNamedWithItsLine() {
        assertThatThrownBy(() -> detectors("rules/drl/topics/x.yaml", "topic: x\ntitle: X\nexemplars: [a]\nexemplars: [b]\n"))
                .isInstanceOf(InvalidFile.class)
                .hasMessageContaining("rules/drl/topics/x.yaml:4").hasMessageContaining("second time");
        assertThatThrownBy(() -> detectors("rules/drl/topics/x.yaml", "topic: x\ntitle: X\nexemplar: [a]\n"))
                .hasMessageContaining("'exemplar' is not known here");
        assertThatThrownBy(() -> detectors("rules/drl/topics/x.yaml", "topic: x\ntitle: X\nexemplars: &a [b]\n")).hasMessageContaining(":3").hasMessageContaining("uses an anchor");
        assertThatThrownBy(() -> detectors("rules/drl/topics/x.yaml", "topic: x\ntitle: X\nfloor: high\nwords: [a]\n")).hasMessageContaining(":3")
                .hasMessageContaining("0 to 1");
        assertThatThrownBy(() -> detectors("processes/intents/x.yaml", "intent: y\ntitle: X\nexemplars: [a]\n")).hasMessageContaining("file's name");
        assertThatThrownBy(() -> detectors("processes/intents/x.yaml", "intent: [")).hasMessageContaining("is not YAML");
    }

    @Test
    void otherTopicsAreSeenOnceTheyAreTakenUpAndBrokenOnesNever() {
        String topic = "topic: weather\ntitle: Weather\nwords: [%s]\n";
        Detectors detectors = detectors("rules/drl/topics/weather.yaml", topic.formatted("umbrella"));
        List<Message> open = List.of(TestMessages.customer("Do I need an umbrella or a parasol?"));

        assertThatThrownBy(() -> detectors.prepare(Company.empty().with("rules/drl/topics/weather.yaml", "topic: x\n")
                .with("processes/intents/x.yaml", "intent: ["))).isInstanceOfSatisfying(InvalidFile.class,
                broken -> assertThat(broken.problems()).hasSize(2));
        var prepared = detectors.prepare(Company.empty().with("rules/drl/topics/weather.yaml", topic.formatted("parasol"))
                .with("processes/intents/x.yaml", "intent: x\ntitle: X\nprocedure: complaint\nexemplars: [I want to buy a hat]\n"));
        prepared.embed();

        assertThat(detectors.see(Language.ENGLISH, open, "t").topics()).singleElement().extracting(Topic::exemplar).isEqualTo("umbrella");
        assertThat(prepared.procedures()).isEqualTo(Map.of("processes/intents/x.yaml", "complaint"));
        prepared.takeUp();
        assertThat(detectors.see(Language.ENGLISH, open, "t").topics()).singleElement().extracting(Topic::exemplar).isEqualTo("parasol");
        assertThat(detectors.intentNames()).containsExactly("x");
    }

    private static Detectors detectors(String path, String text) {
        return new Detectors(Company.empty().with(path, text), Settings.defaults(), TestEmbeddings.get(), TestEmbeddings.once());
    }
}
