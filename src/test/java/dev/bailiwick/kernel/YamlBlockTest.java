package dev.bailiwick.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlBlockTest {

    private static YamlBlock read(String text) {
        return YamlBlock.of("rules/some.yaml", text, 1);
    }

    @Test
    void everyValueIsTheTextThatStandsThere() {
        YamlBlock block = read("language: no\nday: 2026-03-01\nlist: [1, yes]\nblocks:\n  - name: a\n");

        assertThat(block.text("language")).isEqualTo("no");
        assertThat(block.text("day")).isEqualTo("2026-03-01");
        assertThat(block.texts("list")).containsExactly("1", "yes");
        assertThat(block.blocks("blocks").getFirst().text("name")).isEqualTo("a");
        assertThat(block.text("absent", "fallback")).isEqualTo("fallback");
    }

    @Test
    void aWholeBlockIsGivenAsPlainValuesAndOneTextMayStandForAListOfOne() {
        YamlBlock block = read("facts:\n  customer: {country: IE, cards: [a, {b: no}]}\none: x\nmore: [y, z]\n");

        assertThat(block.plain()).isEqualTo(Map.of("facts", Map.of("customer", Map.of("country", "IE", "cards", List.of("a", Map.of("b", "no")))),
                "one", "x", "more", List.of("y", "z")));
        assertThat(block.oneOrMore("one")).containsExactly("x");
        assertThat(block.oneOrMore("more")).containsExactly("y", "z");
        assertThat(block.oneOrMore("absent")).isEmpty();
        assertThatThrownBy(() -> block.oneOrMore("facts")).hasMessageContaining("must be a list");
    }

    @Test
    void whatCouldMeanSomethingElseIsRefusedWithItsLine() {
        assertThatThrownBy(() -> read("a: 1\na: 2")).isInstanceOf(InvalidFile.class)
                .hasMessage("rules/some.yaml:2: 'a' stands here a second time; remove one of the two");
        assertThatThrownBy(() -> read("a: &x 1\nb: *x")).hasMessageContaining(":1: uses an anchor");
        assertThatThrownBy(() -> read("a: {}\n<<: {b: 1}")).hasMessageContaining(":2: merges another block");
        assertThatThrownBy(() -> read("a: !!java.net.URL [x]")).hasMessageContaining(":1: uses a tag");
        assertThatThrownBy(() -> read("a: !mine x")).hasMessageContaining(":1: uses a tag");
        assertThatThrownBy(() -> read("a: 1\n---\nb: 2")).hasMessageContaining("second document");
        assertThatThrownBy(() -> read("a: [1\nb: 2")).hasMessageContaining("is not YAML");
        assertThatThrownBy(() -> read("")).hasMessageContaining("is empty");
        assertThatThrownBy(() -> read("- a")).hasMessageContaining("must hold named values");
        assertThatThrownBy(() -> read("[".repeat(20_000))).isInstanceOf(InvalidFile.class);
    }

    @Test
    void textsMayBeGivenByLanguage() {
        YamlBlock block = read("plain: [one, \" two \"]\nsorted:\n  en: [one]\n  de: [eins]\nfloor: 0.75\nwrong: {english: [a]}\nhigh: 2");

        assertThat(block.textsByLanguage("plain", "*")).isEqualTo(Map.of("*", List.of("one", "two")));
        assertThat(block.textsByLanguage("sorted", "*")).isEqualTo(Map.of("en", List.of("one"), "de", List.of("eins")));
        assertThat(block.textsByLanguage("absent", "*")).isEmpty();
        assertThat(block.share("floor", 0.5)).isEqualTo(0.75);
        assertThat(block.share("absent", 0.5)).isEqualTo(0.5);
        assertThat(block.line("floor")).isEqualTo(5);
        assertThatThrownBy(() -> block.textsByLanguage("wrong", "*")).hasMessageContaining(":6: 'english' must be a language's code");
        assertThatThrownBy(() -> block.share("high", 0)).hasMessageContaining(":7: 'high' must be a number from 0 to 1");
    }

    @Test
    void unknownAndMissingNamesAreNamed() {
        YamlBlock block = read("title: x\ncolour: red");

        assertThatThrownBy(() -> block.only("title", "owner")).hasMessage("rules/some.yaml:2: 'colour' is not known here; known are title, owner");
        assertThatThrownBy(() -> block.text("owner")).hasMessage("rules/some.yaml:1: 'owner' is missing");
        assertThatThrownBy(() -> block.texts("title")).hasMessageContaining("'title' must be a list");
    }
}
