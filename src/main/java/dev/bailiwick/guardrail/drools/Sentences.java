package dev.bailiwick.guardrail.drools;

import dev.bailiwick.kernel.CompanyFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The sentences that policies are written in, from the {@code .dsl} files of {@code rules/drl/sentences}: the form is Drools' own,
 * {@code [when]the words with "{place}"=meaning}, comments above each saying what it means and showing an example. A line of a
 * policy is one whole sentence or it is
 * refused; unlike in Drools' own expansion nothing before, after or inside it survives.
 */
final class Sentences {

    private static final Pattern ENTRY = Pattern.compile("\\[(when|then)\\]([^=\\[\\]\\\\]{3,200})=(.{3,1000})");
    private static final Pattern PLACE = Pattern.compile("\"\\{([a-z]+)\\}\"|\\{([a-z]+)\\}");
    private static final String EXAMPLE = "# Example:";
    private static final String QUOTED = "\"([^\"\\\\\\p{Cntrl}{}]{1,400})\"";
    private static final String NUMBER = "(-?\\d{1,9}(?:\\.\\d{1,6})?|\\d\\d:\\d\\d)";

    /** Which half of a policy a sentence belongs to. */
    enum Half {
        WHEN, THEN
    }

    /**
     * One sentence.
     *
     * @param half        where it may stand
     * @param words       as it is written, with its places
     * @param note        what it means, in the words of its author
     * @param example     how it is used, or an empty text
     * @param form        what a line must match, whole
     * @param places      the names of its places
     * @param conditions  what it means above {@code then}
     * @param consequence what it means below
     */
    record Sentence(Half half, String words, String note, String example, Pattern form, List<String> places, List<Condition> conditions,
            Consequence consequence) {

        Optional<Map<String, String>> match(String line) {
            Matcher matcher = form.matcher(line);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            Map<String, String> values = new LinkedHashMap<>();
            for (int i = 0; i < places.size(); i++) {
                values.put(places.get(i), matcher.group(i + 1));
            }
            return Optional.of(values);
        }
    }

    private final List<Sentence> all;

    private Sentences(List<Sentence> all) {
        this.all = all;
    }

    static Sentences read(List<CompanyFile> files, List<Problem> problems) {
        List<Sentence> found = new ArrayList<>();
        files.forEach(file -> read(file, found, problems));
        return new Sentences(List.copyOf(found));
    }

    private static void read(CompanyFile file, List<Sentence> found, List<Problem> problems) {
        List<String> note = new ArrayList<>();
        String[] example = {""};
        int number = 0;
        for (String line : PolicyFiles.lines(file, problems)) {
            number++;
            String text = line.strip();
            if (text.startsWith(EXAMPLE)) {
                example[0] = text.substring(EXAMPLE.length()).strip();
            } else if (text.startsWith("#")) {
                note.add(text.substring(1).strip());
            } else if (text.isEmpty()) {
                note.clear();
                example[0] = "";
            } else {
                try {
                    Sentence sentence = sentence(text, String.join(" ", note), example[0]);
                    if (found.stream().anyMatch(other -> other.half() == sentence.half() && other.form().pattern().equals(sentence.form()
                            .pattern()))) {
                        throw new IllegalArgumentException("this sentence stands here a second time; remove one of the two");
                    }
                    found.add(sentence);
                } catch (IllegalArgumentException e) {
                    problems.add(new Problem(file.path(), number, e.getMessage()));
                }
                note.clear();
                example[0] = "";
            }
        }
    }

    private static Sentence sentence(String text, String note, String example) {
        Matcher entry = ENTRY.matcher(text);
        if (!entry.matches()) {
            throw new IllegalArgumentException("a sentence is written [when]words=meaning or [then]words=meaning");
        }
        if (note.isBlank()) {
            throw new IllegalArgumentException("a line '# …' above the sentence must say what it means");
        }
        Half half = entry.group(1).equals("when") ? Half.WHEN : Half.THEN;
        String words = entry.group(2).strip();
        List<String> places = new ArrayList<>();
        Pattern form = form(words, places);
        String meaning = entry.group(3).strip();
        Sentence sentence = half == Half.WHEN ? new Sentence(half, words, note, example, form, places, ConditionGrammar.read(meaning), null)
                : new Sentence(half, words, note, example, form, places, List.of(), Consequence.read(meaning));
        Stream<String> used = half == Half.WHEN ? sentence.conditions().stream().flatMap(Condition::places) : sentence.consequence().places();
        if (!example.isEmpty() && sentence.match(example).isEmpty()) {
            throw new IllegalArgumentException("the example '" + example + "' is not of the form '" + words + "'");
        }
        used.filter(name -> !places.contains(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("the meaning uses {" + name + "}, which has no place in the words");
        });
        return sentence;
    }

    private static Pattern form(String words, List<String> places) {
        StringBuilder form = new StringBuilder();
        Matcher place = PLACE.matcher(words);
        int at = 0;
        while (place.find()) {
            form.append(quoted(words.substring(at, place.start()))).append(place.group(1) == null ? NUMBER : QUOTED);
            places.add(place.group(1) == null ? place.group(2) : place.group(1));
            at = place.end();
        }
        return Pattern.compile(form.append(quoted(words.substring(at))).toString());
    }

    private static String quoted(String words) {
        StringBuilder form = new StringBuilder();
        for (String part : words.split("((?<=\\s)|(?=\\s))")) {
            form.append(part.isBlank() ? part.isEmpty() ? "" : "\\s+" : Pattern.quote(part));
        }
        return form.toString();
    }

    /** @return every sentence, in the order of the files */
    List<Sentence> all() {
        return all;
    }

    /**
     * @param half where the line stands
     * @param line a line of a policy, stripped
     * @return its sentence
     * @throws IllegalArgumentException when the line is no sentence, or more than one could be meant; the message names the nearest
     */
    Sentence sentenceOf(Half half, String line) {
        List<Sentence> fitting = all.stream().filter(one -> one.half() == half && one.match(line).isPresent()).toList();
        if (fitting.size() == 1) {
            return fitting.getFirst();
        }
        if (fitting.size() > 1) {
            throw new IllegalArgumentException("could be '" + fitting.get(0).words() + "' or '" + fitting.get(1).words()
                    + "'; change one of the two");
        }
        throw new IllegalArgumentException(unknown(half, line));
    }

    private String unknown(Half half, String line) {
        for (Sentence one : all) {
            Matcher matcher = one.form().matcher(line);
            if (one.half() == half && matcher.lookingAt()) {
                return "the sentence '" + one.words() + "' is followed by '" + line.substring(matcher.end()).strip()
                        + "'; nothing may stand after a sentence";
            }
        }
        String nearest = all.stream().filter(one -> one.half() == half).max(Comparator.comparingDouble(one -> nearness(one.words(), line)))
                .map(one -> "; the nearest sentence is: " + one.words()).orElse("");
        return "'" + line + "' is no sentence that a policy may use " + (half == Half.WHEN ? "before 'then'" : "after 'then'") + nearest;
    }

    private static double nearness(String words, String line) {
        Set<String> left = words(words);
        Set<String> right = words(line);
        Set<String> both = new TreeSet<>(left);
        both.retainAll(right);
        left.addAll(right);
        return left.isEmpty() ? 0 : (double) both.size() / left.size();
    }

    private static Set<String> words(String text) {
        return new TreeSet<>(List.of(text.replaceAll("\"[^\"]*\"|\\{[a-z]+\\}", "").toLowerCase(Locale.ROOT).split("\\W+")));
    }
}
