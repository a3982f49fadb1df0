package dev.bailiwick.ledger.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What every page of the ledger has in common. */
final class Frame {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Frame() {
    }

    static Html open(String title) {
        return new Html().raw("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\">"
                        + "<meta name=\"robots\" content=\"noindex\"><link rel=\"icon\" href=\"data:,\"><link rel=\"stylesheet\" href=\"/ledger/assets/ledger.css\">")
                .element("title", title)
                .raw("</head><body><a class=\"skip\" href=\"#content\">To the content</a>"
                        + "<header class=\"top\"><a class=\"home\" href=\"/ledger\">Bailiwick <span>Ledger</span></a></header><main id=\"content\">\n");
    }

    static String close(Html page) {
        return page.raw("</main><footer>All times are UTC. Entries are never changed; each holds the hash of the one before.</footer></body></html>\n")
                .toString();
    }

    static void moment(Html page, Instant at) {
        page.element("time", MOMENT.format(at), "datetime", at.toString());
    }

    /** @return the kind as people read it */
    static String kind(String kind) {
        return kind.replace('-', ' ');
    }

    /** @return a span of time, as exact as it is worth reading */
    static String span(Duration span) {
        long millis = span.toMillis();
        if (Math.abs(millis) < 1_000) {
            return millis + " ms";
        }
        if (Math.abs(millis) < 60_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1_000.0);
        }
        long minutes = span.toMinutes();
        if (Math.abs(minutes) < 60) {
            return minutes + " min " + Math.abs(span.toSecondsPart()) + " s";
        }
        return Math.abs(span.toHours()) < 48 ? span.toHours() + " h " + Math.abs(span.toMinutesPart()) + " min" : span.toDays() + " days";
    }
}
