package dev.bailiwick.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.conversation.Conversation;
import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.conversation.Status;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Language;
import dev.bailiwick.testing.StandIns;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PatienceTest {

    private static final Instant BEGAN = Instant.parse("2026-07-28T10:00:00Z");

    private final StandIns standIns = new StandIns();
    private final Conversations conversations = standIns.of(Conversations.class, "conversations");

    @BeforeEach
    void nobodyTypes() {
        standIns.when("conversations.lastTyped", Optional::empty);
    }

    @Test
    void whoLooksAtTheLineIsToldAfterEightSecondsAndWhoReadsMailNever() {
        FlowSettings settings = settings(Map.of());

        assertThat(settings.patienceOn("web")).contains(Duration.ofSeconds(8));
        assertThat(settings.patienceOn("voice")).contains(Duration.ofSeconds(8));
        assertThat(settings.patienceOn("email")).isEmpty();
    }

    @Test
    void patienceIsSetByChannelAndNothingMeansNever() {
        FlowSettings settings = settings(Map.of("patience.web", "0s", "patience.email", "1h", "patience.default", "20s"));

        assertThat(settings.patienceOn("web")).isEmpty();
        assertThat(settings.patienceOn("email")).contains(Duration.ofHours(1));
        assertThat(settings.patienceOn("chat")).contains(Duration.ofSeconds(20));
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> settings(Map.of("longest-settle", "-1s"))).rootCause().hasMessageContaining("longest-settle");
    }

    @Test
    void patienceCountsFromTheBeginningOfTheTurnButALaterStepGetsAMomentOfItsOwn() {
        assertThat(patience(BEGAN.plusSeconds(1)).untilOneMoment(turn("web"))).contains(Duration.ofSeconds(7));
        assertThat(patience(BEGAN.plusSeconds(7)).untilOneMoment(turn("web"))).contains(Duration.ofSeconds(2));
        assertThat(patience(BEGAN.plusSeconds(1)).untilOneMoment(turn("email"))).isEmpty();
    }

    @Test
    void aClockThatJumpedBackMakesNobodyWaitLongerThanTheirPatience() {
        assertThat(patience(BEGAN.minusSeconds(3_600)).untilOneMoment(turn("web"))).contains(Duration.ofSeconds(8));
        customerTyped(BEGAN.plusSeconds(1));
        assertThat(patience(BEGAN.minusSeconds(3_600)).whileTyping(turn("web"))).isLessThanOrEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void eachSignOfTypingHoldsTheTurnBackUpToALimit() {
        assertThat(patience(BEGAN.plusSeconds(2)).whileTyping(turn("web"))).isZero();
        customerTyped(BEGAN.plusSeconds(1));
        assertThat(patience(BEGAN.plusSeconds(2)).whileTyping(turn("web"))).isEqualTo(Duration.ofSeconds(4));
        assertThat(patience(BEGAN.plusSeconds(7)).whileTyping(turn("web"))).isZero();
        customerTyped(BEGAN.plusSeconds(13));
        assertThat(patience(BEGAN.plusSeconds(13)).whileTyping(turn("web"))).isEqualTo(Duration.ofSeconds(2));
        customerTyped(BEGAN.plusSeconds(16));
        assertThat(patience(BEGAN.plusSeconds(16)).whileTyping(turn("web"))).isZero();
    }

    private void customerTyped(Instant at) {
        standIns.when("conversations.lastTyped", () -> Optional.of(at));
    }

    private Patience patience(Instant now) {
        return new Patience(conversations, settings(Map.of()), Clock.fixed(now, ZoneOffset.UTC));
    }

    private TurnInHand turn(String channel) {
        Conversation conversation = new Conversation(new ConversationId("c-1"), "customer", channel, Status.ACTIVE, null, 1, 0, Language.UNSURE, false,
                null, "{}", 0, null, null, null, null, BEGAN, BEGAN);
        return new TurnInHand(conversations, TurnInHand::refuse, BEGAN, conversation, TurnWork.NOTHING);
    }

    private static FlowSettings settings(Map<String, String> values) {
        var all = new HashMap<String, String>();
        values.forEach((name, value) -> all.put("flow." + name, value));
        return new Binder(new MapConfigurationPropertySource(all)).bindOrCreate("flow", FlowSettings.class);
    }
}
