package dev.bailiwick.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What goes to a language model.
 *
 * @param name     the prompt's name in the prompt book, for the record
 * @param version  its version
 * @param parts    what is said, in order
 * @param schema   the JSON schema that the answer must have, or null for plain words
 * @param lane     how urgent it is
 * @param holds    what of a customer's words stands in it; a route that may not see it is not asked
 * @param about    what it is for, such as the turn {@code <conversation>/<number>}; for the record, never sent
 * @param deadline how long the caller can wait
 * @param variants what is said instead to models of a family, by the family's word ({@link #word})
 * @param inputs   what filled it, by reference, such as the ids of messages and passages; for the record, never sent
 */
public record Prompt(String name, String version, List<Part> parts, String schema, Lane lane, Route.DataClass holds, String about,
        Duration deadline, Map<String, Variant> variants, Map<String, String> inputs) {

    /**
     * What is said instead to models of one family.
     *
     * @param version its version
     * @param parts   what is said, in order
     * @param schema  the JSON schema that the answer must have, or null for plain words
     */
    public record Variant(String version, List<Part> parts, String schema) {
    }

    /**
     * A prompt about nothing in particular, for which a customer waits, and which may hold personal data as the customer wrote it.
     *
     * @param name     the prompt's name in the prompt book, for the record
     * @param version  its version
     * @param parts    what is said, in order
     * @param schema   the JSON schema that the answer must have, or null for plain words
     * @param deadline how long the caller can wait
     */
    public Prompt(String name, String version, List<Part> parts, String schema, Duration deadline) {
        this(name, version, parts, schema, Lane.INTERACTIVE, Route.DataClass.PERSONAL, "", deadline, Map.of(), Map.of());
    }

    /**
     * @param other what is said instead
     * @return the same, with other parts
     */
    public Prompt with(List<Part> other) {
        return new Prompt(name, version, other, schema, lane, holds, about, deadline, variants, inputs);
    }

    /**
     * @param others what is said instead, by the family's word
     * @return the same, with other words for these families
     */
    public Prompt varying(Map<String, Variant> others) {
        return new Prompt(name, version, parts, schema, lane, holds, about, deadline, Map.copyOf(others), inputs);
    }

    /**
     * @param family a family of models
     * @return what a model of this family is asked, and no other way any more
     */
    public Prompt forFamily(String family) {
        Variant own = variants.get(word(family));
        return own == null ? new Prompt(name, version, parts, schema, lane, holds, about, deadline, Map.of(), inputs)
                : new Prompt(name, own.version, own.parts, own.schema, lane, holds, about, deadline, Map.of(), inputs);
    }

    /**
     * @param family a family of models, as the operator or the provider writes it
     * @return the word for it in names of files: small letters, digits, dots and hyphens
     */
    public static String word(String family) {
        return family.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]", "-");
    }

    /**
     * @param references what filled it, by reference
     * @return the same, with these for the record
     */
    public Prompt filledWith(Map<String, String> references) {
        return new Prompt(name, version, parts, schema, lane, holds, about, deadline, variants, Map.copyOf(references));
    }

    /**
     * @param answer what came and is no good, or null when nothing whole came
     * @param mend   what is said about it
     * @return the same question, the answer and what is wrong with it
     */
    public Prompt again(String answer, List<Part> mend) {
        List<Part> all = new ArrayList<>(parts);
        if (answer != null) {
            all.add(new Part(Role.ASSISTANT, answer));
        }
        all.addAll(mend);
        return with(all);
    }

    /**
     * @param left how long the caller can wait
     * @return the same, for a caller who can wait so long
     */
    public Prompt within(Duration left) {
        return new Prompt(name, version, parts, schema, lane, holds, about, left, variants, inputs);
    }

    /**
     * @param other how urgent it is
     * @return the same, in that lane
     */
    public Prompt in(Lane other) {
        return new Prompt(name, version, parts, schema, other, holds, about, deadline, variants, inputs);
    }

    /**
     * @param what what of a customer's words stands in it
     * @return the same, known to hold that
     */
    public Prompt holding(Route.DataClass what) {
        return new Prompt(name, version, parts, schema, lane, what, about, deadline, variants, inputs);
    }

    /**
     * @param what what it is for
     * @return the same, for that
     */
    public Prompt about(String what) {
        return new Prompt(name, version, parts, schema, lane, holds, what, deadline, variants, inputs);
    }

    /**
     * One part of a prompt.
     *
     * @param role who says it
     * @param text the words
     */
    public record Part(Role role, String text) {
    }

    /** Who says a part. */
    public enum Role {
        /** Our instructions. */
        SYSTEM,
        /** Data and questions. */
        USER,
        /** What the model said before. */
        ASSISTANT
    }
}
