package dev.bailiwick.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.channel.WebhookSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A receiver that does everything wrong that one can. */
@Timeout(120)
class PostEventTest {

    private static final Duration SHORT = Duration.ofMillis(800);
    /** For who does answer: so much a slow machine may need before its first answer. */
    private static final Duration LONG = Duration.ofSeconds(40);

    private final AtomicInteger calls = new AtomicInteger();
    private ServerSocket door;

    /** What a receiver says once it has the request. */
    private interface Manner {
        void answer(OutputStream out) throws IOException;
    }

    @BeforeEach
    void open() throws IOException {
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        door.close();
    }

    @Test
    void oneThatNeverAnswersIsLeftAfterTheLimitAndMayHaveTakenTheEvent() {
        var answer = post(SHORT, out -> pause(20_000));

        assertThat(answer.problem()).isEqualTo("no answer within 800 ms");
        assertThat(answer.mayHaveArrived()).isTrue();
    }

    @Test
    void oneWhoseHeadTricklesInIsLeftAfterTheLimit() {
        var answer = post(SHORT, out -> trickle(out, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));

        assertThat(answer.problem()).isEqualTo("no answer within 800 ms");
    }

    @Test
    void oneWhoseBodyTricklesInHasTakenTheEventAndHoldsUpNobody() throws InterruptedException {
        long began = System.nanoTime();
        var left = new CountDownLatch(1);
        var answer = post(LONG, out -> {
            say(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
            try {
                trickle(out, "x".repeat(1_000));
            } catch (IOException e) {
                left.countDown();
            }
        });

        assertThat(answer.problem()).isNull();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).as("neither the body nor the limit was waited for").isLessThan(LONG.dividedBy(2));
        assertThat(left.await(60, TimeUnit.SECONDS)).as("and the connection was closed").isTrue();
    }

    @Test
    void aBodyWithoutEndIsCutOff() {
        AtomicInteger written = new AtomicInteger();
        var answer = post(LONG, out -> {
            say(out, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
            byte[] some = new byte[65_536];
            for (int i = 0; i < 100_000; i++) {
                out.write(some);
                written.incrementAndGet();
            }
        });

        assertThat(answer.problem()).isNull();
        assertThat(written.get()).isLessThan(50_000);
    }

    @Test
    void aRedirectIsNotFollowed() {
        var answer = post(LONG, out -> say(out, "HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n"));

        assertThat(answer.problem()).isEqualTo("the receiver answered 302");
        assertThat(calls).hasValue(1);
    }

    @Test
    void aDoorThatIsShutANameNobodyKnowsAndWhatIsNotHttpAreNamed() throws IOException {
        int port = door.getLocalPort();
        door.close();

        assertThat(to("http://127.0.0.1:" + port + "/", LONG).post("{}", null).problem()).startsWith("no answer: ConnectException");
        assertThat(to("http://127.0.0.1:" + port + "/", LONG).post("{}", null).mayHaveArrived()).isFalse();
        assertThat(to("http://no-such-host.invalid/", LONG).post("{}", null).problem()).startsWith("no answer");
        open();
        assertThat(post(LONG, out -> say(out, "good morning\r\n\r\n")).problem()).startsWith("no answer: ");
        assertThat(to("https://127.0.0.1:" + door.getLocalPort() + "/", LONG).post("{}", null).problem()).startsWith("no answer");
    }

    private PostEvent.Answer post(Duration limit, Manner manner) {
        Thread.ofVirtual().start(() -> {
            while (!door.isClosed()) {
                try (Socket one = door.accept()) {
                    calls.incrementAndGet();
                    one.getInputStream().read(new byte[4_096]);
                    manner.answer(one.getOutputStream());
                } catch (IOException e) {
                    // The other side left, which is what it should do.
                    Thread.yield();
                }
            }
        });
        return to("http://127.0.0.1:" + door.getLocalPort() + "/events", limit).post("{\"id\":\"e-1\"}", "token");
    }

    private static PostEvent to(String url, Duration limit) {
        return new PostEvent(new WebhookSettings(url, List.of("key"), "X-Test-", limit, Duration.ofHours(24), 16, Duration.ofSeconds(1),
                Duration.ofMinutes(10), Duration.ofSeconds(1), false), Clock.systemUTC());
    }

    private static void say(OutputStream out, String words) throws IOException {
        out.write(words.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static void trickle(OutputStream out, String words) throws IOException {
        for (int i = 0; i < words.length(); i++) {
            say(out, words.substring(i, i + 1));
            pause(100);
        }
    }

    private static void pause(long millis) {
        LockSupport.parkNanos(millis * 1_000_000);
    }
}
