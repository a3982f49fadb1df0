package dev.bailiwick.channel.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Every "no" of the API, as the wire contract has it.
 *
 * @param code    for machines
 * @param message for people: names the field and what would be right
 * @param details with which to find the request in the log
 */
record ErrorEnvelope(String code, String message, Details details) {

    /** @param trace_id names the request in the log */
    record Details(String trace_id) {
    }

    /** The codes of the contract, with the status each goes with. */
    enum Code {
        NOT_FOUND(404), UNAUTHENTICATED(401), PERMISSION_DENIED(403), INVALID_ARGUMENT(400), FAILED_PRECONDITION(409), RESOURCE_EXHAUSTED(429),
        ALREADY_EXISTS(409), UNAVAILABLE(503), DEADLINE_EXCEEDED(504), INTERNAL(500);

        private final int status;

        Code(int status) {
            this.status = status;
        }

        int status() {
            return status;
        }

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** @return the code that says best what a status of HTTP itself means */
        static Code ofStatus(int status) {
            return switch (status) {
                case 401 -> UNAUTHENTICATED;
                case 403 -> PERMISSION_DENIED;
                case 404, 410 -> NOT_FOUND;
                case 409, 412 -> FAILED_PRECONDITION;
                case 429 -> RESOURCE_EXHAUSTED;
                case 503 -> UNAVAILABLE;
                case 504 -> DEADLINE_EXCEEDED;
                default -> status >= 500 ? INTERNAL : INVALID_ARGUMENT;
            };
        }
    }

    static ErrorEnvelope of(Code code, String message, HttpServletRequest request) {
        return new ErrorEnvelope(code.word(), message, new Details(Trace.of(request)));
    }

    static ResponseEntity<ErrorEnvelope> answer(Code code, String message, HttpServletRequest request) {
        return answer(code.status(), code, message, request);
    }

    static ResponseEntity<ErrorEnvelope> answer(int status, Code code, String message, HttpServletRequest request) {
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON).body(of(code, message, request));
    }
}
