package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.Gate;
import dev.bailiwick.guardrail.facts.CheckedFact;
import dev.bailiwick.guardrail.facts.LookedUpNumberFact;
import dev.bailiwick.guardrail.facts.LookedUpAmountFact;
import dev.bailiwick.guardrail.facts.LookedUpDateFact;
import dev.bailiwick.guardrail.facts.LookedUpWordFact;
import dev.bailiwick.guardrail.facts.RequestedWordFact;
import dev.bailiwick.guardrail.facts.RequestedNumberFact;
import dev.bailiwick.guardrail.facts.RequestedAmountFact;
import dev.bailiwick.guardrail.facts.CitationFact;
import dev.bailiwick.guardrail.facts.CompanyTimeFact;
import dev.bailiwick.guardrail.facts.CustomerTimeFact;
import dev.bailiwick.guardrail.facts.HandoffFact;
import dev.bailiwick.guardrail.facts.OutreachFact;
import dev.bailiwick.guardrail.facts.ResidenceFact;
import dev.bailiwick.guardrail.facts.TeamFact;
import dev.bailiwick.guardrail.facts.ToolRequestFact;
import dev.bailiwick.guardrail.facts.VerificationFact;
import dev.bailiwick.guardrail.facts.ConversationFact;
import dev.bailiwick.guardrail.facts.CoverageFact;
import dev.bailiwick.guardrail.facts.CustomerFact;
import dev.bailiwick.guardrail.facts.DeskFact;
import dev.bailiwick.guardrail.facts.DraftFact;
import dev.bailiwick.guardrail.facts.Fact;
import dev.bailiwick.guardrail.facts.InjectionFact;
import dev.bailiwick.guardrail.facts.MessageFact;
import dev.bailiwick.guardrail.facts.PersonalDataFact;
import dev.bailiwick.guardrail.facts.PromiseFact;
import dev.bailiwick.guardrail.facts.TopicFact;
import dev.bailiwick.kernel.InvalidFile;
import dev.bailiwick.kernel.YamlBlock;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Facts by the names that examples call them, each an ordinary one until the example says otherwise: a calm English question of a verified
 * customer on an open day. An example so says only what matters to it.
 */
final class NamedFacts {

    private static final Map<String, Fact> ORDINARY = ordinary();

    private NamedFacts() {
    }

    private static Map<String, Fact> ordinary() {
        Map<String, Fact> facts = new LinkedHashMap<>();
        facts.put("message", new MessageFact("How do I change my PIN?", "en", 0.98, 23, "change_pin", 0.9, false, false, 0));
        facts.put("customer", new CustomerFact(true, false));
        facts.put("conversation", new ConversationFact("web", 2, true, 0, "", 1));
        facts.put("time", new CompanyTimeFact("2026-07-28", "TUESDAY", 630, ""));
        facts.put("desk", new DeskFact(true, ""));
        facts.put("draft", new DraftFact("You can change it at any machine.", "en", "librarian", false, false, 1, true, false, 33));
        facts.put("topic", new TopicFact("complaint", 0.9, "I want to complain"));
        facts.put("personal-data", new PersonalDataFact("card-number", "[card number]"));
        facts.put("injection", new InjectionFact("asks to ignore instructions"));
        facts.put("coverage", new CoverageFact("en", 5, true, 0));
        facts.put("citation", new CitationFact("debit-card-pin", "public", true));
        facts.put("promise", new PromiseFact("refund", 2_000, false, "we will refund you"));
        facts.put("customer-time", new CustomerTimeFact("2026-07-28", "TUESDAY", 630, "Europe/Dublin"));
        facts.put("residence", new ResidenceFact("IE", "consumer"));
        facts.put("verification", new VerificationFact("known", 5));
        facts.put("team", new TeamFact("front-desk", true, 0));
        facts.put("handoff", new HandoffFact("GR-021", "front-desk", "en", "web"));
        facts.put("tool-request", new ToolRequestFact("read-balance", "read", 0, false, true, 0));
        facts.put("outreach", new OutreachFact("service", "email", true, 0, 9_999));
        facts.put("checked", new CheckedFact("the account exists", "", "", true, "read-account", 1));
        facts.put("looked-up-number", new LookedUpNumberFact("credit score", "", "", 700, "read-score", 1));
        facts.put("looked-up-amount", new LookedUpAmountFact("available balance", "", "", 100_000, "EUR", "read-balance", 1));
        facts.put("looked-up-date", new LookedUpDateFact("the card expires", "", "", "2027-07-28", 365, 0, "read-card", 1));
        facts.put("looked-up-word", new LookedUpWordFact("account status", "", "", "open", "read-account", 1));
        facts.put("requested-word", new RequestedWordFact("account", "current"));
        facts.put("requested-number", new RequestedNumberFact("copies", 1));
        facts.put("requested-amount", new RequestedAmountFact("amount", 5_000, "EUR"));
        return facts;
    }

    /** @return the ordinary fact of each name, in an order that begins with the most common */
    static Map<String, Fact> ordinaryOnes() {
        return Collections.unmodifiableMap(ORDINARY);
    }

    /**
     * @param given the blocks of an example's {@code given}, each naming one fact
     * @param gate  where the policy judges
     * @param day   the day of the example
     * @return the facts: those given, and the ordinary one for each that every judgement has
     * @throws InvalidFile when a fact, a property or a value does not exist
     */
    static List<Fact> facts(List<YamlBlock> given, Gate gate, LocalDate day) {
        List<Fact> facts = new ArrayList<>();
        for (YamlBlock block : given) {
            for (String name : block.keys()) {
                Fact ordinary = ORDINARY.get(name);
                if (ordinary == null) {
                    throw block.wrong(name, "is no fact; there are " + String.join(", ", ORDINARY.keySet()));
                }
                facts.add(changed(ordinary, block.block(name)));
            }
        }
        for (String name : always(gate)) {
            Fact ordinary = ORDINARY.get(name);
            if (facts.stream().noneMatch(ordinary.getClass()::isInstance)) {
                facts.add(ordinary);
            }
        }
        if (facts.stream().noneMatch(CompanyTimeFact.class::isInstance)) {
            facts.add(new CompanyTimeFact(day.toString(), day.getDayOfWeek().name(), 630, ""));
        }
        return facts;
    }

    /** @return the names of the facts that a judgement always has */
    static List<String> always(Gate gate) {
        return switch (gate) {
            case MESSAGE -> List.of("message", "customer", "conversation", "desk");
            case DRAFT -> List.of("message", "customer", "conversation", "desk", "draft");
            case TOOL -> List.of("message", "customer", "conversation", "desk", "tool-request");
            case HANDOFF -> List.of("message", "customer", "conversation", "desk", "handoff");
            case OUTREACH -> List.of("customer", "outreach");
        };
    }

    private static Fact changed(Fact ordinary, YamlBlock block) {
        FactType type = FactType.named(ordinary.getClass().getSimpleName()).orElseThrow();
        block.only(type.properties().keySet().toArray(String[]::new));
        try {
            RecordComponent[] header = type.type().getRecordComponents();
            Object[] values = new Object[header.length];
            for (int i = 0; i < header.length; i++) {
                String name = header[i].getName();
                values[i] = block.has(name) ? value(block, name, header[i].getType()) : header[i].getAccessor().invoke(ordinary);
            }
            return type.type().getConstructor(type.header()).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a fact is a public record", e);
        }
    }

    private static Object value(YamlBlock block, String name, Class<?> type) {
        if (type == String.class && block.isEmpty(name)) {
            return "";
        }
        String text = block.text(name);
        try {
            return type == String.class ? text : type == int.class ? Integer.valueOf(text) : type == long.class ? Long.valueOf(text)
                    : type == double.class ? Double.valueOf(text) : truth(text);
        } catch (NumberFormatException e) {
            throw block.wrong(name, "must be " + Literals.words(type) + ", not '" + text + "'");
        }
    }

    private static Boolean truth(String text) {
        if (Stream.of("true", "false").noneMatch(text::equals)) {
            throw new NumberFormatException(text);
        }
        return Boolean.valueOf(text);
    }
}
