package dev.bailiwick.admin.web;

import dev.bailiwick.admin.BrowseConversations;
import dev.bailiwick.admin.BrowseConversations.Line;
import dev.bailiwick.admin.BrowseConversations.Place;
import dev.bailiwick.admin.BrowseConversations.Wanted;
import dev.bailiwick.admin.Mark;
import dev.bailiwick.admin.Marks;
import dev.bailiwick.kernel.Refusal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The list of conversations, and what it can be narrowed by. */
@RestController
class ConversationListApi {

    private static final int LONGEST_TEXT = 100;
    private static final List<String> STATUSES = List.of("active", "observing", "finished", "cancelled", "failed");
    private static final char BETWEEN = '~';

    private final BrowseConversations browse;
    private final Marks marks;

    ConversationListApi(BrowseConversations browse, Marks marks) {
        this.browse = browse;
        this.marks = marks;
    }

    /**
     * The latest conversations that fit, page after page.
     *
     * @param status   active, observing, finished, cancelled or failed
     * @param topic    a regulated topic that a message came near to
     * @param policy   the id of a policy that saw something
     * @param handoff  the code of the reason for which it was handed over
     * @param language the code of its language
     * @param release  a release that was in force when something was decided
     * @param text     part of its id or of its customer's
     * @param after    what the page before gave as its next
     * @param limit    at most so many, 1 to 100
     */
    @GetMapping(path = "/api/conversations", produces = MediaType.APPLICATION_JSON_VALUE)
    Listed list(@RequestParam(required = false) String status, @RequestParam(required = false) String topic,
            @RequestParam(required = false) String policy, @RequestParam(required = false) String handoff,
            @RequestParam(required = false) String language, @RequestParam(required = false) String release,
            @RequestParam(required = false) String text, @RequestParam(required = false) String after, @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > BrowseConversations.MOST) {
            throw Refusal.invalid("limit", "must be 1 to " + BrowseConversations.MOST);
        }
        if (status != null && !STATUSES.contains(status)) {
            throw Refusal.invalid("status", "must be one of " + String.join(", ", STATUSES));
        }
        if (text != null && text.length() > LONGEST_TEXT) {
            throw Refusal.invalid("text", "must have at most " + LONGEST_TEXT + " characters");
        }
        Set<Mark> wanted = new LinkedHashSet<>();
        add(wanted, Mark.Kind.POLICY, policy);
        add(wanted, Mark.Kind.TOPIC, topic);
        add(wanted, Mark.Kind.HANDOFF, handoff);
        add(wanted, Mark.Kind.RELEASE, release);
        var page = browse.page(new Wanted(status, language, text == null ? null : text.strip(), wanted), place(after), limit);
        return new Listed(page.lines().stream().map(ListedConversation::of).toList(),
                page.next() == null ? null : page.next().began().toString() + BETWEEN + page.next().id());
    }

    private static void add(Set<Mark> wanted, Mark.Kind kind, String value) {
        if (value != null && !value.isEmpty()) {
            wanted.add(new Mark(kind, value));
        }
    }

    private static Place place(String after) {
        if (after == null || after.isEmpty()) {
            return null;
        }
        int between = after.indexOf(BETWEEN);
        try {
            return new Place(Instant.parse(after.substring(0, Math.max(0, between))), after.substring(between + 1));
        } catch (DateTimeParseException e) {
            throw Refusal.invalid("after", "must be what the page before gave as its next");
        }
    }

    /** What the list can be narrowed by: every value that some conversation has. */
    @GetMapping(path = "/api/conversation-marks", produces = MediaType.APPLICATION_JSON_VALUE)
    Choices choices() {
        Map<Mark.Kind, List<String>> values = marks.values();
        return new Choices(STATUSES, values.get(Mark.Kind.TOPIC), values.get(Mark.Kind.POLICY), values.get(Mark.Kind.HANDOFF), browse.languages(),
                values.get(Mark.Kind.RELEASE));
    }

    /**
     * A page of the list.
     *
     * @param conversations the latest first
     * @param next          give it as {@code after} for the next page; missing when this is the last
     */
    record Listed(List<ListedConversation> conversations, @Nullable String next) {
    }

    /**
     * A conversation as the list shows it.
     *
     * @param id            its id
     * @param customer      the company's id of the customer
     * @param channel       where it is held
     * @param status        active (the assistant has the pen), observing (an advisor has it), finished, cancelled or failed
     * @param language      the code of its language
     * @param turn          how many turns it has
     * @param began         when it began
     * @param lastAt        when something last happened in it
     * @param handoffCode   why it was last handed over
     * @param handoffReason the same in words
     * @param handoffOpen   whether nobody has come yet
     * @param topics        regulated topics it came near to
     * @param policies      policies that saw something
     * @param lastWords     the beginning of what the customer said last
     */
    record ListedConversation(String id, String customer, String channel, String status, String language, int turn, String began, String lastAt,
            @Nullable String handoffCode, @Nullable String handoffReason, boolean handoffOpen, List<String> topics, List<String> policies,
            @Nullable String lastWords) {

        static ListedConversation of(Line line) {
            return new ListedConversation(line.id(), line.customer(), line.channel(), line.status(), line.language(), line.turn(),
                    line.began().toString(), line.lastAt().toString(), line.handoffCode(), line.handoffReason(), line.handoffOpen(), line.topics(),
                    line.policies(), line.lastWords());
        }
    }

    /** What the list can be narrowed by. */
    record Choices(List<String> statuses, List<String> topics, List<String> policies, List<String> handoffs, List<String> languages,
            List<String> releases) {
    }
}
