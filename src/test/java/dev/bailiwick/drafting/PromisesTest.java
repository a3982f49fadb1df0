package dev.bailiwick.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.drafting.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PromisesTest {

    /** At least one for each way to say each kind. */
    private static final List<String> PROMISING = List.of("We will refund the fee.", "The bank reimburses you.", "You'll get your money back.",
            "I will repay it.", "We pay it back.", "We pay you back.", "Our team has returned the money.", "We credited the amount back to your account.",
            "We will credit it to your card.", "Wir erstatten den Betrag.", "Ich werde es Ihnen zurückzahlen.", "Die Bank wird das zurückbuchen.",
            "Überweisen wir morgen.", "Sie bekommen das Geld zurück.", "Sie erhalten es erstattet.", "Le devolveremos el importe.",
            "Le reembolsaremos todo.", "Se le abonará mañana.", "Se le devolverá.", "Recibirá un reembolso.", "Le abonaremos 10 €.",
            "We pay 20 euro.", "You will be paid.", "We compensate you.", "It is transferred to you.", "We send you €20.", "We send you 20 euro as goodwill.",
            "I have credited you.", "Wir zahlen Ihnen 20 Euro.", "Ich entschädige Sie.", "Wir geben eine Gutschrift.", "Le pagaremos 20 €.",
            "Le compensaremos.", "Te indemnizaremos.", "We waive it.", "We cancelled the fee.", "We removed the charge.", "We drop the fee.",
            "We will not charge you.", "This is free of charge for you.", "Wir erlassen Ihnen das.", "Wir verzichten darauf.", "Le perdonaremos la deuda.",
            "Le condonaremos.", "Te quitaremos la comisión.", "No le cobraremos nada.", "We'll call you today.", "Our team will write tomorrow.",
            "A colleague is going to answer today.", "I am going to answer today.", "I will answer within 3 days.", "We will send it by the end of May.", "We'll do it on monday.",
            "You will get it within 5 working days.", "You'll hear by friday.", "Wir melden uns heute.", "Ich antworte bis freitag.",
            "Wir tun das innerhalb von 3 Tagen.", "Lo haremos mañana.", "Lo haré en 3 días.", "Responderemos en un plazo de 5 días.",
            "Let uſ be exact: we refund it.");

    @Test
    void toLookForSignsFirstChangesNothing() throws IOException {
        List<String> sentences = new ArrayList<>(PROMISING);
        try (Stream<Path> articles = Files.list(Path.of("knowledge/en"))) {
            for (Path article : articles.filter(path -> path.toString().endsWith(".md")).sorted().toList()) {
                sentences.addAll(Words.sentences(Files.readString(article)));
            }
        }
        int seen = 0;
        for (int i = 0; i < sentences.size(); i++) {
            String one = sentences.get(i);
            for (String other : List.of("", PROMISING.get(i % PROMISING.size()), sentences.get((i * 31 + 7) % sentences.size()))) {
                // Halves put together make words that nobody thought of.
                String sentence = other.isEmpty() ? one : one.substring(0, one.length() / 2) + other.substring(other.length() / 2);
                String small = sentence.toLowerCase(Locale.ROOT).replace('ſ', 's');
                for (var kind : Promises.KINDS.entrySet()) {
                    boolean promises = kind.getValue().whole().matcher(small).find();
                    assertThat(kind.getValue().isIn(sentence)).as("%s: %s", kind.getKey(), sentence).isEqualTo(promises);
                    seen += promises ? 1 : 0;
                }
            }
        }
        assertThat(seen).isGreaterThan(100);
    }

    @Test
    void everyWayToPromiseIsSeen() {
        assertThat(PROMISING).filteredOn(sentence -> Promises.KINDS.values().stream().noneMatch(kind -> kind.isIn(sentence))).isEmpty();
    }
}
