package dev.bailiwick.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.conversation.Message;
import dev.bailiwick.drafting.DraftReply;
import dev.bailiwick.drafting.UnderstandMessage;
import dev.bailiwick.drafting.Understanding;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Lets a test hold the assistant in the middle of a turn, whatever finds the words. */
@TestConfiguration
class HeldAssistant {

    /** A message that cannot be understood. */
    static final String UNREADABLE = "%&/()=";

    /** Opens when a test lets the assistant go on thinking. */
    private static volatile CountDownLatch thinking = new CountDownLatch(0);
    private static volatile CountDownLatch begunToThink = new CountDownLatch(0);
    /** Opens when a test lets the assistant hand in what it has written. */
    private static volatile CountDownLatch writing = new CountDownLatch(0);
    private static volatile CountDownLatch begunToWrite = new CountDownLatch(0);
    private static volatile List<Message> seen = List.of();

    @Bean
    static BeanPostProcessor hold() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof UnderstandMessage understand ? holding(understand) : bean instanceof DraftReply draft ? new Held(draft) : bean;
            }
        };
    }

    private static UnderstandMessage holding(UnderstandMessage understand) {
        return (conversation, open, before) -> {
            seen = List.copyOf(open);
            if (open.getLast().body().equals(UNREADABLE)) {
                throw new IllegalStateException("nobody can read this");
            }
            Understanding understood = understand.understand(conversation, open, before);
            begunToThink.countDown();
            untilOpen(thinking);
            return understood;
        };
    }

    private static void untilOpen(CountDownLatch latch) {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the test never let the assistant go on");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Has its words ready before it is held: the message was judged, and nobody has judged the words. */
    private record Held(DraftReply drafts) implements DraftReply {

        @Override
        public Outcome draft(Request wanted) {
            Outcome outcome = drafts.draft(wanted);
            begunToWrite.countDown();
            untilOpen(writing);
            return outcome;
        }

        @Override
        public String route() {
            return drafts.route();
        }
    }

    static void writes() {
        writing = new CountDownLatch(1);
        begunToWrite = new CountDownLatch(1);
    }

    static void writesOn() {
        writing.countDown();
    }

    static void untilItWrites() throws InterruptedException {
        assertThat(begunToWrite.await(60, TimeUnit.SECONDS)).isTrue();
    }

    static void thinks() {
        thinking = new CountDownLatch(1);
        begunToThink = new CountDownLatch(1);
    }

    static void goesOn() {
        thinking.countDown();
    }

    static void untilItThinks() throws InterruptedException {
        assertThat(begunToThink.await(60, TimeUnit.SECONDS)).isTrue();
    }

    /** @return the messages that the assistant looked at last, as it saw them */
    static List<Message> seen() {
        return seen;
    }
}
