package dev.bailiwick.rehearsal.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bailiwick.conversation.Status;
import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.InvalidFile;
import dev.bailiwick.kernel.YamlBlock;
import dev.bailiwick.rehearsal.scenario.Expectation.What;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads one scenario from its file. Nothing unknown is passed over, so that no expectation is lost by a slip of the pen. */
final class ScenarioFile {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_VALUE = 500;
    private static final String[] TOP = {"title", "moment", "customer", "channel", "facts", "steps"};
    private static final List<String> STATUSES = Arrays.stream(Status.values()).map(status -> status.name().toLowerCase(Locale.ROOT)).toList();
    private static final Form ARTICLE = new Form("[a-z]{2,3}/[A-Za-z0-9._/-]{1,200}", "an article's id such as en/order-a-card");
    private static final Form POLICY = new Form("[A-Z]{2,10}-\\d{1,6}", "a policy's id such as GR-010");
    private static final Form ELEMENT = new Form("[A-Za-z_][A-Za-z0-9_.-]{0,200}", "an element's id such as Task_FindPassages");

    private final CompanyFile file;

    private ScenarioFile(CompanyFile file) {
        this.file = file;
    }

    /**
     * How something is named.
     *
     * @param pattern what the whole name fits
     * @param must    what it has to be, with an example
     */
    private record Form(String pattern, String must) {

        static Form of(What what) {
            return switch (what) {
                case ANSWERED_FROM, NEVER_ANSWERED_FROM -> ARTICLE;
                case DECLINED_BY, SEEN_BY, NEVER_SEEN_BY -> POLICY;
                case PASSES, NEVER_PASSES -> ELEMENT;
                case HANDED_OFF -> new Form("[A-Za-z][A-Za-z0-9_-]{0,79}", "the reason's code: a policy's id such as GR-021, or a word such as no-knowledge");
                case FOLLOWS -> new Form("[a-z0-9][a-z0-9-]{0,59}", "a procedure's name such as report-lost-card");
                case STATUS -> new Form(String.join("|", STATUSES), "one of " + String.join(", ", STATUSES));
                case CASE_TEAM -> new Form("[a-z0-9][a-z0-9-]{0,59}", "a team's id such as front-desk");
                case CASE_INTENT -> new Form("[a-z][a-z0-9_-]{0,79}", "an intent's name such as report-lost-card");
                case CASE_LANGUAGE -> new Form("[a-z]{2,3}", "a language's code such as en");
                case SAYS, NEVER_SAYS, CASE_NOTE, ASKED_BACK, SILENT -> new Form("(?s).{1," + LONGEST_VALUE + "}", "1 to " + LONGEST_VALUE + " characters");
            };
        }
    }

    /**
     * @param file a scenario's file
     * @return what it says
     * @throws InvalidFile naming the first thing that is wrong
     */
    static Scenario read(CompanyFile file) {
        return new ScenarioFile(file).read(YamlBlock.of(file));
    }

    private Scenario read(YamlBlock top) {
        top.only(TOP);
        String title = within(top, "title", LONGEST_TITLE);
        Instant moment = moment(top);
        String channel = top.text("channel", "web").strip();
        if (!channel.matches("[a-z][a-z0-9-]{0,39}")) {
            throw top.wrong("channel", "must be a channel such as web or email");
        }
        String customer = "somebody";
        String language = null;
        boolean known = false;
        if (top.has("customer")) {
            YamlBlock who = top.block("customer").only("id", "audience", "language");
            customer = who.has("id") ? within(who, "id", 255) : customer;
            language = who.text("language", null);
            if (language != null && !language.matches("[a-z]{2,3}")) {
                throw who.wrong("language", "must be a language's code such as en or de");
            }
            String audience = who.text("audience", "public");
            if (!Set.of("public", "users").contains(audience)) {
                throw who.wrong("audience", "must be public, or users for a customer who is signed in");
            }
            known = audience.equals("users");
        }
        return new Scenario(file.path(), title, moment, customer, channel, language, facts(top, known), steps(top));
    }

    private static Instant moment(YamlBlock top) {
        try {
            return Instant.parse(top.text("moment").strip());
        } catch (DateTimeException e) {
            throw top.wrong("moment", "must be a moment such as 2026-03-03T09:30:00Z: rules, knowledge and the desk's hours are those of that moment");
        }
    }

    /** Who is signed in is the customer whom the company says it knows. */
    private static String facts(YamlBlock top, boolean known) {
        Map<String, Object> facts = new LinkedHashMap<>(top.has("facts") ? top.block("facts").plain() : Map.of());
        facts.replaceAll((name, value) -> typed(value));
        if (known) {
            if (facts.get("customer") != null && !(facts.get("customer") instanceof Map)) {
                throw top.block("facts").wrong("customer", "must be a block of named values");
            }
            Map<String, Object> customer = new LinkedHashMap<>();
            if (facts.get("customer") instanceof Map<?, ?> said) {
                said.forEach((name, value) -> customer.put((String) name, value));
            }
            if (customer.containsKey("verified") && !Boolean.TRUE.equals(customer.get("verified"))) {
                throw top.block("facts").wrong("customer", "says that the customer is not verified, and the audience 'users' that they are signed in;"
                        + " leave one of the two out");
            }
            customer.put("verified", true);
            facts.put("customer", customer);
        }
        try {
            String json = facts.isEmpty() ? null : JSON.writeValueAsString(facts);
            if (json != null && json.length() > 100_000) {
                throw top.wrong("facts", "have more than 100,000 characters");
            }
            return json;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps, lists, texts, numbers and truths are JSON", e);
        }
    }

    /** The company's facts are JSON, which parts truths and numbers from texts. */
    private static Object typed(Object value) {
        return switch (value) {
            case Map<?, ?> block -> block.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, one -> typed(one.getValue()), (a, b) -> a,
                    LinkedHashMap::new));
            case List<?> list -> list.stream().map(ScenarioFile::typed).toList();
            case String text when text.equals("true") || text.equals("false") -> Boolean.valueOf(text);
            case String text when text.matches("-?(0|[1-9]\\d{0,14})") -> Long.valueOf(text);
            case String text when text.matches("-?\\d{1,12}\\.\\d{1,6}") -> Double.valueOf(text);
            default -> value;
        };
    }

    private List<Scenario.Step> steps(YamlBlock top) {
        List<YamlBlock> blocks = top.blocks("steps");
        if (blocks.isEmpty() || blocks.size() > Scenario.MOST_STEPS) {
            throw top.wrong("steps", "must be 1 to " + Scenario.MOST_STEPS + " steps, each such as '- customer: How do I order a card?'");
        }
        List<Scenario.Step> steps = new ArrayList<>();
        for (YamlBlock block : blocks) {
            block.only("customer", "wait", "then");
            if (!block.has("customer") && !block.has("wait")) {
                throw block.wrong("customer", "is missing: a step says what the customer writes, or how much time passes ('wait: PT48H'), or both");
            }
            String words = block.has("customer") ? within(block, "customer", Scenario.LONGEST_WORDS) : null;
            List<Expectation> then = block.has("then") ? expectations(block.block("then")) : List.of();
            steps.add(new Scenario.Step(steps.size() + 1, block.line(), words, block.has("wait") ? span(block) : null, then));
        }
        if (steps.stream().allMatch(step -> step.then().isEmpty())) {
            throw top.wrong("steps", "expect nothing; say below 'then' what has to be so");
        }
        return List.copyOf(steps);
    }

    private static Duration span(YamlBlock block) {
        try {
            Duration span = Duration.parse(block.text("wait").strip());
            if (span.compareTo(Duration.ZERO) > 0 && span.compareTo(Scenario.LONGEST_WAIT) <= 0) {
                return span;
            }
        } catch (DateTimeException e) {
            // Falls through to the one complaint.
        }
        throw block.wrong("wait", "must be a span of up to " + Scenario.LONGEST_WAIT.toDays() + " days, such as PT30M or P2D");
    }

    private List<Expectation> expectations(YamlBlock then) {
        List<String> words = new ArrayList<>(What.words(false));
        words.add("case");
        then.only(words.toArray(String[]::new));
        List<Expectation> found = new ArrayList<>();
        for (String word : then.keys()) {
            if (word.equals("case")) {
                YamlBlock aCase = then.block("case").only(What.words(true).toArray(String[]::new));
                aCase.keys().forEach(part -> add(aCase, What.named(part, true).orElseThrow(), found));
            } else {
                add(then, What.named(word, false).orElseThrow(), found);
            }
        }
        if (found.isEmpty() || found.size() > Scenario.MOST_EXPECTATIONS) {
            throw new InvalidFile(file.path(), then.line(), "'then' must name 1 to " + Scenario.MOST_EXPECTATIONS + " things");
        }
        return List.copyOf(found);
    }

    private void add(YamlBlock block, What what, List<Expectation> found) {
        if (what.bare()) {
            if (!block.text(what.word()).equals("true")) {
                throw block.wrong(what.word(), "must be true, or be left out");
            }
            found.add(new Expectation(block.line(what.word()), what, ""));
            return;
        }
        List<String> values = what.several() ? block.oneOrMore(what.word()) : List.of(block.text(what.word()).strip());
        if (values.isEmpty()) {
            throw block.wrong(what.word(), "names nothing");
        }
        for (String value : values) {
            if (!value.matches(Form.of(what).pattern())) {
                throw block.wrong(what.word(), "must be " + Form.of(what).must() + ", not '" + value.substring(0, Math.min(value.length(), 80)) + "'");
            }
            found.add(new Expectation(block.line(what.word()), what, value));
        }
    }

    private static String within(YamlBlock block, String key, int most) {
        String text = block.text(key).strip();
        if (text.length() > most) {
            throw block.wrong(key, "must have 1 to " + most + " characters, not " + text.length());
        }
        return text;
    }
}
