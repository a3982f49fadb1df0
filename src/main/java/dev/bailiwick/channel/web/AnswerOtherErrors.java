package dev.bailiwick.channel.web;

import dev.bailiwick.channel.web.ErrorEnvelope.Code;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What goes wrong before a request reaches a handler, or is answered by a filter, gets the same envelope. */
@RestController
class AnswerOtherErrors implements ErrorController {

    @RequestMapping("${server.error.path:/error}")
    ResponseEntity<ErrorEnvelope> answer(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int code = status instanceof Integer number && number >= 400 ? number : 404;
        Object uri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String message = switch (code) {
            case 400 -> "the request is not valid HTTP for this server: look at its path, query and headers";
            case 401 -> "a valid key is needed: Authorization: Bearer <key>";
            case 403 -> "these rights do not suffice for this call";
            case 404 -> "there is nothing at " + (uri == null ? request.getRequestURI() : uri);
            case 405 -> "this method is not allowed here";
            default -> code >= 500 ? "something went wrong here; it was logged under the trace id" : "the request cannot be answered";
        };
        return ErrorEnvelope.answer(code, Code.ofStatus(code), message, request);
    }
}
