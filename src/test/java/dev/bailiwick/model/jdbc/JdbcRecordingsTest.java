package dev.bailiwick.model.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.model.Fault;
import dev.bailiwick.model.Flaw;
import dev.bailiwick.model.ModelCall;
import dev.bailiwick.model.Prompt;
import dev.bailiwick.model.Recording;
import dev.bailiwick.model.ScriptedRoute;
import dev.bailiwick.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class JdbcRecordingsTest {

    private static final Instant AT = Instant.parse("2026-06-01T10:00:00Z");
    private final DataSource database = TestDatabase.fresh("model").dataSource();

    private JdbcRecordings at(Instant now) {
        return new JdbcRecordings(database, new RecordSettings(Duration.ofDays(90), 20_000), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static ModelCall call(Instant at, String about, Object answer) {
        Prompt prompt = new Prompt("draft", "1", List.of(new Prompt.Part(Prompt.Role.SYSTEM, "Be short."), new Prompt.Part(Prompt.Role.USER, about)), "{}",
                Duration.ofSeconds(5)).about(about).filledWith(Map.of("open", "[]"));
        return new ModelCall(at, prompt, new ScriptedRoute("x").route(), 1, ModelCall.Kind.FIRST, "first choice",
                answer instanceof String words ? ScriptedRoute.whole(words) : (dev.bailiwick.model.Answer) answer,
                List.of(new Flaw(Flaw.Kind.EMPTY, "Nothing.")));
    }

    private int rows(String table) {
        return JdbcClient.create(database).sql("select count(*) from model." + table).query(Integer.class).single();
    }

    @Test
    void whatIsKeptIsReadBackAsItWasAndWordsThatAreSaidAgainAreKeptOnce() {
        JdbcRecordings recordings = at(AT);
        ModelCall good = call(AT, "c-1/1", "yes");
        ModelCall bad = call(AT, "c-1/1", ScriptedRoute.failed(Fault.SERVER_ERROR, "HTTP 500", null));

        recordings.heard(bad);
        recordings.heard(good);
        recordings.heard(call(AT, "c-1/2", "other"));

        assertThat(recordings.about("c-1/1")).containsExactly(Recording.of(bad, 20_000), Recording.of(good, 20_000));
        assertThat(rows("call")).isEqualTo(3);
        assertThat(rows("words")).as("the instructions, the schema, and two questions").isEqualTo(4);
    }

    @Test
    void whatIsTooOldIsDeletedAndWhatIsStillSaidStays() {
        at(AT).heard(call(AT, "old", "yes"));
        Instant later = AT.plus(Duration.ofDays(92));
        JdbcRecordings recordings = at(later);

        for (int i = 0; i < 100; i++) {
            recordings.heard(call(later, "new", "yes"));
        }

        assertThat(recordings.about("old")).isEmpty();
        assertThat(recordings.about("new")).hasSize(100);
        assertThat(rows("words")).as("the instructions, the schema, and the new question").isEqualTo(3);
    }
}
