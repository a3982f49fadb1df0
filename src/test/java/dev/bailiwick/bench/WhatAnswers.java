package dev.bailiwick.bench;

import dev.bailiwick.drafting.TestEmbeddings;
import dev.bailiwick.drafting.prompted.OffTheQuestion;
import dev.bailiwick.drafting.words.Words;
import dev.bailiwick.kernel.Language;
import dev.bailiwick.knowledge.Audience;
import dev.bailiwick.knowledge.CustomersQuestions;
import dev.bailiwick.knowledge.FilesInMemory;
import dev.bailiwick.knowledge.FindPassages;
import dev.bailiwick.knowledge.KnowledgeHouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Counts how many answers are taken for being off the question, by the floor of nearness. An answer is the first three sentences of a passage: of the
 * article that answers the question (what must pass), of other articles among the six that a model would be given, of all other articles, and words
 * that no bank would say (CLINC150). Run in the project's folder, with the folder of the shared data:
 *
 * <pre>java -cp $CP dev.bailiwick.bench.WhatAnswers ../shared/data</pre>
 */
public final class WhatAnswers {

    private static final Instant MOMENT = Instant.parse("2026-06-01T10:00:00Z");
    private static final int GIVEN = 6;
    private static final int FOREIGN_PER_QUESTION = 20;
    private static final String RIGHT = "right article";

    private final OffTheQuestion off = new OffTheQuestion(TestEmbeddings.get(), 0);
    private final Map<String, List<Double>> sets = new LinkedHashMap<>();

    private WhatAnswers() {
    }

    /**
     * @param arguments the folder of the shared data
     * @throws IOException when a file is not there
     */
    public static void main(String[] arguments) throws IOException {
        WhatAnswers measure = new WhatAnswers();
        List<String> foreign = Files.readAllLines(Path.of(arguments[0], "fewshot/CLINC150/valid/seq.in"));
        Random random = new Random(7);
        try (KnowledgeHouse house = KnowledgeHouse.withModel(FilesInMemory.ofFolder(Path.of(""), "knowledge"), MOMENT)) {
            CustomersQuestions.all().forEach((question, articles) -> {
                measure.compare(question, List.of(articles.split("\\|")), house.the(FindPassages.class).find(new FindPassages.Query(question,
                        Language.ENGLISH, Set.of(Audience.PUBLIC), null, MOMENT, 50)));
                random.ints(FOREIGN_PER_QUESTION, 0, foreign.size()).forEach(one -> measure.add("foreign words", foreign.get(one), question));
            });
        }
        measure.sets.forEach((name, found) -> System.out.println(name + ": " + found.size()));
        System.out.println("| floor | " + String.join(" | ", measure.sets.keySet()) + " |");
        for (int floor = 40; floor <= 60; floor++) {
            double below = floor / 100.0;
            StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "| %.2f |", below));
            measure.sets.values().forEach(found -> row.append(String.format(Locale.ROOT, " %.1f %% |", 100.0 * found.stream()
                    .filter(nearness -> nearness < below).count() / found.size())));
            System.out.println(row);
        }
    }

    private void compare(String question, List<String> right, List<FindPassages.Hit> hits) {
        for (int i = 0; i < hits.size(); i++) {
            String article = hits.get(i).passage().article();
            List<String> sentences = Words.sentences(hits.get(i).passage().text());
            String answer = String.join(" ", sentences.subList(0, Math.min(3, sentences.size())));
            boolean answers = right.stream().anyMatch(one -> article.endsWith("/" + one));
            add(answers ? RIGHT : i < GIVEN ? "other article, given" : "other article, not given", answer, question);
        }
    }

    private void add(String set, String answer, String question) {
        sets.computeIfAbsent(set, name -> new ArrayList<>()).add(off.nearness(answer, question));
    }
}
