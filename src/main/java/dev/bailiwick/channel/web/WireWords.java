package dev.bailiwick.channel.web;

import dev.bailiwick.conversation.Participant;
import dev.bailiwick.conversation.Pen;
import dev.bailiwick.conversation.Status;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The wire contract's closed enums and what they mean in the words of the house. */
final class WireWords {

    /** Who takes part. */
    static final Map<String, Participant> PARTICIPANTS = ordered(List.of("Customer", "Agent", "AI Agent", "Bot"),
            List.of(Participant.CUSTOMER, Participant.ADVISOR, Participant.ASSISTANT, Participant.BOT));

    /** Whom a conversation is assigned to. Where another machine of the company has it, the assistant is as silent as beside a human. */
    static final Map<String, Pen> ASSIGNEES = ordered(List.of("AI Agent", "Agent", "Bot"), List.of(Pen.ASSISTANT, Pen.ADVISOR, Pen.ADVISOR));

    /** What can happen around a conversation. */
    static final Map<String, String> EVENTS = sameWords("assigned", "cancelled", "finished", "resumed", "internal-note", "message", "delivered",
            "read", "rated", "started", "typing", "async-tool-result");

    /** What an attachment can be. */
    static final Map<String, String> ATTACHMENTS = sameWords("image", "file");

    private WireWords() {
    }

    static String of(Participant participant) {
        return PARTICIPANTS.entrySet().stream().filter(entry -> entry.getValue() == participant).findFirst().orElseThrow().getKey();
    }

    static String of(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    /** The moment as the database keeps it, to the microsecond, so that the first answer and a repeated one are the same. */
    static String of(Instant moment) {
        return moment.plusNanos(500).truncatedTo(ChronoUnit.MICROS).toString();
    }

    private static Map<String, String> sameWords(String... words) {
        return ordered(List.of(words), List.of(words));
    }

    private static <T> Map<String, T> ordered(List<String> words, List<T> meanings) {
        Map<String, T> all = new LinkedHashMap<>();
        for (int i = 0; i < words.size(); i++) {
            all.put(words.get(i), meanings.get(i));
        }
        return all;
    }
}
