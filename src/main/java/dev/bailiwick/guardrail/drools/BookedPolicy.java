package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.Gate;
import dev.bailiwick.guardrail.Policy;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A policy as it was understood.
 *
 * @param policy its names, dates and basis
 * @param form   the form it is written in
 * @param stage  when it has its turn
 * @param only   the only gate at which it applies; empty for a policy that infers or classifies at every gate
 * @param until  the last day on which it applies, or null
 * @param rules  its rules: one, or one for every row of a table
 */
record BookedPolicy(Policy policy, Form form, Stage stage, Optional<Gate> only, LocalDate until, List<BookedRule> rules) {

    /** The forms that a policy can be written in, each with its file ending. */
    enum Form {
        SENTENCES(".dslr"), TABLE(".drl.csv"), WORKBOOK(".drl.xlsx"), INFERENCE(".drl");

        private final String ending;

        Form(String ending) {
            this.ending = ending;
        }

        String ending() {
            return ending;
        }

        /** @return the form of a file by its name; empty when its ending is none of theirs */
        static Optional<Form> of(String name) {
            return List.of(values()).stream().filter(form -> name.endsWith(form.ending)).findFirst();
        }

        /** @return the path without its ending */
        static String stem(String path) {
            return of(path).map(form -> path.substring(0, path.length() - form.ending.length())).orElse(path);
        }
    }

    /** The stages of a judgement. A stage's word is what the drawing calls it. */
    enum Stage {
        INFER, CLASSIFY, DECIDE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @return where it judges; the message's gate where it applies at all of them */
    Gate gate() {
        return only.orElse(Gate.MESSAGE);
    }

    /** @return whether it applies on a day, whatever its status */
    boolean covers(LocalDate day) {
        return !day.isBefore(policy.since()) && (until == null || !day.isAfter(until));
    }

    /** @return whether it has a say at a gate, whatever its status */
    boolean at(Gate gate) {
        return only.isEmpty() || only.get() == gate;
    }

    /** @return whether it has a say at a gate on a day */
    boolean inForce(Gate gate, LocalDate day) {
        return at(gate) && policy.status().equals("active") && covers(day);
    }

    /** @return what can follow, from any of its rules */
    Stream<Consequence> consequences() {
        return rules.stream().flatMap(rule -> rule.consequences().stream()).distinct();
    }
}
