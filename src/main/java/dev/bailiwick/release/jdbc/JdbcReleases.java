package dev.bailiwick.release.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bailiwick.kernel.ReleaseId;
import dev.bailiwick.release.Pin;
import dev.bailiwick.release.Release;
import dev.bailiwick.release.Releases;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Releases in PostgreSQL, table {@code release.release}.
 */
@Repository
class JdbcReleases implements Releases {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();
    private volatile Release current;

    JdbcReleases(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @throws IllegalArgumentException when there are no pins, one is empty or a part is pinned twice
     * @throws IllegalStateException    when other pins have the same twelve digits, which must not be taken for these
     */
    @Override
    public ReleaseId inForce(List<Pin> pins) {
        Release wanted = Release.of(pins, clock.instant().truncatedTo(ChronoUnit.MICROS));
        List<Pin> ordered = wanted.pins();
        ReleaseId id = wanted.id();
        // Two nodes may start at once: the first insert counts, the other finds it.
        jdbc.sql("insert into release.release (id, pins, since) values (?, ?::jsonb, ?) on conflict (id) do nothing")
                .params(id.value(), write(ordered), wanted.since().atOffset(ZoneOffset.UTC))
                .update();
        Release stored = jdbc.sql("select pins, since from release.release where id = ?").param(id.value())
                .query((row, index) -> new Release(id, read(row.getString(1)), row.getObject(2, OffsetDateTime.class).toInstant()))
                .single();
        if (!stored.pins().equals(ordered)) {
            throw new IllegalStateException("release " + id + " is already taken by other pins: " + stored.pins() + ", not " + ordered);
        }
        current = stored;
        return id;
    }

    /** @throws IllegalStateException before anything was noted as in force */
    @Override
    public Release current() {
        Release known = current;
        if (known == null) {
            throw new IllegalStateException("no release is in force yet: call inForce first");
        }
        return known;
    }

    /** @return the id of the release in force, or null when none was noted yet */
    ReleaseId currentId() {
        Release known = current;
        return known == null ? null : known.id();
    }

    private String write(List<Pin> pins) {
        try {
            return json.writeValueAsString(pins);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("pins are plain text", e);
        }
    }

    private List<Pin> read(String pins) {
        try {
            return json.readValue(pins, new TypeReference<List<Pin>>() { });
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("release.release holds pins that are not pins: " + pins, e);
        }
    }
}
