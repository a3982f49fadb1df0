package dev.bailiwick.drafting.wiring;

import dev.bailiwick.conversation.Message;
import dev.bailiwick.conversation.Participant;
import dev.bailiwick.drafting.LookAtText;
import dev.bailiwick.drafting.Understanding;
import dev.bailiwick.drafting.detect.MaskPersonalData;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Language;
import dev.bailiwick.kernel.MessageId;
import java.time.Instant;
import java.util.List;

/** Looks at one text as the first message of a conversation that never was. */
final class LookWithDetectors implements LookAtText {

    private static final MaskPersonalData MASK = new MaskPersonalData();

    private final See see;

    LookWithDetectors(See see) {
        this.see = see;
    }

    /** What sees. */
    @FunctionalInterface
    interface See {
        Understanding see(Language sticky, List<Message> open, String source);
    }

    @Override
    public Look look(String text) {
        Message message = new Message(new ConversationId("a-text-alone"), new MessageId("1"), 1, 1, Participant.CUSTOMER, "somebody", text, null,
                List.of(), List.of(), Instant.EPOCH);
        Understanding seen = see.see(Language.UNSURE, List.of(message), "detectors");
        return new Look(seen, MASK.find(text).stream().filter(MaskPersonalData.Place::masked)
                .map(place -> new Place(place.kind(), place.from(), place.to())).toList());
    }
}
