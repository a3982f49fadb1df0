package dev.bailiwick.flow.web;

import dev.bailiwick.flow.change.HeatOfDrawings;
import dev.bailiwick.kernel.Refusal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where conversations are in the drawings, and where they have been. */
@RestController
class HeatApi {

    private final HeatOfDrawings heat;

    HeatApi(HeatOfDrawings heat) {
        this.heat = heat;
    }

    /** The heat of a set of drawings; {@code waiting} is now, {@code passed} in the time. */
    record Answer(String version, String from, String to, List<HeatOfDrawings.Spot> elements) {
    }

    /** @return how many conversations are at each element now, and how many came to it in a time, a day unless told, a month at most */
    @GetMapping(path = "/api/flows/heat", produces = MediaType.APPLICATION_JSON_VALUE)
    Answer heat(@RequestParam(required = false) String version, @RequestParam(required = false) String from,
            @RequestParam(required = false) String to) {
        HeatOfDrawings.Heat found = heat.heat(version, moment("from", from), moment("to", to));
        return new Answer(found.version(), found.from().toString(), found.to().toString(), found.elements());
    }

    private static Instant moment(String field, String text) {
        try {
            return text == null || text.isBlank() ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw Refusal.invalid(field, "must be a moment such as 2026-03-01T08:00:00Z, not '" + text + "'");
        }
    }
}
