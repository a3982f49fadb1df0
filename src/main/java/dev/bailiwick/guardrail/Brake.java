package dev.bailiwick.guardrail;

import dev.bailiwick.guardrail.facts.DraftFact;
import dev.bailiwick.guardrail.facts.Fact;
import dev.bailiwick.guardrail.facts.MessageFact;
import dev.bailiwick.guardrail.facts.TopicFact;
import dev.bailiwick.kernel.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The emergency brake for one topic: while it is pulled, messages about it go to people and nothing about it is said but the company's fixed words.
 *
 * @param id            names it
 * @param kind          what the value means
 * @param value         a regulated topic, an intent, or words that stand in the message or the draft; empty for everything
 * @param because       why
 * @param armedBy       who made it ready
 * @param armed         when
 * @param pulledBy      who pulled it, or null
 * @param pulled        when, or null
 * @param liftedBy      who lifted it, or null
 * @param lifted        when, or null
 * @param liftedBecause why, or null
 */
public record Brake(String id, Kind kind, String value, String because, String armedBy, Instant armed, String pulledBy, Instant pulled,
        String liftedBy, Instant lifted, String liftedBecause) {

    /** What can be held. */
    public enum Kind {
        /** A regulated topic, as detected. */
        TOPIC,
        /** What the customer wants, as recognised. */
        INTENT,
        /** Words, whole and one after the other, whatever their case. */
        WORDS,
        /** Everything. */
        EVERYTHING;

        /** @return the word for it */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @return whether it holds now */
    public boolean holds() {
        return pulled != null && lifted == null;
    }

    /** @return what it holds, in words */
    public String what() {
        return kind == Kind.EVERYTHING ? "everything" : kind.word() + " '" + value + "'";
    }

    /** @throws Refusal when the value is none of its kind */
    static void check(Kind kind, String value) {
        String form = switch (kind) {
            case TOPIC, INTENT -> "[a-z][a-z0-9_-]{1,79}";
            case WORDS -> "[\\p{L}\\p{N}][\\p{L}\\p{N} .&'-]{2,99}";
            case EVERYTHING -> "";
        };
        if (!value.matches(form)) {
            throw Refusal.invalid("value", switch (kind) {
                case TOPIC -> "must be the name of a regulated topic such as investment-advice";
                case INTENT -> "must be the name of an intent such as lost_card";
                case WORDS -> "must be words, 3 to 100 letters, digits and spaces";
                case EVERYTHING -> "must be left out";
            });
        }
    }

    /**
     * @param gate  where
     * @param facts what is known
     * @return whether this brake holds it; the company's fixed words are never held, or nobody could be told, nor is the way to people, where a
     *     brake sends everybody
     */
    boolean holds(Gate gate, List<Fact> facts) {
        if (gate == Gate.HANDOFF || gate == Gate.DRAFT && facts.stream().anyMatch(fact -> fact instanceof DraftFact draft && draft.fixed())) {
            return false;
        }
        return switch (kind) {
            case EVERYTHING -> true;
            case TOPIC -> facts.stream().anyMatch(fact -> fact instanceof TopicFact topic && topic.topic().equals(value));
            case INTENT -> facts.stream().anyMatch(fact -> fact instanceof MessageFact message && message.intent().equals(value));
            case WORDS -> {
                Pattern words = Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(value).replace(" ", "\\E\\s+\\Q") + "(?![\\p{L}\\p{N}])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
                yield facts.stream().anyMatch(fact -> fact instanceof MessageFact message && words.matcher(message.text()).find()
                        || fact instanceof DraftFact draft && words.matcher(draft.text()).find());
            }
        };
    }

    Finding finding() {
        return new Finding(BrakedJudge.BRAKE, "emergency brake: " + what(), "ordered by " + pulledBy, Finding.Action.HOLD, because, null, null, null);
    }
}
