package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.Finding;
import dev.bailiwick.guardrail.Finding.Action;
import dev.bailiwick.guardrail.Policy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a policy asks for, as its sentence says it: {@code findings.hold("{because}");} and the like, nothing else.
 *
 * @param does   what is asked for
 * @param values the words given with it, in the order of {@link Does#needs}, with {@code {place}} where the officer's words fill it
 */
record Consequence(Does does, List<String> values) {

    private static final String QUOTED = "\"[^\"\\\\\\p{Cntrl}]*\"";
    private static final Pattern CALL = Pattern.compile("findings\\.([A-Za-z]+)\\(\\s*(" + QUOTED + "(?:\\s*,\\s*" + QUOTED + ")*)\\s*\\);?");
    private static final Pattern VALUE = Pattern.compile("\"([^\"]*)\"");

    /** What a value stands for, and the form it must have. */
    enum Part {
        BECAUSE("[^\\\\\"{}\\p{Cntrl}]{8,400}", "a reason of 8 to 400 characters"),
        WORDING("[a-z][a-z0-9-]*(\\.[a-z0-9][a-z0-9-]*)+", "a key of fixed words such as handoff.default"),
        TARGET("[a-z][a-z0-9-]{1,39}", "a team such as front-desk"),
        FOLLOW("[a-z][a-z0-9-]{1,39}", "a procedure such as complaint"),
        MARK("[a-z][a-z0-9-]{1,39}", "a word such as sensitive");

        private final Pattern form;
        private final String words;

        Part(String form, String words) {
            this.form = Pattern.compile(form);
            this.words = words;
        }
    }

    /** What can be asked for. */
    enum Does {
        NOTE("note", Action.NOTE, Part.BECAUSE),
        SAY_FIRST("sayFirst", Action.SAY_FIRST, Part.WORDING, Part.BECAUSE),
        REDACT("redact", Action.REDACT, Part.BECAUSE),
        ASK("ask", Action.ASK, Part.WORDING, Part.BECAUSE),
        HOLD("hold", Action.HOLD, Part.BECAUSE),
        DECLINE("decline", Action.BLOCK, Part.WORDING, Part.BECAUSE),
        HAND_OFF("handOff", Action.HAND_OFF, Part.TARGET, Part.BECAUSE),
        HAND_OFF_SAYING("handOffSaying", Action.HAND_OFF, Part.TARGET, Part.WORDING, Part.BECAUSE),
        HAND_OVER_SAYING("handOverSaying", Action.HAND_OFF, Part.WORDING, Part.BECAUSE),
        HAND_OFF_FOLLOWING("handOffFollowing", Action.HAND_OFF, Part.TARGET, Part.FOLLOW, Part.BECAUSE),
        MARK("mark", null, Part.MARK);

        private final String method;
        private final Action action;
        private final List<Part> needs;

        Does(String method, Action action, Part... needs) {
            this.method = method;
            this.action = action;
            this.needs = List.of(needs);
        }
    }

    /**
     * @param text what a sentence means
     * @return what it asks for
     * @throws IllegalArgumentException when the text is anything else; the message says what would be right
     */
    static Consequence read(String text) {
        Matcher call = CALL.matcher(text.strip());
        if (!call.matches()) {
            throw new IllegalArgumentException("a consequence is one call such as findings.hold(\"{because}\"); of texts, and nothing else");
        }
        Does does = Arrays.stream(Does.values()).filter(one -> one.method.equals(call.group(1))).findFirst().orElseThrow(() ->
                new IllegalArgumentException("findings knows no '" + call.group(1) + "', only "
                        + Arrays.stream(Does.values()).map(one -> one.method).collect(Collectors.joining(", "))));
        List<String> values = VALUE.matcher(call.group(2)).results().map(found -> found.group(1)).toList();
        if (values.size() != does.needs.size()) {
            throw new IllegalArgumentException("findings." + does.method + " needs " + does.needs);
        }
        return new Consequence(does, values);
    }

    /**
     * @param places what stands in the sentence's places
     * @return the same with every place filled
     * @throws IllegalArgumentException when a value has a wrong form
     */
    Consequence filled(Map<String, String> places) {
        List<String> filled = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i).matches("\\{[a-z]+\\}") ? places.get(values.get(i).substring(1, values.get(i).length() - 1)) : values.get(i);
            Part part = does.needs.get(i);
            if (value == null || !part.form.matcher(value).matches()) {
                throw new IllegalArgumentException("needs " + part.words + ", not '" + value + "'");
            }
            filled.add(value);
        }
        return new Consequence(does, filled);
    }

    /** @return the value for a part, or null when this consequence has none */
    String value(Part part) {
        int at = does.needs.indexOf(part);
        return at < 0 ? null : values.get(at);
    }

    /** @return whether it names the situation, for other policies to speak of */
    boolean marks() {
        return does == Does.MARK;
    }

    /** @return the fact that follows from naming the situation */
    Inference inference() {
        return new Inference(FactType.named("MarkFact").orElseThrow(), List.of(new Condition.Literal(value(Part.MARK))));
    }

    /** @return what is found when the policy's rule matched */
    Finding finding(Policy policy, BookedRule rule) {
        return new Finding(policy.id(), rule.row() == 0 ? policy.title() : policy.title() + ", row " + rule.row(), policy.basis(), does.action,
                value(Part.BECAUSE), value(Part.WORDING), value(Part.TARGET), value(Part.FOLLOW));
    }

    /** @return the names of all places in the values */
    Stream<String> places() {
        return values.stream().filter(value -> value.matches("\\{[a-z]+\\}")).map(value -> value.substring(1, value.length() - 1));
    }
}
