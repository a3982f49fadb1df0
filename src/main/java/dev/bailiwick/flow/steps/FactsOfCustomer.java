package dev.bailiwick.flow.steps;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bailiwick.conversation.Conversation;
import dev.bailiwick.conversation.Message;
import dev.bailiwick.conversation.Participant;
import dev.bailiwick.flow.TurnInHand;
import dev.bailiwick.guardrail.facts.CustomerFact;
import dev.bailiwick.guardrail.facts.CustomerTimeFact;
import dev.bailiwick.guardrail.facts.Fact;
import dev.bailiwick.guardrail.facts.OutreachFact;
import dev.bailiwick.guardrail.facts.ResidenceFact;
import dev.bailiwick.guardrail.facts.VerificationFact;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the company says of a customer in the conversation's resources, in the rules' vocabulary. What it does not say, or says in a form that
 * cannot be read, is not known, and there is no fact of it.
 *
 * <pre>
 * {"customer": {"verified": true, "minor": false, "country": "IE", "capacity": "consumer", "time_zone": "Europe/Dublin",
 *               "verification": {"level": "strong", "checked": "2026-07-28T09:30:00Z"}},
 *  "outreach": {"purpose": "debt-collection", "consented": true, "attempts": 3, "last_talked": "2026-07-20T10:00:00Z"}}
 * </pre>
 */
final class FactsOfCustomer {

    private static final int NOBODY_KNOWS = 9_999;
    private static final Duration SEVEN_DAYS = Duration.ofDays(7);
    private static final Set<String> LEVELS = Set.of("none", "claimed", "known", "strong");

    private final ObjectMapper json;

    FactsOfCustomer(ObjectMapper json) {
        this.json = json;
    }

    /** @return whether the company says that it knows who writes */
    boolean verified(Conversation conversation) {
        return resource(conversation, "customer").path("verified").asBoolean(false);
    }

    /** @return who writes, where they live and what time it is there, and how far the company knows them */
    List<Fact> of(Conversation conversation, Instant moment) {
        JsonNode customer = resource(conversation, "customer");
        List<Fact> facts = new ArrayList<>();
        facts.add(new CustomerFact(customer.path("verified").asBoolean(false), customer.path("minor").asBoolean(false)));
        String country = customer.path("country").asText();
        if (country.matches("[A-Z]{2}")) {
            String capacity = customer.path("capacity").asText();
            facts.add(new ResidenceFact(country, capacity.equals("consumer") || capacity.equals("business") ? capacity : ""));
        }
        localTime(customer.path("time_zone").asText(), moment).ifPresent(facts::add);
        String level = customer.path("verification").path("level").asText();
        if (LEVELS.contains(level)) {
            boolean checked = !level.equals("none") && !level.equals("claimed");
            String at = customer.path("verification").path("checked").asText();
            facts.add(new VerificationFact(level, checked ? since(at, moment, ChronoUnit.MINUTES) : 0));
        }
        return facts;
    }

    private static Optional<Fact> localTime(String zone, Instant moment) {
        if (zone.isEmpty()) {
            return Optional.empty();
        }
        try {
            ZonedDateTime local = moment.atZone(ZoneId.of(zone));
            return Optional.of(new CustomerTimeFact(local.toLocalDate().toString(), local.getDayOfWeek().name(),
                    local.getHour() * 60 + local.getMinute(), zone));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * @param turn    the conversation in which the company wants to write first
     * @param purpose what the drawing says it is about; what the company says of the conversation counts more
     * @return what is known of it: the contacts that the company reports and those of this conversation together
     */
    OutreachFact outreach(TurnInHand turn, String purpose) {
        Conversation conversation = turn.conversation();
        JsonNode stated = resource(conversation, "outreach");
        String about = stated.path("purpose").asText();
        int reported = Math.clamp(stated.path("attempts").asLong(0), 0, NOBODY_KNOWS);
        int days = Math.min(since(stated.path("last_talked").asText(), turn.moment(), ChronoUnit.DAYS), daysSinceTheCustomerWrote(turn));
        return new OutreachFact(about.matches("[a-z][a-z0-9-]{0,39}") ? about : purpose, conversation.channel(),
                stated.path("consented").asBoolean(false), reported + written(turn), days);
    }

    /** How often we wrote without being asked in the last seven days: such words stand in a turn in which the customer wrote nothing. */
    private static int written(TurnInHand turn) {
        Set<Integer> asked = turn.before().stream().filter(message -> message.participant() == Participant.CUSTOMER).map(Message::turn)
                .collect(Collectors.toSet());
        Instant from = turn.moment().minus(SEVEN_DAYS);
        return (int) turn.before().stream().filter(message -> message.participant() == Participant.ASSISTANT && !message.oneMoment()
                && !asked.contains(message.turn()) && message.created().isAfter(from)).count();
    }

    private static int daysSinceTheCustomerWrote(TurnInHand turn) {
        return Stream.concat(turn.before().stream(), turn.open().stream()).filter(message -> message.participant() == Participant.CUSTOMER)
                .map(Message::created).max(Instant::compareTo)
                .map(last -> (int) Math.clamp(ChronoUnit.DAYS.between(last, turn.moment()), 0, NOBODY_KNOWS)).orElse(NOBODY_KNOWS);
    }

    private static int since(String text, Instant moment, ChronoUnit unit) {
        try {
            Instant then = Instant.parse(text);
            return then.isAfter(moment) ? NOBODY_KNOWS : (int) Math.min(NOBODY_KNOWS, unit.between(then, moment));
        } catch (DateTimeException e) {
            return NOBODY_KNOWS;
        }
    }

    private JsonNode resource(Conversation conversation, String type) {
        if (conversation.resources() == null) {
            return json.createObjectNode();
        }
        try {
            return json.readTree(conversation.resources()).path(type);
        } catch (JsonProcessingException e) {
            return json.createObjectNode();
        }
    }
}
