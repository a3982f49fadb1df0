package dev.bailiwick.model.springai;

import dev.bailiwick.model.Answer;
import dev.bailiwick.model.Fault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import reactor.core.Disposable;
import reactor.core.Disposables;

/** What a provider says around the words of one attempt: the type of its answer and what is left of its limits. May be told on any thread. */
final class Heard {

    /** The attempt that this thread makes; where an answer comes in pieces, it stands in Reactor's context under this class instead. */
    static final ScopedValue<Heard> NOW = ScopedValue.newInstance();
    private static final Pattern SECONDS = Pattern.compile("\\d{1,8}(\\.\\d{1,9})?");
    private static final Pattern SPAN = Pattern.compile("(?:(\\d{1,4})h)?(?:(\\d{1,6})m(?!s))?(?:(\\d{1,8}(?:\\.\\d{1,9})?)s)?"
            + "(?:(\\d{1,9}(?:\\.\\d{1,9})?)ms)?");

    /** What is ended when the attempt is over, good or not: a call that goes on although nobody waits for it. */
    final Disposable.Composite over = Disposables.composite();
    /** A key and the first letter of its value, as they stand in JSON; in words of a model their quotes would be escaped. */
    private static final Pattern REFUSAL = Pattern.compile("\"refusal\"\\s*:\\s*\"[^\"]");
    private static final int LONGEST_MARK = 40;
    private volatile Answer.Room room = Answer.Room.UNTOLD;
    private String tail = "";
    private boolean refused;

    /**
     * @param status the answer's status
     * @param header the value of a header, or null
     * @throws ServerRefused when a page came with a status of success
     */
    void answered(int status, UnaryOperator<String> header) {
        room = room(header);
        noPage(status, header.apply("Content-Type"));
    }

    /** No provider sends pages: something between us and it answered. */
    static void noPage(int status, String type) {
        if (status < 300 && type != null && type.startsWith("text/html")) {
            throw new ServerRefused(Fault.UNREADABLE, Optional.empty(), "a page of HTML came instead of an answer");
        }
    }

    /** Looks for a mark that the library leaves out: that the model refused. Pieces come one after another. */
    synchronized void listen(byte[] piece) {
        String heard = tail + new String(piece, StandardCharsets.ISO_8859_1);
        refused |= REFUSAL.matcher(heard).find();
        tail = heard.substring(Math.max(0, heard.length() - LONGEST_MARK));
    }

    synchronized boolean refused() {
        return refused;
    }

    Answer.Room room() {
        return room;
    }

    /**
     * @param header the value of a header, or null
     * @return when the provider may be asked again. A date is not read: it would need a clock that agrees with the server's
     */
    static Optional<Duration> retryAfter(UnaryOperator<String> header) {
        Optional<Duration> millis = whole(header.apply("retry-after-ms")).map(Duration::ofMillis);
        return millis.isPresent() ? millis : whole(header.apply("Retry-After")).map(Duration::ofSeconds);
    }

    private static Answer.Room room(UnaryOperator<String> header) {
        return new Answer.Room(whole(header.apply("x-ratelimit-remaining-requests")).orElse(-1L), span(header.apply("x-ratelimit-reset-requests")),
                whole(header.apply("x-ratelimit-remaining-tokens")).orElse(-1L), span(header.apply("x-ratelimit-reset-tokens")));
    }

    private static Optional<Long> whole(String number) {
        return number != null && number.strip().matches("\\d{1,9}") ? Optional.of(Long.parseLong(number.strip())) : Optional.empty();
    }

    /** Reads {@code 6m0s}, {@code 120ms}, {@code 1h2m3.5s} and plain seconds. */
    static Optional<Duration> span(String words) {
        if (words != null && SECONDS.matcher(words.strip()).matches()) {
            return Optional.of(Duration.ofMillis(Math.round(Double.parseDouble(words.strip()) * 1_000)));
        }
        Matcher span = words == null || words.isBlank() ? null : SPAN.matcher(words.strip());
        if (span == null || !span.matches()) {
            return Optional.empty();
        }
        double seconds = number(span.group(1)) * 3_600 + number(span.group(2)) * 60 + number(span.group(3)) + number(span.group(4)) / 1_000;
        return Optional.of(Duration.ofMillis(Math.round(seconds * 1_000)));
    }

    private static double number(String digits) {
        return digits == null ? 0 : Double.parseDouble(digits);
    }
}
