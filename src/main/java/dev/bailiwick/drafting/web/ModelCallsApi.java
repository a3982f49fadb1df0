package dev.bailiwick.drafting.web;

import dev.bailiwick.drafting.ReplayTurn;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.TurnId;
import dev.bailiwick.model.Cassette;
import dev.bailiwick.model.Recordings;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows what models were asked and answered for a turn, as a cassette that can be played, and makes the turn again from it. */
@RestController
class ModelCallsApi {

    private final Recordings recordings;
    private final ReplayTurn replay;

    ModelCallsApi(Recordings recordings, ReplayTurn replay) {
        this.recordings = recordings;
        this.replay = replay;
    }

    /**
     * @param id   the conversation
     * @param turn the turn's number
     * @return every attempt that is still kept, in order: a cassette
     */
    @GetMapping(path = "/api/conversations/{id}/turns/{turn}/calls", produces = MediaType.APPLICATION_JSON_VALUE)
    String calls(@PathVariable String id, @PathVariable int turn) {
        return Cassette.write(recordings.about(new ConversationId(id) + "/" + turn));
    }

    /**
     * @param id   the conversation
     * @param turn the turn's number
     * @return what became of making the turn again from its records, without any model, byte by byte
     */
    @GetMapping(path = "/api/conversations/{id}/turns/{turn}/replay", produces = MediaType.APPLICATION_JSON_VALUE)
    ReplayTurn.Report replay(@PathVariable String id, @PathVariable int turn) {
        return replay.replay(new TurnId(new ConversationId(id), turn));
    }
}
