package dev.bailiwick.flow.steps;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bailiwick.flow.TurnInHand;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What a procedure has collected, kept in the conversation's row. Names that begin with an underscore are the procedure's own
 * book-keeping and are shown to nobody.
 */
@Component
class DetailsOfProcedure {

    private final ObjectMapper json;

    DetailsOfProcedure(ObjectMapper json) {
        this.json = json;
    }

    /** @return everything kept, book-keeping included; a copy */
    Map<String, String> all(TurnInHand turn) {
        try {
            return json.readValue(turn.conversation().details(), new TypeReference<LinkedHashMap<String, String>>() { });
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a procedure's details cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    /** @return what the customer told, by name, in the order in which it was told */
    Map<String, String> collected(TurnInHand turn) {
        Map<String, String> told = all(turn);
        told.keySet().removeIf(name -> name.startsWith("_"));
        return told;
    }

    void keep(TurnInHand turn, Map<String, String> details) {
        try {
            turn.change(turn.conversation().follows(turn.conversation().procedure(), json.writeValueAsString(details)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a procedure's details cannot be written: " + e.getOriginalMessage(), e);
        }
    }
}
