package dev.bailiwick.rehearsal.tryout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bailiwick.conversation.Conversation;
import dev.bailiwick.conversation.Message;
import dev.bailiwick.desk.Case;
import dev.bailiwick.flow.Trails;
import dev.bailiwick.kernel.Citation;
import dev.bailiwick.ledger.Entry;
import dev.bailiwick.rehearsal.scenario.Happened;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Gathers what a step brought about from the state reached and from the ledger. */
final class WhatHappened {

    private static final ObjectMapper JSON = new ObjectMapper();

    private WhatHappened() {
    }

    static Happened of(List<Entry> entries, List<Message> said, List<Trails.Passed> passes, Conversation now, List<Case> open) {
        String declinedBy = null;
        String handedOff = null;
        Set<String> seenBy = new TreeSet<>();
        boolean question = false;
        boolean asked = false;
        for (Entry entry : entries) {
            JsonNode details = details(entry);
            details.path("findings").forEach(finding -> seenBy.add(finding.path("policy").asText()));
            switch (entry.kind()) {
                case "message-judged" -> declinedBy = details.path("outcome").asText().equals("block") ? blocking(details) : declinedBy;
                case "handed-off" -> handedOff = details.path("code").asText();
                case "draft-made" -> question = details.path("question").asBoolean();
                case "reply-sent" -> asked = question;
                default -> {
                    // What else was decided shows in the state reached.
                }
            }
        }
        List<Happened.Said> words = said.stream()
                .map(one -> new Happened.Said(one.body(), one.citations().stream().map(Citation::article).distinct().toList())).toList();
        return new Happened(words, declinedBy, asked, handedOff, seenBy, now.procedure(), passes.stream().map(Trails.Passed::element).toList(),
                now.status().name().toLowerCase(Locale.ROOT), now.language().code(), open.stream().findFirst().map(WhatHappened::lies).orElse(null));
    }

    /** The strictest stands first. */
    private static String blocking(JsonNode details) {
        for (JsonNode finding : details.path("findings")) {
            if (finding.path("action").asText().equals("block")) {
                return finding.path("policy").asText();
            }
        }
        return null;
    }

    private static Happened.Lies lies(Case open) {
        return new Happened.Lies(open.target(), open.intent(), open.language().code(), open.note() == null ? "" : open.note());
    }

    private static JsonNode details(Entry entry) {
        try {
            return JSON.readTree(entry.details());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("entry " + entry.number() + " is no JSON", e);
        }
    }
}
