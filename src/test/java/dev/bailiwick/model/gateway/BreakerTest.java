package dev.bailiwick.model.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.model.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BreakerTest {

    private final SimulatedHands hands = new SimulatedHands();
    private final Breaker breaker = new Breaker("house", hands.clock(), hands);

    private void call(Fault fault) {
        assertThat(breaker.lets()).isTrue();
        breaker.note(fault);
    }

    private void fails(int times) {
        for (int i = 0; i < times; i++) {
            call(Fault.SERVER_ERROR);
        }
    }

    @Test
    void whoFailsMoreOftenThanNotIsLeftAloneForAWhile() {
        hands.run(() -> {
            fails(5);
            assertThat(breaker.lets()).isFalse();
            assertThat(breaker.shutFor()).isEqualTo(Duration.ofMillis(15_001));

            hands.pause(breaker.shutFor());
            assertThat(breaker.lets()).isTrue();
            assertThat(breaker.lets()).isTrue();
            assertThat(breaker.lets()).as("two see whether it is well").isFalse();
            breaker.note(null);
            breaker.note(null);

            assertThat(breaker.isShut()).isFalse();
            assertThat(breaker.lets()).isTrue();
        });
    }

    @Test
    void aFewFailuresAmongManyAnswersAreBorne() {
        for (int i = 0; i < 20; i++) {
            call(i % 3 == 0 ? Fault.SERVER_ERROR : null);
        }

        assertThat(breaker.lets()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, names = {"BAD_REQUEST", "EMPTY", "CUT_OFF", "FILTERED", "REFUSED", "LIMITED", "GIVEN_UP"})
    void whatAModelThinksOfAQuestionIsNoSickness(Fault fault) {
        for (int i = 0; i < 30; i++) {
            call(fault);
        }

        assertThat(breaker.lets()).isTrue();
    }
}
