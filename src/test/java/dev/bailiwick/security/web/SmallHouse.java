package dev.bailiwick.security.web;

import dev.bailiwick.kernel.Refusal;
import java.io.IOException;
import java.util.Map;
import org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Database, doors and security with a few paths to knock at: the house without its rooms. */
@EnableAutoConfiguration(exclude = CamundaBpmAutoConfiguration.class)
@ConfigurationPropertiesScan({"dev.bailiwick.security", "dev.bailiwick.database", "dev.bailiwick.kernel"})
@ComponentScan({"dev.bailiwick.security", "dev.bailiwick.database", "dev.bailiwick.kernel"})
class SmallHouse {

    /** @param args the usual ones */
    public static void main(String[] args) {
        org.springframework.boot.SpringApplication.run(SmallHouse.class, args);
    }

    @Bean
    Refusals refusals() {
        return new Refusals();
    }

    /** Stands in for the edge of the house, which says no in the contract's words. No static class: the whole house would find it by its scan. */
    @RestControllerAdvice
    class Refusals {

        @ExceptionHandler
        ResponseEntity<String> refused(Refusal refusal) {
            return ResponseEntity.status(switch (refusal.kind()) {
                case DENIED -> 403;
                case EXHAUSTED -> 429;
                default -> 400;
            }).body(refusal.getMessage());
        }
    }

    @RestController
    static class Rooms {

        @GetMapping({"/conversations/{id}", "/articles/{id}", "/api/things/{id}"})
        Map<String, String> read(@PathVariable String id) {
            return Map.of("id", id);
        }

        @PostMapping({"/conversations", "/api/things", "/api/chat/messages", "/topics"})
        Map<String, String> write() {
            return Map.of("done", "yes");
        }

        @GetMapping({"/chat", "/ledger"})
        String page() {
            return "a page";
        }

        @GetMapping("/api/chat/events")
        SseEmitter events() throws IOException {
            var emitter = new SseEmitter(5_000L);
            emitter.send("hello");
            emitter.complete();
            return emitter;
        }
    }
}
