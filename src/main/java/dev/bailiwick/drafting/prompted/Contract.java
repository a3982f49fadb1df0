package dev.bailiwick.drafting.prompted;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bailiwick.drafting.words.Words;
import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.InvalidFile;
import dev.bailiwick.kernel.Language;
import dev.bailiwick.kernel.YamlBlock;
import dev.bailiwick.knowledge.Audience;
import dev.bailiwick.knowledge.Passage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * What a model must do with a prompt before it may serve: {@code prompts/<name>/contract.yaml}.
 *
 * @param cases  what it is tried on
 * @param pass   the share of cases that must pass, 0 to 1
 * @param digest the hash of the file
 */
record Contract(List<Case> cases, double pass, String digest) {

    private static final int MOST_CASES = 50;
    private static final String SAYS = "says";
    private static final String NEVER_SAYS = "never-says";

    /**
     * One thing that it is tried on.
     *
     * @param name     names it
     * @param texts    what fills the prompt's places as it stands, by input
     * @param passages the passages given, numbered from 1
     * @param fields   what fields of the answer must hold, each one value or, for a list, all of its values
     * @param says     what the answer must say, in any case
     * @param never    what it must not say
     */
    record Case(String name, Map<String, String> texts, List<Passage> passages, Map<String, List<String>> fields, List<String> says,
            List<String> never) {

        Language language() {
            return new Language(texts.getOrDefault("language", "en"));
        }

        /**
         * @param answer what came, and stood up to the checks
         * @return what is not as it must be
         */
        List<String> wrongs(JsonNode answer) {
            List<String> wrongs = new ArrayList<>();
            fields.forEach((field, wanted) -> {
                Set<String> found = new TreeSet<>(values(answer.path(field)));
                if (!found.equals(new TreeSet<>(wanted))) {
                    wrongs.add(field + " must be " + String.join(", ", wanted) + " and is " + (found.isEmpty() ? "nothing" : String.join(", ", found)));
                }
            });
            String said = Words.normal(answer.path("answer").asText(answer.toString()));
            says.stream().filter(words -> !said.contains(Words.normal(words))).forEach(words -> wrongs.add("must say '" + words + "'"));
            never.stream().filter(words -> said.contains(Words.normal(words))).forEach(words -> wrongs.add("must not say '" + words + "'"));
            return wrongs;
        }

        private static List<String> values(JsonNode value) {
            return value.isArray() ? StreamSupport.stream(value.spliterator(), false).map(JsonNode::asText).toList()
                    : value.isMissingNode() ? List.of() : List.of(value.asText());
        }
    }

    /**
     * @param file     the file
     * @param template the prompt that it is about
     * @param given    the inputs that a case must bring, the passages apart; others are optional texts
     * @return the contract
     * @throws InvalidFile when a case brings what the prompt has no place for, or expects a field that the schema does not require
     */
    static Contract read(CompanyFile file, Template template, List<String> given) {
        YamlBlock yaml = YamlBlock.of(file).only("pass", "cases");
        List<Case> cases = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        for (YamlBlock one : yaml.blocks("cases")) {
            one.only("name", "inputs", "expect");
            if (!names.add(one.text("name"))) {
                throw one.wrong("name", "stands here a second time; a case has a name of its own");
            }
            cases.add(read(one, template, given));
        }
        if (cases.isEmpty() || cases.size() > MOST_CASES) {
            throw yaml.wrong("cases", "must be a list of 1 to " + MOST_CASES + " cases");
        }
        return new Contract(List.copyOf(cases), yaml.share("pass", 1), Template.digest(file));
    }

    private static Case read(YamlBlock one, Template template, List<String> given) {
        YamlBlock inputs = one.block("inputs").only(given.toArray(String[]::new));
        Map<String, String> texts = new LinkedHashMap<>();
        List<Passage> passages = new ArrayList<>();
        for (String input : inputs.keys()) {
            if (input.equals("passages")) {
                inputs.blocks(input).forEach(passage -> passages.add(passage(passage.only("title", "heading", "text"), passages.size(),
                        inputs.text("language", "en"))));
            } else {
                texts.put(input, inputs.text(input));
            }
        }
        if (!texts.containsKey("message")) {
            throw inputs.wrong("message", "is missing");
        }
        YamlBlock expect = one.block("expect");
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String field : expect.keys()) {
            if (field.equals(SAYS) || field.equals(NEVER_SAYS)) {
                continue;
            }
            Set<String> types = template.schema().typesOf(field);
            if (types.isEmpty()) {
                throw expect.wrong(field, "is no field that the prompt's 'output-schema' requires, nor " + SAYS + " or " + NEVER_SAYS);
            }
            fields.put(field, types.contains("array") ? expect.texts(field) : List.of(expect.text(field)));
        }
        if (expect.keys().isEmpty()) {
            throw one.wrong("expect", "must say something that the answer must hold");
        }
        return new Case(one.text("name"), texts, List.copyOf(passages), fields, expect.texts(SAYS), expect.texts(NEVER_SAYS));
    }

    private static Passage passage(YamlBlock block, int place, String language) {
        return new Passage("contract", 1, place, block.text("title"), block.text("heading", ""), block.text("text"), "contract", null,
                new Language(language), Audience.PUBLIC, Instant.EPOCH, null, "");
    }
}
