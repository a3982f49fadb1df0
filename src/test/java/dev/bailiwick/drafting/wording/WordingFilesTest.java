package dev.bailiwick.drafting.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.drafting.Company;
import dev.bailiwick.drafting.Wordings.Said;
import dev.bailiwick.kernel.InvalidFile;
import dev.bailiwick.kernel.Language;
import dev.bailiwick.kernel.YamlBlock;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WordingFilesTest {

    private static final Language GERMAN = new Language("de");
    private final Company company = Company.sample();

    @Test
    void theSampleCompanySaysEverythingInThreeLanguages() {
        var english = YamlBlock.of(company.file("prompts/wording/en.yaml")).keys();

        assertThat(YamlBlock.of(company.file("prompts/wording/de.yaml")).keys()).containsExactlyElementsOf(english);
        assertThat(YamlBlock.of(company.file("prompts/wording/es.yaml")).keys()).containsExactlyElementsOf(english);
    }

    @Test
    void placesAreFilledAndWhatIsFilledInIsNotReadAgain() {
        Said said = new WordingFiles(company).say("handoff.closed", GERMAN, Map.of("opens", "Montag {x} $1")).orElseThrow();

        assertThat(said.text()).contains("ab Montag {x} $1 wieder");
        assertThat(said.language()).isEqualTo(GERMAN);
    }

    @Test
    void whatALanguageLacksIsSaidInEnglish() {
        WordingFiles wordings = new WordingFiles(company.with("prompts/wording/de.yaml", "greeting: Guten Tag!\n"));

        assertThat(wordings.say("thanks", GERMAN, Map.of()).orElseThrow().language()).isEqualTo(Language.ENGLISH);
        assertThat(wordings.say("greeting", GERMAN, Map.of()).orElseThrow().text()).isEqualTo("Guten Tag!");
        assertThat(wordings.say("greeting", new Language("fr"), Map.of()).orElseThrow().language()).isEqualTo(Language.ENGLISH);
        assertThat(wordings.say("no.such.key", GERMAN, Map.of())).isEmpty();
    }

    @Test
    void aCustomerNeverReadsAnEmptyPlace() {
        assertThatThrownBy(() -> new WordingFiles(company.with("prompts/wording/de.yaml", "greeting: Guten Tag {name}!\n")))
                .isInstanceOf(InvalidFile.class)
                .hasMessageContaining("prompts/wording/de.yaml:1").hasMessageContaining("{name}").hasMessageContaining("no places");
        assertThatThrownBy(() -> new WordingFiles(company.with("prompts/wording/de.yaml", "handoff.closed: \"Ab {open} wieder\"\n")))
                .hasMessageContaining("allowed are {opens}");
        assertThatThrownBy(() -> new WordingFiles(company.with("prompts/wording/de.yaml", "thanks: \"Danke {\"\n"))).hasMessageContaining("single {");
        assertThatThrownBy(() -> new WordingFiles(Company.sample()).say("handoff.closed", GERMAN, Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void otherWordsAreSaidOnceTheyAreTakenUpAndBrokenOnesNever() {
        WordingFiles wordings = new WordingFiles(company);
        String before = wordings.say("greeting", GERMAN, Map.of()).orElseThrow().text();

        assertThatThrownBy(() -> wordings.prepare(company.with("prompts/wording/de.yaml", "greeting: Guten Tag {name}!\n")
                .with("prompts/wording/es.yaml", "greeting: [\n"))).isInstanceOfSatisfying(InvalidFile.class, broken ->
                assertThat(broken.problems()).extracting(InvalidFile::path).containsExactly("prompts/wording/de.yaml", "prompts/wording/es.yaml"));
        var prepared = wordings.prepare(Company.sample().with("prompts/wording/de.yaml", "greeting: Guten Tag!\n"));

        assertThat(wordings.say("greeting", GERMAN, Map.of()).orElseThrow().text()).isEqualTo(before).isNotEqualTo("Guten Tag!");
        prepared.takeUp();
        assertThat(wordings.say("greeting", GERMAN, Map.of()).orElseThrow().text()).isEqualTo("Guten Tag!");
    }

    @Test
    void englishMustHaveWhatTheProgramSays() {
        assertThatThrownBy(() -> new WordingFiles(Company.empty())).hasMessageContaining("en.yaml").hasMessageContaining("missing");
        assertThatThrownBy(() -> new WordingFiles(Company.empty().with("prompts/wording/en.yaml", "greeting: Hi\n")))
                .hasMessageContaining("'disclosure.ai' is missing");
    }
}
