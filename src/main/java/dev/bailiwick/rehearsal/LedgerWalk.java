package dev.bailiwick.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bailiwick.ledger.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Walks through a conversation's ledger with a small model of its own of what a conversation is: who has the pen, which turn it is,
 * which messages are open. Nothing of the house's code is asked. What the model would not allow is a broken promise; where it ends is
 * where the conversation must stand.
 */
final class LedgerWalk {

    /** How the stand-in for the model begins its words; the messages that it saw follow, then a full stop. */
    static final Pattern ANSWERED = Pattern.compile("re: ([a-z0-9,]+)\\.");

    /** The reason for which the drawing ends a conversation while the assistant has the pen. At the desk nothing that it said is a farewell. */
    private static final String ENDS_BY_ITSELF = "customer-silent";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> broken = new ArrayList<>();
    private final List<String> open = new ArrayList<>();
    /** The customer's messages since an advisor last wrote, answered ones included. */
    private final List<String> unadvised = new ArrayList<>();
    /** What each reply since then answered. */
    private final Map<Integer, List<String>> answersOf = new HashMap<>();
    private final Set<String> received = new HashSet<>();
    private final Set<Integer> replied = new HashSet<>();
    private final Set<Integer> moments = new HashSet<>();
    /** The events that said one moment, or what nobody had asked for: calling them back owes nobody anything. */
    private final Set<String> answerNothing;
    private String status = "";
    /** Whether the assistant asked for a human and nobody has come yet. */
    private boolean awaited;
    private int turn;
    private final JudgedWords judged;

    LedgerWalk(List<Scene.InForce> books, Set<String> answerNothing) {
        this.judged = new JudgedWords(books, broken);
        this.answerNothing = answerNothing;
    }

    /**
     * @param entries a conversation's ledger
     * @param turn    a turn
     * @param answers whether the words answer the customer
     * @return whether the assistant itself handed over or ended the conversation in this turn, so that its words stand; words that nobody had
     *     asked for stand only when they were said right before the end
     */
    static boolean isFarewell(List<Entry> entries, int turn, boolean answers) {
        int said = 0;
        String before = "";
        for (Entry entry : entries) {
            boolean endsByItself = entry.kind().equals("conversation-closed") && ENDS_BY_ITSELF.equals(details(entry).path("code").asText());
            if (entry.kind().equals("handed-off") && entry.turn() == turn || endsByItself && said == turn && (answers || before.equals("reply-sent"))) {
                return true;
            }
            before = entry.kind();
            said = before.equals("reply-sent") ? entry.turn() : said;
        }
        return false;
    }

    LedgerWalk through(List<Entry> entries) {
        entries.forEach(this::step);
        return this;
    }

    List<String> broken() {
        return broken;
    }

    List<String> open() {
        return open;
    }

    int turn() {
        return turn;
    }

    /** @return the status that the conversation must have, as {@code Status} names it */
    String status() {
        return status;
    }

    private void step(Entry entry) {
        JsonNode details = details(entry);
        judged.step(entry, details);
        switch (entry.kind()) {
            case "conversation-started", "conversation-resumed" -> passes(details.path("pen").asText());
            case "pen-passed" -> passes(details.path("to").asText());
            case "message-received" -> received(entry, details);
            case "draft-made" -> unasked(entry);
            case "one-moment-said" -> saidOneMoment(entry);
            case "reply-sent" -> replied(entry, details);
            case "handed-off" -> handedOff(entry);
            case "delivery-withdrawn" -> calledBack(entry, details);
            case "conversation-closed" -> closed(details.path("status").asText().toUpperCase());
            default -> { }
        }
    }

    private void passes(String to) {
        String next = to.equals("assistant") ? "ACTIVE" : "OBSERVING";
        if (next.equals("ACTIVE") && !status.equals("ACTIVE") && !open.isEmpty()) {
            turn++;
        }
        status = next;
        awaited = false;
    }

    private void closed(String end) {
        status = end;
        awaited = false;
    }

    /** Words that answer nothing have a turn of their own, which begins with them; while a message is open nobody is asked such things. */
    private void unasked(Entry entry) {
        if (entry.turn() == turn + 1 && (awaited || status.equals("ACTIVE") && open.isEmpty())) {
            turn++;
        }
    }

    private void saidOneMoment(Entry entry) {
        mayStillSpeak(entry);
        if (!moments.add(entry.turn())) {
            broken.add("doubled: \"one moment\" was said twice in turn " + entry.turn());
        }
        if (open.isEmpty()) {
            broken.add("stale: \"one moment\" of turn " + entry.turn() + " was said although nothing was open");
        }
    }

    private void received(Entry entry, JsonNode details) {
        String message = details.path("message").asText();
        if (!received.add(message)) {
            broken.add("doubled: message " + message + " was taken in twice");
        }
        if (!isOpen()) {
            broken.add("message " + message + " was taken in although the conversation was " + status);
        }
        if (details.path("participant").asText().equals("customer")) {
            open.add(message);
            unadvised.add(message);
            if (status.equals("ACTIVE")) {
                turn++;
            }
            expectTurn(entry, status.equals("ACTIVE") ? turn : 0);
        } else {
            open.clear();
            unadvised.clear();
            answersOf.clear();
        }
    }

    private void replied(Entry entry, JsonNode details) {
        boolean whileNobodyCame = awaited;
        if (whileNobodyCame) {
            expectTurn(entry, turn);
        } else {
            mayStillSpeak(entry);
        }
        if (!replied.add(entry.turn())) {
            broken.add("doubled: turn " + entry.turn() + " has two replies");
        }
        List<String> answers = new ArrayList<>();
        details.path("answers").forEach(one -> answers.add(one.asText()));
        if (!answers.equals(whileNobodyCame ? List.of() : open)) {
            broken.add("the reply of turn " + entry.turn() + " says that it answers " + answers + ", open were " + open);
        }
        Matcher seen = ANSWERED.matcher(details.path("body").asText());
        if (seen.find()) {
            // In whichever order: a burst is read as it was written, and may have come otherwise.
            if (!Set.of(seen.group(1).split(",")).equals(Set.copyOf(open))) {
                broken.add("stale: the reply of turn " + entry.turn() + " was written for " + seen.group(1) + ", open were " + open);
            }
        }
        if (!answers.isEmpty()) {
            answersOf.put(entry.turn(), answers);
        }
        open.removeAll(answers);
    }

    /** What the customer certainly never heard answers nothing: as long as nobody else answered, everything from there on is open again. */
    private void calledBack(Entry entry, JsonNode details) {
        List<String> answered = answerNothing.contains(details.path("event").asText()) ? null : answersOf.get(entry.turn());
        if (answered != null && mayGoOn() && !details.path("mayHaveArrived").asBoolean()) {
            int from = unadvised.indexOf(answered.getFirst());
            int known = open.isEmpty() ? unadvised.size() : unadvised.indexOf(open.getFirst());
            open.clear();
            open.addAll(unadvised.subList(Math.min(from, known), unadvised.size()));
        }
    }

    private void handedOff(Entry entry) {
        mayStillSpeak(entry);
        open.clear();
        status = "OBSERVING";
        awaited = true;
    }

    private void mayStillSpeak(Entry entry) {
        if (!status.equals("ACTIVE")) {
            broken.add("stale: " + entry.kind() + " of turn " + entry.turn() + " although the conversation was " + status);
        }
        expectTurn(entry, turn);
    }

    private void expectTurn(Entry entry, int expected) {
        if (entry.turn() != expected) {
            broken.add("stale: " + entry.kind() + " belongs to turn " + entry.turn() + ", and it was turn " + expected);
        }
    }

    private boolean isOpen() {
        return status.equals("ACTIVE") || status.equals("OBSERVING");
    }

    /** A finished conversation can be resumed, and then owes what was never heard. */
    private boolean mayGoOn() {
        return isOpen() || status.equals("FINISHED");
    }

    private static JsonNode details(Entry entry) {
        try {
            return JSON.readTree(entry.details());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("entry " + entry.number() + " of the ledger is not JSON", e);
        }
    }
}
