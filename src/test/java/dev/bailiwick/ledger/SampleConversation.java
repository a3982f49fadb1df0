package dev.bailiwick.ledger;

import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Decision;
import dev.bailiwick.kernel.Decision.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a conversation of two turns leaves in the ledger: a question answered, then one that is not the assistant's to answer. */
public final class SampleConversation {

    private static final Instant BEGAN = Instant.parse("2026-03-02T09:14:07.250Z");

    private SampleConversation() {
    }

    /** @return its decisions in their order */
    public static List<Decision> decisions(String id) {
        return List.of(
                made(id, 0, Kind.CONVERSATION_STARTED, 0, details("channel", "web", "customer", "c-1001", "pen", "ASSISTANT")),
                made(id, 1, Kind.MESSAGE_RECEIVED, 2, details("message", "m-1", "participant", "CUSTOMER", "text",
                        "Hi! What does it cost to use my debit card in <b>Switzerland</b>?", "sequence", 41)),
                made(id, 1, Kind.MESSAGE_UNDERSTOOD, 1_260, details("language", "en", "confidence", 0.98, "intent", "card-fees-abroad", "nearness", 0.913,
                        "wantsPerson", false, "topics", List.of(), "personalData", List.of(details("kind", "card-number", "mark", "[card]")),
                        "injections", List.of(), "source", "librarian", "millis", 46, "step", "Task_Understand")),
                made(id, 1, Kind.MESSAGE_JUDGED, 1_284, details("outcome", "ALLOW", "book", "b-7f21c0", "findings", List.of(), "step", "Task_JudgeMessage")),
                made(id, 1, Kind.PASSAGES_FOUND, 1_290, details("query", "What does it cost to use my debit card in Switzerland?", "language", "en",
                        "audience", "PUBLIC", "asOf", "2026-03-02T09:14:07Z", "hits", List.of(
                                details("article", "card-fees", "revision", 2, "place", 3, "title", "Card fees · Outside the euro area", "score", 0.8812,
                                        "nearness", 0.9, "words", 0.8),
                                details("article", "travel", "revision", 1, "place", 0, "title", "Travelling with your card", "score", 0.641)))),
                made(id, 1, Kind.DRAFT_MADE, 1_390, details("body", "Outside the euro area we charge 1.75 % of each purchase, at least €0.45.", "language", "en",
                        "source", "librarian", "question", false, "citations", List.of(details("article", "card-fees", "revision", 2, "passage", 3, "title",
                                "Card fees · Outside the euro area", "url", "https://help.larkfield.example/card-fees", "quote",
                                "Outside the euro area we charge 1.75 % of each purchase, at least €0.45.")), "note", "one passage, verbatim", "millis", 12,
                        "step", "Task_Draft")),
                made(id, 1, Kind.DRAFT_JUDGED, 1_402, details("outcome", "ALLOW", "findings", List.of(details("policy", "GR-004", "title",
                        "AI disclosure before the first reply", "basis", "Regulation (EU) 2024/1689, Art. 50(1)", "action", "SAY_FIRST", "because",
                        "The customer was not told yet that an AI answers.")), "step", "Task_Draft")),
                made(id, 1, Kind.DRAFT_CLEARED, 1_403, details("draft", "9c1f…", "grantedBy", "verdict", "book", "b-7f21c0")),
                made(id, 1, Kind.REPLY_SENT, 1_404, details("message", "m-2", "body", "You are writing with Larkfield Bank's AI assistant.\n\n"
                        + "Outside the euro area we charge 1.75 % of each purchase, at least €0.45.", "citations", List.of("card-fees r2 §3"), "answers", 41,
                        "step", "Event_Sent")),
                made(id, 2, Kind.MESSAGE_RECEIVED, 95_000, details("message", "m-3", "participant", "CUSTOMER", "text",
                        "And should I put my savings into your equity fund?", "sequence", 44)),
                made(id, 1, Kind.DELIVERED, 95_310, details("type", "agent.message", "sequence", 1, "attempts", 2)),
                made(id, 2, Kind.MESSAGE_UNDERSTOOD, 96_300, details("language", "en", "confidence", 0.97, "intent", null, "wantsPerson", false, "topics",
                        List.of(details("name", "investment-advice", "nearness", 0.874, "exemplar", "should I buy this fund")), "source", "librarian",
                        "millis", 51, "step", "Task_Understand")),
                made(id, 2, Kind.MESSAGE_JUDGED, 96_320, details("outcome", "HAND_OFF", "book", "b-7f21c0", "findings", List.of(details("policy", "GR-001", "title",
                        "Investment advice", "basis", "MiFID II, Directive 2014/65/EU, Art. 4(1)(4)", "action", "HAND_OFF", "because",
                        "Personal recommendations on investments are given by licensed advisors only.")), "step", "Task_JudgeMessage")),
                made(id, 2, Kind.HANDED_OFF, 96_340, details("target", "investments", "code", "GR-001", "reason",
                        "Personal recommendations on investments are given by licensed advisors only.", "note",
                        "Asked about card fees abroad (answered), then whether to put savings into the equity fund.", "language", "en", "step",
                        "Event_HandedOff")),
                made(id, 2, Kind.PEN_PASSED, 96_341, details("to", "ADVISOR", "assignee", null, "reason", "GR-001")));
    }

    private static Decision made(String id, int turn, Kind kind, long millis, Map<String, ?> details) {
        return new Decision(new ConversationId(id), turn, kind, BEGAN.plus(Duration.ofMillis(millis)), details);
    }

    private static Map<String, Object> details(Object... namesAndValues) {
        Map<String, Object> details = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            details.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return details;
    }
}
