package dev.bailiwick.rehearsal.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bailiwick.conversation.Conversation;
import dev.bailiwick.conversation.Message;
import dev.bailiwick.conversation.Participant;
import dev.bailiwick.kernel.Citation;
import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.ledger.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Makes a scenario of a conversation in which something was said that should not have been: what the customer wrote up to that turn, as it was kept,
 * and what the assistant then said, as what must not be said. It fails until the company's texts are mended, and shows from then on that they stay
 * so.
 */
public final class NotToBeSaid {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** What the rules know of a customer; whatever else the company says of them stays in the house. */
    private static final List<String> FACTS = List.of("customer", "outreach");
    private static final int SHOWN = 80;
    private static final int LONGEST_PART = 240;
    private static final int MOST_PARTS = 6;

    private final Conversation conversation;
    private final List<Message> messages;
    private final List<Entry> entries;
    private final int turn;
    private final StringBuilder text = new StringBuilder();

    private NotToBeSaid(Conversation conversation, List<Message> messages, List<Entry> entries, int turn) {
        this.conversation = conversation;
        this.messages = messages;
        this.entries = entries;
        this.turn = turn;
    }

    /**
     * A scenario's text.
     *
     * @param name a name for its file
     * @param text the text
     */
    public record Written(String name, String text) {
    }

    /**
     * @param conversation the conversation
     * @param messages     what was said in it, personal data masked as it was kept
     * @param entries      what was decided in it
     * @param turn         the turn in which something was said that should not have been, from 1
     * @return the scenario
     * @throws Refusal of kind {@code PRECONDITION} when the assistant said nothing in that turn, or no scenario can tell it
     */
    public static Written of(Conversation conversation, List<Message> messages, List<Entry> entries, int turn) {
        return new NotToBeSaid(conversation, messages, entries, turn).written();
    }

    private Written written() {
        List<Message> said = messages.stream()
                .filter(one -> one.turn() == turn && one.participant() == Participant.ASSISTANT && !one.oneMoment()).toList();
        if (said.isEmpty()) {
            throw cannot("the assistant said nothing in turn " + turn + " of this conversation");
        }
        List<Message> customers = messages.stream().filter(one -> one.participant() == Participant.CUSTOMER && one.turn() <= turn).toList();
        if (customers.isEmpty()) {
            throw cannot("the customer wrote nothing up to turn " + turn);
        }
        if (messages.stream().anyMatch(one -> one.participant() == Participant.ADVISOR && one.turn() <= turn
                && one.sequence() < said.getFirst().sequence())) {
            throw cannot("an advisor wrote in this conversation before turn " + turn + ", and in a scenario there is the assistant alone");
        }
        line("title: " + quoted("Not said again: what followed on “" + shortened(customers.getLast().body()) + "”"));
        line("moment: " + customers.getFirst().created());
        String language = language();
        line("customer: {audience: " + (verified() ? "users" : "public") + (language == null ? "" : ", language: " + language) + "}");
        line("channel: " + conversation.channel());
        facts();
        line("steps:");
        steps(customers);
        forbidden(said);
        return new Written("not-said-" + conversation.id().value().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + "-" + turn + ".yaml",
                text.toString());
    }

    private void facts() {
        ObjectNode known = JSON.createObjectNode();
        JsonNode all = resources();
        FACTS.stream().filter(all::has).forEach(name -> known.set(name, all.get(name)));
        if (!known.isEmpty()) {
            line("facts: " + known);
        }
    }

    /** Messages of one turn were answered together. */
    private void steps(List<Message> customers) {
        TreeMap<Integer, List<Message>> byTurn = customers.stream().collect(Collectors.groupingBy(Message::turn, TreeMap::new, Collectors.toList()));
        if (byTurn.size() > Scenario.MOST_STEPS) {
            throw cannot("the customer wrote in " + byTurn.size() + " turns, and a scenario has at most " + Scenario.MOST_STEPS + " steps");
        }
        Instant before = null;
        for (List<Message> together : byTurn.values()) {
            String words = together.stream().map(Message::body).collect(Collectors.joining("\n"));
            if (words.isBlank() || words.length() > Scenario.LONGEST_WORDS) {
                throw cannot("the messages of turn " + together.getFirst().turn() + " have " + words.length() + " characters, and a step has 1 to "
                        + Scenario.LONGEST_WORDS);
            }
            Instant at = together.getLast().created();
            Duration waited = before == null ? Duration.ZERO : Duration.ofSeconds(Math.max(0, Duration.between(before, at).toSeconds()));
            if (waited.isPositive()) {
                line("  - wait: " + (waited.compareTo(Scenario.LONGEST_WAIT) > 0 ? Scenario.LONGEST_WAIT : waited));
                line("    customer: " + quoted(words));
            } else {
                line("  - customer: " + quoted(words));
            }
            before = at;
        }
    }

    private void forbidden(List<Message> said) {
        line("    then:");
        line("      # What was said in turn " + turn + ", and is not to be said:");
        Set<String> articles = new LinkedHashSet<>();
        said.forEach(one -> one.citations().stream().map(Citation::article).forEach(articles::add));
        if (!articles.isEmpty()) {
            line("      never-answered-from: [" + String.join(", ", articles) + "]");
        }
        line("      never-says:");
        parts(said).forEach(part -> line("        - " + quoted(part)));
        line("      # Say here what is to be so instead, for example one of:");
        line("      # handed-off: GR-000");
        line("      # declined-by: GR-000");
        line("      # answered-from: " + (articles.isEmpty() ? "en/another-article" : "another article"));
    }

    /** The draft's own words: what every conversation is told beside them, such as that an AI answers, may well be said. */
    private List<String> parts(List<Message> said) {
        String drafted = null;
        for (Entry entry : entries) {
            if (entry.turn() == turn && entry.kind().equals("draft-made") && !details(entry).path("body").asText().isBlank()) {
                drafted = details(entry).path("body").asText();
            }
        }
        Set<String> parts = new LinkedHashSet<>();
        said.forEach(one -> one.citations().stream().map(Citation::quote).filter(quote -> quote != null && one.body().contains(quote))
                .forEach(quote -> parts.add(cut(quote))));
        if (parts.isEmpty()) {
            String words = drafted != null ? drafted : said.getLast().body();
            for (String paragraph : words.split("\\R\\s*\\R")) {
                if (!paragraph.isBlank()) {
                    parts.add(cut(paragraph));
                }
            }
        }
        return parts.stream().limit(MOST_PARTS).toList();
    }

    /** Cut where a sentence ends, or else a word. */
    private static String cut(String words) {
        String line = words.replaceAll("\\s+", " ").strip();
        if (line.length() <= LONGEST_PART) {
            return line;
        }
        int sentence = line.lastIndexOf(". ", LONGEST_PART);
        int word = line.lastIndexOf(' ', LONGEST_PART);
        return line.substring(0, sentence > 0 ? sentence + 1 : word > 0 ? word : LONGEST_PART);
    }

    /** One language for all turns; where there were several, none is insisted on. */
    private String language() {
        List<String> understood = entries.stream().filter(entry -> entry.turn() <= turn && entry.kind().equals("message-understood"))
                .map(entry -> details(entry).path("language").asText()).filter(code -> code.matches("[a-z]{2,3}")).distinct().toList();
        return understood.size() == 1 ? understood.getFirst() : null;
    }

    private boolean verified() {
        return resources().path("customer").path("verified").asBoolean(false);
    }

    private JsonNode resources() {
        try {
            return conversation.resources() == null ? JSON.createObjectNode() : JSON.readTree(conversation.resources());
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }

    private static JsonNode details(Entry entry) {
        try {
            return JSON.readTree(entry.details());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("entry " + entry.number() + " is no JSON", e);
        }
    }

    /** JSON's texts are YAML's, in double quotes. */
    private static String quoted(String words) {
        try {
            return JSON.writeValueAsString(words);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a text is JSON", e);
        }
    }

    private static String shortened(String words) {
        String line = words.replaceAll("\\s+", " ").strip();
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN - 1) + "…";
    }

    private void line(String words) {
        text.append(words).append('\n');
    }

    private static Refusal cannot(String why) {
        return new Refusal(Refusal.Kind.PRECONDITION, "no scenario can be made of this: " + why);
    }
}
