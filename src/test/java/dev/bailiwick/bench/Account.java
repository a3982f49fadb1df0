package dev.bailiwick.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Settles one conversation: what was sent to the house against what its ledger says, and both against what the company's receiver got. Says
 * in words whatever does not add up.
 */
final class Account {

    private static final int ANSWER = 1;

    private final Customers.Talk talk;
    private final List<JsonNode> entries;
    private final List<WebhookStore.Event> events;
    private final Tally tally;

    private final Map<String, Integer> received = new HashMap<>();
    private final Map<String, Integer> answered = new HashMap<>();
    private final Set<Integer> turnsWithReply = new HashSet<>();
    private final Set<Integer> turnsHandedOff = new HashSet<>();
    private final Map<Integer, List<String>> answers = new HashMap<>();
    private final List<String> repliesTo = new ArrayList<>();
    private final Set<String> open = new LinkedHashSet<>();
    private final Map<String, Instant> sent = new HashMap<>();
    private final List<Instant> silentFrom = new ArrayList<>();
    private final List<Instant> silentUntil = new ArrayList<>();
    private final Set<String> perhaps = new HashSet<>();
    private final Set<Integer> mayBeMissing = new HashSet<>();
    private final Set<String> perhapsAnswered = new HashSet<>();
    private int withdrawn;
    private int latestTurn;
    private boolean assistant;
    private boolean closed;

    /** What a whole run amounts to. */
    static final class Tally {
        final List<String> lost = new ArrayList<>();
        final List<String> doubled = new ArrayList<>();
        final List<String> stale = new ArrayList<>();
        final List<String> disorder = new ArrayList<>();
        int conversations;
        int messages;
        int replies;
        int handoffs;
        int superseded;
        int dropped;
        int withdrawn;
        int perhaps;
        int onTheirWay;
        int never;
        int events;
        int repeatedEvents;

        boolean clean() {
            return lost.isEmpty() && doubled.isEmpty() && stale.isEmpty() && disorder.isEmpty();
        }

        String text() {
            StringBuilder text = new StringBuilder();
            text.append(String.format("%d conversations, %d messages taken, %d replies, %d handoffs, %d turns superseded, %d results dropped%n",
                    conversations, messages, replies, handoffs, superseded, dropped));
            text.append(String.format("receiver: %d events, %d came again with the same id (at least once), %d called back, %d of them may have arrived (%d never did)%n",
                    events, repeatedEvents, withdrawn, perhaps, never));
            text.append(String.format("%d were on their way when the pen was taken%n", onTheirWay));
            text.append(String.format("lost %d, doubled %d, stale %d, out of order or with holes %d%n", lost.size(), doubled.size(), stale.size(),
                    disorder.size()));
            for (List<String> each : List.of(lost, doubled, stale, disorder)) {
                each.stream().limit(20).forEach(line -> text.append("  ").append(line).append(System.lineSeparator()));
            }
            return text.toString();
        }
    }

    private Account(Customers.Talk talk, List<JsonNode> entries, List<WebhookStore.Event> events, Tally tally) {
        this.talk = talk;
        this.entries = entries;
        this.events = events;
        this.tally = tally;
    }

    static void settle(Customers.Talk talk, List<JsonNode> entries, List<WebhookStore.Event> events, Tally tally) {
        Account account = new Account(talk, entries, events, tally);
        tally.conversations++;
        entries.forEach(account::read);
        account.compareWithWhatWasSent();
        account.compareWithWhatArrived();
    }

    private void read(JsonNode entry) {
        JsonNode details = entry.get("details");
        int turn = entry.get("turn").asInt();
        switch (entry.get("kind").asText()) {
            case "conversation-started" -> assistant = true;
            case "message-received" -> {
                received.merge(details.get("message").asText(), 1, Integer::sum);
                open.add(details.get("message").asText());
                latestTurn = Math.max(latestTurn, turn);
            }
            case "reply-sent" -> reply(turn, details);
            case "handed-off" -> {
                tally.handoffs++;
                note(!turnsHandedOff.add(turn), tally.doubled, "turn " + turn + " was handed off twice");
                note(!assistant || turn < latestTurn, tally.stale, "turn " + turn + " was handed off after it was over");
                open.clear();
                assistant = false;
            }
            case "delivered" -> sent.put(details.path("event").asText(), Instant.parse(details.get("sent").asText()));
            case "pen-passed" -> {
                passes(details.get("to").asText().equals("assistant"), entry);
                assistant = details.get("to").asText().equals("assistant");
                // A turn that begins because the pen came back has no message of its own.
                latestTurn = assistant && !open.isEmpty() ? latestTurn + 1 : latestTurn;
            }
            case "conversation-closed" -> {
                passes(false, entry);
                closed = true;
                assistant = false;
                open.clear();
            }
            case "turn-superseded" -> tally.superseded++;
            case "result-dropped" -> tally.dropped++;
            case "delivery-withdrawn" -> withdrawn(turn, details);
            default -> { }
        }
    }

    private void passes(boolean toAssistant, JsonNode entry) {
        Instant at = Instant.parse(entry.get("at").asText());
        if (!toAssistant && silentUntil.size() == silentFrom.size()) {
            silentFrom.add(at);
        } else if (toAssistant && silentUntil.size() < silentFrom.size()) {
            silentUntil.add(at);
        }
    }

    /** On its way already when the pen was taken, which nobody can call back: the row of the conversation says which came first. */
    private boolean wasOnItsWay(WebhookStore.Event event) {
        Instant at = sent.get(event.id());
        if (at == null) {
            return perhaps.contains(event.id());
        }
        for (int i = 0; i < silentFrom.size(); i++) {
            if (at.isAfter(silentFrom.get(i)) && (i >= silentUntil.size() || at.isBefore(silentUntil.get(i)))) {
                return false;
            }
        }
        return true;
    }

    private void reply(int turn, JsonNode details) {
        tally.replies++;
        note(!turnsWithReply.add(turn), tally.doubled, "turn " + turn + " was answered twice");
        note(!assistant, tally.stale, "turn " + turn + " was answered while the assistant did not have the pen");
        note(turn < latestTurn, tally.stale, "turn " + turn + " was answered after turn " + latestTurn + " had begun");
        String last = null;
        for (JsonNode one : details.get("answers")) {
            last = one.asText();
            note(answered.merge(last, 1, Integer::sum) > 1, tally.doubled, "message " + last + " was answered twice");
            open.remove(last);
            answers.computeIfAbsent(turn, any -> new ArrayList<>()).add(last);
        }
        if (last != null) {
            repliesTo.add(last);
        }
    }

    /**
     * What was surely never heard answers nothing and is owed again as long as the conversation goes on; of the rest, a number may be missing.
     */
    private void withdrawn(int turn, JsonNode details) {
        withdrawn++;
        if (details.path("mayHaveArrived").asBoolean()) {
            perhaps.add(details.path("event").asText());
            mayBeMissing.add(details.path("sequence_number").asInt());
            perhapsAnswered.addAll(answers.getOrDefault(turn, List.of()));
            return;
        }
        if (details.path("part").asInt(ANSWER) != ANSWER) {
            return;
        }
        for (String message : answers.getOrDefault(turn, List.of())) {
            answered.merge(message, -1, Integer::sum);
            repliesTo.remove(message);
            if (!closed) {
                open.add(message);
            }
        }
    }

    private void compareWithWhatWasSent() {
        tally.messages += received.size();
        for (String message : talk.messages) {
            note(!received.containsKey(message), tally.lost, "message " + message + " was taken with 2xx and is not in the ledger");
        }
        received.forEach((message, times) -> note(times > 1, tally.doubled, "message " + message + " was taken in " + times + " times"));
        note(assistant && !open.isEmpty(), tally.lost, "messages " + open + " have no answer");
        note(talk.givenUp != null && !(talk.waitedFor != null && perhapsAnswered.contains(talk.waitedFor)), tally.lost, talk.givenUp);
    }

    private void compareWithWhatArrived() {
        Map<String, WebhookStore.Event> first = new java.util.LinkedHashMap<>();
        for (WebhookStore.Event event : events) {
            WebhookStore.Event known = first.putIfAbsent(event.id(), event);
            note(known != null && known.number() != event.number(), tally.disorder, "event " + event.id() + " came with two numbers");
            tally.repeatedEvents += known == null ? 0 : 1;
        }
        tally.events += first.size();
        tally.withdrawn += withdrawn;
        tally.perhaps += perhaps.size();
        tally.never += (int) perhaps.stream().filter(id -> !first.containsKey(id)).count();
        List<Integer> numbers = first.values().stream().map(WebhookStore.Event::number).toList();
        int expected = 1;
        for (int number : numbers) {
            while (expected < number && mayBeMissing.contains(expected)) {
                expected++;
            }
            if (number != expected) {
                note(true, tally.disorder, "events came in the order " + numbers + "; called back, but perhaps arrived: " + mayBeMissing);
                break;
            }
            expected++;
        }
        compareReplies(first.values().stream().filter(WebhookStore.Event::isReply).toList());
    }

    private void compareReplies(List<WebhookStore.Event> arrived) {
        Map<String, List<WebhookStore.Event>> byMessage = arrived.stream().filter(event -> !event.lastCustomerMessage().isEmpty())
                .collect(Collectors.groupingBy(WebhookStore.Event::lastCustomerMessage, TreeMap::new, Collectors.toList()));
        byMessage.forEach((message, of) -> {
            long moments = of.stream().filter(WebhookStore.Event::holding).count();
            note(of.size() - moments > 1, tally.doubled, "message " + message + " was answered by " + of.size() + " events");
            note(of.size() > moments && !repliesTo.contains(message), tally.doubled, "an event answers message " + message + ", the ledger does not");
        });
        long missing = repliesTo.stream().filter(message -> !perhapsAnswered.contains(message))
                .filter(message -> byMessage.getOrDefault(message, List.of()).stream().allMatch(WebhookStore.Event::holding)).count();
        note(missing > 0, tally.lost, missing + " replies that nobody withdrew never arrived");
        for (WebhookStore.Event event : arrived) {
            boolean taken = talk.takenAndReturned.stream().anyMatch(span -> event.nanos() > span[0] && event.nanos() < span[1]);
            boolean late = (taken || event.nanos() > talk.closed) && turnsHandedOff.isEmpty();
            tally.onTheirWay += late && wasOnItsWay(event) ? 1 : 0;
            note(late && !wasOnItsWay(event), tally.stale,
                    "the reply to " + event.lastCustomerMessage() + " arrived after " + (taken ? "the takeover" : "the end") + " was acknowledged");
        }
        long handoffs = events.stream().filter(event -> event.type().equals("conversation.hand_off")).map(WebhookStore.Event::id).distinct().count();
        note(handoffs != turnsHandedOff.size(), handoffs < turnsHandedOff.size() ? tally.lost : tally.doubled,
                turnsHandedOff.size() + " handoffs in the ledger, " + handoffs + " arrived");
    }

    private void note(boolean wrong, List<String> where, String what) {
        if (wrong) {
            where.add(talk.id + ": " + what);
        }
    }
}
