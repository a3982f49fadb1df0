package dev.bailiwick.security.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers in the contract's envelope what no controller answered: a path that is not there, a method that it does not know. */
@Controller
class Errors implements ErrorController {

    private static final Map<Integer, String> MESSAGES = Map.of(400, "the request cannot be read", 404, "there is nothing at this path",
            405, "this path does not know this method", 406, "this path answers in JSON", 413, "the request is too large",
            415, "send JSON: Content-Type: application/json", 503, "not available just now; try again");

    @RequestMapping("/error")
    ResponseEntity<Map<String, Object>> error(HttpServletRequest request) {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        var message = MESSAGES.getOrDefault(status, status < 500 ? "the request cannot be granted" : "something went wrong here; nothing was half done");
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON).body(Envelope.of(status, message, request));
    }
}
