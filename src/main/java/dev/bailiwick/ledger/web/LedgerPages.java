package dev.bailiwick.ledger.web;

import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.ledger.ExplainConversation;
import dev.bailiwick.ledger.Explanation;
import dev.bailiwick.ledger.Explanation.Turn;
import dev.bailiwick.ledger.Ledger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.util.UriComponentsBuilder;

/** The ledger as pages for people. Written on the server, without a script, and loading nothing but our own style sheet. */
@RestController
class LedgerPages {

    private static final int LATEST = 50;
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final Ledger ledger;
    private final ExplainConversation explain;
    private final Drawings drawings;

    LedgerPages(Ledger ledger, ExplainConversation explain, Drawings drawings) {
        this.ledger = ledger;
        this.explain = explain;
        this.drawings = drawings;
    }

    /** The latest conversations and a way to find another; with a conversation named, leads to its page. */
    @GetMapping("/ledger")
    ResponseEntity<String> list(@RequestParam(required = false) String conversation) {
        if (conversation == null || conversation.isBlank()) {
            return page(HttpStatus.OK, LedgerListPage.of(ledger.latest(LATEST), ""));
        }
        ConversationId id = new ConversationId(conversation.strip());
        if (!ledger.knows(id)) {
            throw Refusal.notFound("conversation", id);
        }
        URI there = UriComponentsBuilder.fromPath("/ledger/{id}").build().expand(id.value()).encode().toUri();
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(there).build();
    }

    /**
     * @param id    the conversation
     * @param turn  the turn whose way is drawn; none means the last one that made a step, 0 all of them
     * @param after the number after which this part begins
     */
    @GetMapping("/ledger/{id}")
    ResponseEntity<String> conversation(@PathVariable String id, @RequestParam(required = false) Integer turn,
            @RequestParam(defaultValue = "0") long after) {
        Explanation explanation = explain.explain(new ConversationId(id), Math.max(0, after));
        List<Turn> stepping = explanation.turns().stream()
                .filter(one -> one.number() > 0 && one.cards().stream().anyMatch(card -> !card.step().isEmpty())).toList();
        int drawn = turn != null ? turn : stepping.isEmpty() ? 0 : stepping.getLast().number();
        List<Drawing.Walked> walked = drawings.walked(explanation.turns().stream().filter(one -> drawn == 0 || one.number() == drawn)
                .flatMap(one -> one.cards().stream()).toList(), drawn == 0 ? "The way of all turns" : "The way of turn " + drawn, drawn != 0);
        return page(HttpStatus.OK, ConversationPage.of(explanation, walked, drawn, stepping.stream().map(Turn::number).toList()));
    }

    @ExceptionHandler
    ResponseEntity<String> refused(Refusal refusal) {
        HttpStatus status = refusal.kind() == Refusal.Kind.NOT_FOUND ? HttpStatus.NOT_FOUND : HttpStatus.BAD_REQUEST;
        return page(status, LedgerListPage.of(ledger.latest(LATEST), refusal.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<String> mistyped(MethodArgumentTypeMismatchException mistake) {
        return page(HttpStatus.BAD_REQUEST, LedgerListPage.of(ledger.latest(LATEST), mistake.getName() + ": must be a number"));
    }

    private static ResponseEntity<String> page(HttpStatus status, String html) {
        return ResponseEntity.status(status).contentType(HTML).cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none';"
                        + " frame-ancestors 'none'")
                .header("Referrer-Policy", "no-referrer").header("X-Content-Type-Options", "nosniff")
                .body(html);
    }
}
