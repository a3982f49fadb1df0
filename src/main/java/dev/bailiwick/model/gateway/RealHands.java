package dev.bailiwick.model.gateway;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Works on virtual threads and waits in real time. */
final class RealHands implements Hands {

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Bell bell() {
        return new RealBell(new CountDownLatch(1));
    }

    @Override
    public Started start(String name, Runnable work) {
        return Thread.ofVirtual().name(name).start(work)::interrupt;
    }

    private record RealBell(CountDownLatch latch) implements Bell {

        @Override
        public void ring() {
            latch.countDown();
        }

        @Override
        public boolean await(Duration longest) {
            try {
                return latch.await(longest.toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
