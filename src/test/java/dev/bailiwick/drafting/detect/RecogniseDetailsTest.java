package dev.bailiwick.drafting.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecogniseDetailsTest {

    /** A Wednesday; in Dublin it is already the 22nd. */
    private static final Instant NOW = Instant.parse("2026-07-21T23:30:00Z");
    private final RecogniseDetails details = new RecogniseDetails();

    private Optional<String> recognise(String kind, String text, boolean asked) {
        return details.recognise(kind, text, asked ? "ask.it" : "", NOW, ZoneId.of("Europe/Dublin"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"four-digits|1234|1234", "four-digits|it's 1 2 3 4|1234", "four-digits|The card is [card ••••4321]|4321",
            "four-digits|it ends in 0042, lost on 12.05.2026|0042",
            "four-digits|Die letzten vier Ziffern sind 9876|9876", "four-digits|termina en 5555|5555", "four-digits|I don't know|unknown",
            "four-digits|weiß ich nicht|unknown",
            "moment|yesterday|yesterday (2026-07-21)", "moment|this morning at 9|this morning at 9 (2026-07-22)",
            "moment|gestern Abend|gestern Abend (2026-07-21)", "moment|ayer por la tarde|ayer por la tarde (2026-07-21)",
            "moment|on Monday|on Monday (2026-07-20)", "moment|three days ago|three days ago (2026-07-19)",
            "moment|vor zwei Tagen|vor zwei Tagen (2026-07-20)", "moment|hace una semana|hace una semana (2026-07-15)",
            "moment|12/05/2026|12/05/2026 (2026-05-12)", "moment|on 3 July|3 July (2026-07-03)", "moment|December 24th|December 24th (2025-12-24)",
            "moment|am 3. Juli|3. Juli (2026-07-03)", "moment|two hours ago|two hours ago (2026-07-22)",
            "moment|no idea|unknown", "phone|087 123 4567|087 123 4567", "phone|my number is +353 (0)87 1234567, thanks|+353 (0)87 1234567",
            "yes-no|Yes please|yes", "yes-no|no thanks|no", "yes-no|Ja, gerne|yes",
            "yes-no|nein|no", "yes-no|sí|yes", "yes-no|no problem|yes", "yes-no|please don't|no",
            "place-or-text|  in a taxi  in Cork |in a taxi in Cork"})
    void whatWasAskedForIsRecognised(String kind, String text, String detail) {
        assertThat(recognise(kind, text, true)).contains(detail);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"four-digits|I lost my card in 2026 or so", "four-digits|12345", "moment|in the park", "phone|1234",
            "yes-no|perhaps", "place-or-text|in a taxi", "phone|I paid 1234567 cents"})
    void whatWasNotAskedForIsNotGuessed(String kind, String text) {
        assertThat(recognise(kind, text, false)).isEmpty();
    }

    @Test
    void theFirstMessageMayHoldDetailsAlready() {
        String text = "I lost my card ending in 4321 yesterday in Galway, call me on +353 87 123 4567";

        assertThat(recognise("four-digits", text, false)).contains("4321");
        assertThat(recognise("moment", text, false)).contains("yesterday (2026-07-21)");
        assertThat(recognise("phone", text, false)).contains("+353 87 123 4567");
    }

    @Test
    void anUnknownKindIsAFault() {
        assertThatThrownBy(() -> recognise("colour", "red", true)).isInstanceOf(IllegalArgumentException.class);
    }
}
