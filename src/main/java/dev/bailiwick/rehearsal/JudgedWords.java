package dev.bailiwick.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bailiwick.ledger.Entry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Follows through the ledger who judged what was said: each reply was cleared by the book in force when it was sent, or by the one that its turn
 * began with, as long as the one in force does not forbid it; words that nobody had asked for were allowed right before; a handoff was asked about
 * in its turn; and what is quoted was found in the same turn, whatever the knowledge is by now.
 */
final class JudgedWords {

    private final List<Scene.InForce> books;
    private final List<String> broken;
    private final Map<Integer, String> begunUnder = new HashMap<>();
    private final Map<Integer, String> clearedBy = new HashMap<>();
    private final Map<Integer, Set<String>> found = new HashMap<>();
    private final Set<Integer> handoffsJudged = new HashSet<>();
    /** Whether the company was allowed to write first, and has not written since. */
    private boolean mayWrite;

    JudgedWords(List<Scene.InForce> books, List<String> broken) {
        this.books = books;
        this.broken = broken;
    }

    void step(Entry entry, JsonNode details) {
        switch (entry.kind()) {
            case "message-judged" -> begunUnder.putIfAbsent(entry.turn(), details.path("book").asText());
            case "draft-cleared" -> clearedBy.put(entry.turn(), details.path("book").asText());
            case "passages-found" -> details.path("hits").forEach(hit -> found.computeIfAbsent(entry.turn(), turn -> new HashSet<>()).add(source(hit)));
            case "outreach-judged" -> mayWrite = details.path("then").asText().equals("allowed");
            case "handoff-judged" -> handoffsJudged.add(entry.turn());
            case "reply-sent" -> said(entry, details);
            case "handed-off" -> handedOff(entry);
            case "message-received", "pen-passed", "conversation-closed", "conversation-resumed" -> mayWrite = false;
            default -> { }
        }
    }

    private void said(Entry entry, JsonNode details) {
        List<Move.Book> inForce = Scene.InForce.at(books, entry.number());
        String cleared = clearedBy.getOrDefault(entry.turn(), "nobody");
        if (!cleared.equals(begunUnder.get(entry.turn())) && inForce.stream().noneMatch(book -> book.version().equals(cleared))) {
            broken.add("unjudged: the reply of turn " + entry.turn() + " was cleared by " + cleared + ", in force was " + inForce + " and the turn began with "
                    + begunUnder.get(entry.turn()));
        }
        if (LedgerWalk.ANSWERED.matcher(details.path("body").asText()).find() && inForce.stream().allMatch(Move.Book::forbidsAnswers)) {
            broken.add("stale: the reply of turn " + entry.turn() + " was sent although the policy book in force forbade it: " + inForce);
        }
        if (details.path("answers").isEmpty()) {
            wroteFirst(entry, inForce);
        }
        details.path("citations").forEach(cited -> {
            if (!found.getOrDefault(entry.turn(), Set.of()).contains(source(cited))) {
                broken.add("stale: the reply of turn " + entry.turn() + " quotes " + source(cited) + ", which its turn did not find");
            }
        });
    }

    private void wroteFirst(Entry entry, List<Move.Book> inForce) {
        if (!mayWrite) {
            broken.add("unjudged: words that nobody had asked for were said in turn " + entry.turn() + ", and nobody had judged whether to write");
        } else if (inForce.stream().allMatch(Move.Book::forbidsOutreach)) {
            broken.add("stale: words that nobody had asked for were said in turn " + entry.turn() + " although the policy book in force forbade to write");
        }
        mayWrite = false;
    }

    private void handedOff(Entry entry) {
        if (!handoffsJudged.contains(entry.turn())) {
            broken.add("unjudged: turn " + entry.turn() + " was handed off, and nobody had judged how");
        }
    }

    private static String source(JsonNode passage) {
        return passage.path("article").asText() + " r" + passage.path("revision").asText();
    }
}
