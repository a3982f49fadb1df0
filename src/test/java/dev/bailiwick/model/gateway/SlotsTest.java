package dev.bailiwick.model.gateway;

import static dev.bailiwick.model.Lane.BACKGROUND;
import static dev.bailiwick.model.Lane.INTERACTIVE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.model.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SlotsTest {

    private final SimulatedHands hands = new SimulatedHands();
    private final Slots slots = new Slots(4, 0.5, hands);
    private final List<String> told = new ArrayList<>();

    private Optional<Slots.Slot> take(Lane lane) {
        return slots.take(lane, Duration.ZERO);
    }

    @Test
    void theBackgroundHasItsShareAndNoMore() {
        assertThat(take(BACKGROUND)).isPresent();
        assertThat(take(BACKGROUND)).isPresent();
        assertThat(take(BACKGROUND)).isEmpty();
        assertThat(take(INTERACTIVE)).isPresent();
    }

    @Test
    void aCustomerTakesThePlaceOfTheYoungestBackgroundCall() {
        take(BACKGROUND).orElseThrow().whenTakenAway(() -> told.add("elder"));
        Slots.Slot younger = take(BACKGROUND).orElseThrow();
        younger.whenTakenAway(() -> told.add("younger"));
        take(INTERACTIVE);
        take(INTERACTIVE);

        assertThat(take(INTERACTIVE)).isPresent();
        assertThat(told).containsExactly("younger");
        younger.leave();
        assertThat(slots.taken()).as("who lost a place has none to give back").isEqualTo(4);
    }

    @Test
    void whoLosesAPlaceBeforeSayingHowIsToldAfterwards() {
        Slots.Slot slot = take(BACKGROUND).orElseThrow();
        for (int i = 0; i < 4; i++) {
            take(INTERACTIVE);
        }

        slot.whenTakenAway(() -> told.add("gone"));

        assertThat(told).containsExactly("gone");
    }

    @Test
    void customersWaitInOrderAndBeforeTheBackground() {
        List<Slots.Slot> held = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            held.add(take(INTERACTIVE).orElseThrow());
        }
        for (String name : List.of("background", "first", "second")) {
            hands.start(name, () -> slots.take(name.equals("background") ? BACKGROUND : INTERACTIVE, Duration.ofSeconds(30))
                    .ifPresent(slot -> told.add(name + " at " + hands.nanos() / 1_000_000_000)));
        }
        for (int i = 0; i < 3; i++) {
            int second = i + 1;
            hands.start("leaves", () -> {
                hands.pause(Duration.ofSeconds(second));
                held.get(second).leave();
            });
        }
        hands.run();

        assertThat(told).containsExactly("first at 1", "second at 2", "background at 3");
    }

    @Test
    void whoWaitsInVainLeavesNothingBehind() {
        Slots one = new Slots(1, 0.5, hands);
        Slots.Slot held = one.take(INTERACTIVE, Duration.ZERO).orElseThrow();
        hands.run(() -> {
            assertThat(one.take(INTERACTIVE, Duration.ofSeconds(2))).isEmpty();
            assertThat(hands.nanos()).isEqualTo(2_000_000_000L);
            held.leave();
            assertThat(one.take(INTERACTIVE, Duration.ZERO)).isPresent();
        });
    }
}
