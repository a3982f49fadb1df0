package dev.bailiwick;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.stereotype.Component;

/**
 * Lets libraries that warn at every attempt of theirs (the engine's timers, the connection pool, transactions that cannot be rolled back) say the
 * same thing once a minute: a fault that lasts an hour is one fault. Our own modules say by themselves when a fault begins and when it is over.
 */
@Component
class SayOnce {

    private static final List<String> TALKATIVE = List.of("org.camunda.bpm.engine", "com.zaxxer.hikari", "org.postgresql",
            "org.springframework.transaction");
    private static final Duration QUIET = Duration.ofMinutes(1);
    private static final int MOST = 1_000;

    SayOnce() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context
                && context.getTurboFilterList().stream().noneMatch(OnceAMinute.class::isInstance)) {
            context.addTurboFilter(new OnceAMinute());
        }
    }

    /** Keeps silent what was said less than a minute ago, by the same logger in the same words. */
    static final class OnceAMinute extends TurboFilter {

        private final Map<String, Long> said = new ConcurrentHashMap<>();

        @Override
        public FilterReply decide(Marker marker, Logger logger, Level level, String format, Object[] params, Throwable trouble) {
            if (!level.isGreaterOrEqual(Level.WARN) || format == null || TALKATIVE.stream().noneMatch(logger.getName()::startsWith)) {
                return FilterReply.NEUTRAL;
            }
            return isNew(logger.getName() + format, System.nanoTime()) ? FilterReply.NEUTRAL : FilterReply.DENY;
        }

        boolean isNew(String what, long now) {
            if (said.size() > MOST) {
                said.values().removeIf(last -> now - last > QUIET.toNanos());
            }
            Long last = said.putIfAbsent(what, now);
            return last == null || now - last > QUIET.toNanos() && said.replace(what, last, now);
        }
    }
}
