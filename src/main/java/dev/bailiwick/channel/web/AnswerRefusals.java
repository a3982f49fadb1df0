package dev.bailiwick.channel.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.bailiwick.channel.web.ErrorEnvelope.Code;
import dev.bailiwick.kernel.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Turns every refusal of the house into the wire contract's error envelope. Nobody else does. */
@RestControllerAdvice
class AnswerRefusals {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerRefusals.class);
    private static final String LATER = "the server cannot do this now; try again in a moment";
    private static final String DATABASE_AWAY = "the database is away or takes nothing now; send the same again in a moment: with the same id it is done once";
    /** So often at most it is said that callers are sent away; how many they were is said with it. */
    private static final Duration SAID_EVERY = Duration.ofSeconds(30);

    /** What a standby says to whoever writes; Spring has no exception for it. */
    private static final String READ_ONLY = "in a read-only transaction";

    private final AtomicLong sentAway = new AtomicLong();
    private final AtomicLong quietUntil = new AtomicLong(System.nanoTime());

    @ExceptionHandler
    ResponseEntity<ErrorEnvelope> refusal(Refusal refusal, HttpServletRequest request) {
        return switch (refusal.kind()) {
            case NOT_FOUND -> ErrorEnvelope.answer(Code.NOT_FOUND, refusal.getMessage(), request);
            case INVALID -> ErrorEnvelope.answer(Code.INVALID_ARGUMENT, refusal.getMessage(), request);
            case PRECONDITION -> ErrorEnvelope.answer(Code.FAILED_PRECONDITION, refusal.getMessage(), request);
            case STALE -> ErrorEnvelope.answer(412, Code.FAILED_PRECONDITION, refusal.getMessage(), request);
            case EXISTS -> ErrorEnvelope.answer(Code.ALREADY_EXISTS, refusal.getMessage(), request);
            case DENIED -> ErrorEnvelope.answer(Code.PERMISSION_DENIED, refusal.getMessage(), request);
            case EXHAUSTED -> retryable(Code.RESOURCE_EXHAUSTED, refusal.getMessage(), 1, request);
            case UNAVAILABLE -> retryable(Code.UNAVAILABLE, refusal.getMessage(), 1, request);
        };
    }

    @ExceptionHandler
    ResponseEntity<ErrorEnvelope> refused(Refused refused, HttpServletRequest request) {
        return refused.retryAfterSeconds() > 0 ? retryable(refused.code(), refused.getMessage(), refused.retryAfterSeconds(), request)
                : ErrorEnvelope.answer(refused.code(), refused.getMessage(), request);
    }

    @ExceptionHandler({TransientDataAccessException.class, DataAccessResourceFailureException.class, RecoverableDataAccessException.class,
            CannotCreateTransactionException.class, TransactionTimedOutException.class, TransactionSystemException.class})
    ResponseEntity<ErrorEnvelope> notNow(Exception trouble, HttpServletRequest request) {
        sayRarely(trouble, request);
        return retryable(Code.UNAVAILABLE, Patiently.isLostRace(trouble) ? LATER : DATABASE_AWAY, 1, request);
    }

    /** A fault that meets every caller is one fault. */
    private void sayRarely(Exception trouble, HttpServletRequest request) {
        sentAway.incrementAndGet();
        long now = System.nanoTime();
        long until = quietUntil.get();
        if (now - until >= 0 && quietUntil.compareAndSet(until, now + SAID_EVERY.toNanos())) {
            LOG.warn("{} {} was answered with 503, {} requests in all since this was last said: {}", request.getMethod(), request.getRequestURI(),
                    sentAway.getAndSet(0), trouble.toString());
        } else {
            LOG.debug("{} {} is not possible now: {}", request.getMethod(), request.getRequestURI(), trouble.toString());
        }
    }

    @ExceptionHandler
    ResponseEntity<ErrorEnvelope> unreadable(HttpMessageNotReadableException unreadable, HttpServletRequest request) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyLimit.BodyTooLarge tooLarge) {
                return ErrorEnvelope.answer(Code.INVALID_ARGUMENT, tooLarge.getMessage(), request);
            }
            if (cause instanceof JsonProcessingException broken) {
                return ErrorEnvelope.answer(Code.INVALID_ARGUMENT, JsonBody.explain(broken), request);
            }
        }
        return ErrorEnvelope.answer(Code.INVALID_ARGUMENT, "the body is missing or cannot be read; a JSON object is expected", request);
    }

    @ExceptionHandler
    ResponseEntity<ErrorEnvelope> tooLarge(BodyLimit.BodyTooLarge tooLarge, HttpServletRequest request) {
        return ErrorEnvelope.answer(Code.INVALID_ARGUMENT, tooLarge.getMessage(), request);
    }

    @ExceptionHandler
    ResponseEntity<ErrorEnvelope> wrongType(MethodArgumentTypeMismatchException wrong, HttpServletRequest request) {
        Class<?> type = wrong.getRequiredType();
        String right = type != null && type.isEnum() ? "must be one of " + java.util.Arrays.stream(type.getEnumConstants())
                .map(one -> one.toString().toLowerCase(java.util.Locale.ROOT)).collect(Collectors.joining(", "))
                : "must be " + (type == null ? "of another type" : isNumber(type) ? "a number" : "a " + type.getSimpleName().toLowerCase(java.util.Locale.ROOT));
        return ErrorEnvelope.answer(Code.INVALID_ARGUMENT, wrong.getName() + ": " + right, request);
    }

    private static boolean isNumber(Class<?> type) {
        return Number.class.isAssignableFrom(type) || type == int.class || type == long.class || type == double.class;
    }

    @ExceptionHandler
    ResponseEntity<ErrorEnvelope> missing(MissingRequestValueException missing, HttpServletRequest request) {
        return ErrorEnvelope.answer(Code.INVALID_ARGUMENT, missing.getBody().getDetail(), request);
    }

    @ExceptionHandler
    ResponseEntity<ErrorEnvelope> denied(AccessDeniedException denied, HttpServletRequest request) {
        return ErrorEnvelope.answer(Code.PERMISSION_DENIED, "these rights do not suffice for this call", request);
    }

    @ExceptionHandler
    ResponseEntity<ErrorEnvelope> unknown(AuthenticationException unknown, HttpServletRequest request) {
        return ErrorEnvelope.answer(Code.UNAUTHENTICATED, "a valid key is needed: Authorization: Bearer <key>", request);
    }

    /** The reader of a stream went away: nobody is left to hear of it. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException gone) {
        LOG.debug("the caller went away");
    }

    @ExceptionHandler
    ResponseEntity<ErrorEnvelope> anythingElse(Exception trouble, HttpServletRequest request) {
        if (trouble instanceof ErrorResponse answer) {
            return ofSpring(answer, trouble, request);
        }
        if (Patiently.isLostRace(trouble) || isDatabaseTrouble(trouble)) {
            return notNow(trouble, request);
        }
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), trouble);
        return ErrorEnvelope.answer(Code.INTERNAL, "something went wrong here; it was logged under the trace id", request);
    }

    /** Matched by name too: an engine wraps what the driver says in exceptions of its own. */
    private static boolean isDatabaseTrouble(Throwable trouble) {
        Throwable cause = trouble;
        for (int i = 0; cause != null && i < 20; i++, cause = cause.getCause()) {
            String name = cause.getClass().getSimpleName();
            if (cause instanceof TransientDataAccessException || cause instanceof DataAccessResourceFailureException
                    || cause instanceof TransactionSystemException || name.equals("SQLTransientConnectionException")
                    || name.equals("SQLNonTransientConnectionException")
                    || name.equals("PSQLException") && String.valueOf(cause.getMessage()).contains(READ_ONLY)) {
                return true;
            }
        }
        return false;
    }

    private static ResponseEntity<ErrorEnvelope> ofSpring(ErrorResponse answer, Exception trouble, HttpServletRequest request) {
        int status = answer.getStatusCode().value();
        HttpHeaders headers = answer.getHeaders();
        ResponseEntity<ErrorEnvelope> envelope = ErrorEnvelope.answer(status, Code.ofStatus(status), inWords(status, trouble, request), request);
        return ResponseEntity.status(status).headers(headers).headers(envelope.getHeaders()).body(envelope.getBody());
    }

    private static String inWords(int status, Exception trouble, HttpServletRequest request) {
        if (trouble instanceof HttpRequestMethodNotSupportedException wrong && wrong.getSupportedHttpMethods() != null) {
            return wrong.getMethod() + " is not allowed here; allowed: "
                    + wrong.getSupportedHttpMethods().stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", "));
        }
        return switch (status) {
            case 404 -> "there is nothing at " + request.getMethod() + " " + request.getRequestURI();
            case 406 -> "Accept: the answer is application/json";
            case 415 -> "Content-Type: must be application/json";
            case 503 -> LATER;
            default -> {
                String detail = ((ErrorResponse) trouble).getBody().getDetail();
                yield status >= 500 || detail == null ? "the request cannot be answered" : detail;
            }
        };
    }

    private static ResponseEntity<ErrorEnvelope> retryable(Code code, String message, long seconds, HttpServletRequest request) {
        ResponseEntity<ErrorEnvelope> envelope = ErrorEnvelope.answer(code, message, request);
        return ResponseEntity.status(code.status()).headers(envelope.getHeaders()).header(HttpHeaders.RETRY_AFTER, Long.toString(seconds))
                .body(envelope.getBody());
    }
}
