package dev.bailiwick.model.gateway;

import java.time.Duration;

/** Waits in real time. */
final class RealHands implements Hands {

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public boolean pause(Duration span) {
        try {
            Thread.sleep(span);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
