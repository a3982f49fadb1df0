package dev.bailiwick.drafting.wiring;

import dev.bailiwick.conversation.Message;
import dev.bailiwick.conversation.Participant;
import dev.bailiwick.drafting.LookAtText;
import dev.bailiwick.drafting.Understanding;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Language;
import dev.bailiwick.kernel.MessageId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Looks at one text as the first message of a conversation that never was. */
final class LookWithDetectors implements LookAtText {

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
        return new Look(seen, places(text, seen));
    }

    /** Between two marks the masked text says what the text says: so where each mark's original stands is found by what stands around it. */
    private static List<Place> places(String text, Understanding seen) {
        List<Place> places = new ArrayList<>();
        String masked = seen.text();
        int inMasked = 0;
        int inText = text.length() - text.stripLeading().length();
        for (int i = 0; i < seen.personalData().size(); i++) {
            Understanding.PersonalData one = seen.personalData().get(i);
            int mark = masked.indexOf(one.mark(), inMasked);
            if (mark < 0) {
                continue;
            }
            int from = Math.min(text.length(), inText + mark - inMasked);
            inMasked = mark + one.mark().length();
            int next = i + 1 < seen.personalData().size() ? masked.indexOf(seen.personalData().get(i + 1).mark(), inMasked) : masked.length();
            String after = masked.substring(inMasked, next < 0 ? masked.length() : next);
            boolean last = i + 1 == seen.personalData().size();
            int to = last ? text.stripTrailing().length() - after.length() : after.isEmpty() ? from : text.indexOf(after, from);
            inText = Math.max(from, to < 0 ? from : to);
            places.add(new Place(one.kind(), from, inText));
        }
        return List.copyOf(places);
    }
}
