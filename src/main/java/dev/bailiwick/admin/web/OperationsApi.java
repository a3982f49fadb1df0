package dev.bailiwick.admin.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bailiwick.admin.Watch;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.ledger.Entry;
import dev.bailiwick.ledger.VerifyLedger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The nodes at work, and every change that people made to the house. */
@RestController
class OperationsApi {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Watch watch;
    private final VerifyLedger verify;

    OperationsApi(Watch watch, VerifyLedger verify) {
        this.watch = watch;
        this.verify = verify;
    }

    /** The programs at work on this database. */
    @GetMapping(path = "/api/operations/nodes", produces = MediaType.APPLICATION_JSON_VALUE)
    List<NodeAtWork> nodes() {
        return watch.nodes().stream().map(node -> new NodeAtWork(node.address(), node.since().toString())).toList();
    }

    /**
     * Every change that people made to the house: policies, brakes, accounts, keys. The latest first.
     *
     * @param before only changes with a lower number
     * @param limit  at most so many, 1 to 100
     */
    @GetMapping(path = "/api/operations/changes", produces = MediaType.APPLICATION_JSON_VALUE)
    Changes changes(@RequestParam(required = false) Long before, @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > Watch.MOST) {
            throw Refusal.invalid("limit", "must be 1 to " + Watch.MOST);
        }
        List<Change> changes = watch.changes(before == null ? Long.MAX_VALUE : before, limit).stream().map(Change::of).toList();
        boolean last = changes.isEmpty() || changes.getLast().number() == 1;
        return new Changes(changes.isEmpty() || verify.verify(ConversationId.COMPANY).whole(), changes, last ? null : changes.getLast().number());
    }

    /** A program: where it is connected from (missing on the database's own machine), and since when without interruption. */
    record NodeAtWork(@Nullable String address, String since) {
    }

    /**
     * A page of changes.
     *
     * @param verified whether the whole chain is unbroken
     * @param changes  the latest first
     * @param next     give it as {@code before} for the next page; missing when this is the last
     */
    record Changes(boolean verified, List<Change> changes, @Nullable Long next) {
    }

    /**
     * A change.
     *
     * @param number  its place in the company's chain
     * @param kind    what was changed, for machines
     * @param at      when
     * @param by      who changed it
     * @param details what else is known, each as text
     * @param hash    of the entry
     */
    record Change(long number, String kind, String at, @Nullable String by, Map<String, String> details, String hash) {

        private static final List<String> PERSONS = List.of("by", "person", "approver", "author");

        static Change of(Entry entry) {
            JsonNode read = read(entry.details());
            Map<String, String> details = new LinkedHashMap<>();
            read.properties().forEach(part -> details.put(part.getKey(), part.getValue().isValueNode() ? part.getValue().asText()
                    : part.getValue().toString()));
            String by = PERSONS.stream().map(details::get).filter(one -> one != null && !one.isEmpty()).findFirst().orElse(null);
            return new Change(entry.number(), entry.kind(), entry.at().toString(), by, details, entry.hash());
        }

        private static JsonNode read(String details) {
            try {
                return JSON.readTree(details);
            } catch (IOException e) {
                throw new UncheckedIOException("an entry's details are JSON", e);
            }
        }
    }
}
