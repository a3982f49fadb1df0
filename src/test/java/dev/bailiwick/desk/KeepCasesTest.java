package dev.bailiwick.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.conversation.Conversation;
import dev.bailiwick.conversation.ConversationClosed;
import dev.bailiwick.conversation.Handoff;
import dev.bailiwick.conversation.HandoffRequested;
import dev.bailiwick.conversation.HandoffTakenUp;
import dev.bailiwick.conversation.Pen;
import dev.bailiwick.conversation.PenPassed;
import dev.bailiwick.conversation.Status;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Language;
import dev.bailiwick.kernel.Reason;
import dev.bailiwick.kernel.TurnId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeepCasesTest {

    private static final Instant NOW = Instant.parse("2026-07-28T10:00:00Z");
    private static final Reason REASON = new Reason("GR-021", "The customer asked for a person.");

    private final List<String> done = new ArrayList<>();
    private final List<Case> opened = new ArrayList<>();
    private final KeepCases keep = new KeepCases(new Cases() {
        @Override
        public void open(Case one) {
            opened.add(one);
        }

        @Override
        public void take(ConversationId conversation, String by, Instant at) {
            done.add("taken by " + by);
        }

        @Override
        public boolean remind(ConversationId conversation, Instant at) {
            throw new AssertionError("events remind nobody");
        }

        @Override
        public void close(ConversationId conversation, Instant at) {
            done.add("closed");
        }

        @Override
        public List<Case> list(boolean onlyOpen, int most) {
            return opened;
        }

        @Override
        public long open() {
            return opened.size();
        }
    }, () -> "id-1", Clock.fixed(NOW, ZoneOffset.UTC));

    private static Conversation conversation() {
        return new Conversation(new ConversationId("c-1"), "customer", "web", Status.OBSERVING, "aoife", 2, 5, Language.ENGLISH, true, null, "{}", 0,
                null, null, null, null, NOW, NOW);
    }

    @Test
    void aHandoffOpensACase() {
        keep.on(new HandoffRequested(conversation(), new Handoff(new TurnId(conversation().id(), 2), "front-desk", REASON, "the story", "pin",
                Language.ENGLISH)));

        assertThat(opened).containsExactly(new Case("id-1", conversation().id(), 2, "front-desk", REASON, "the story", "pin", Language.ENGLISH,
                "web", NOW, null, null, null, null));
    }

    @Test
    void theAdvisorsPenTakesItAndTheAssistantsClosesIt() {
        keep.on(new PenPassed(conversation(), Pen.ADVISOR, false, REASON));
        keep.on(new PenPassed(conversation(), Pen.ASSISTANT, true, REASON));

        assertThat(done).containsExactly("taken by aoife", "closed");
    }

    @Test
    void whoeverComesToWhatWasHandedOverTakesIt() {
        keep.on(new HandoffTakenUp(conversation()));

        assertThat(done).containsExactly("taken by aoife");
    }

    @Test
    void theEndOfTheConversationClosesIt() {
        keep.on(new ConversationClosed(conversation(), REASON, ConversationClosed.End.OF_OTHERS));

        assertThat(done).containsExactly("closed");
    }
}
