package dev.bailiwick.admin;

import dev.bailiwick.admin.KnowledgeInUse.Gap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Gathers what nothing suitable was found for: by language and by the article that came first and was not near enough, since there or beside it
 * the missing words belong. Within a group the same question counts as one, however it was spaced and pointed.
 *
 * @param language  the language it was asked in, or null
 * @param nearest   the article's id; null where none was found at all
 * @param title     its title, or null
 * @param nearness  how near the nearest came
 * @param count     how often
 * @param last      when last
 * @param questions what was asked, the most often first, at most {@link #MOST_QUESTIONS}
 */
public record KnowledgeGaps(String language, String nearest, String title, double nearness, long count, Instant last, List<Question> questions) {

    /** So many questions of a group are told. */
    public static final int MOST_QUESTIONS = 20;
    private static final int MOST_CONVERSATIONS = 10;

    /**
     * A question.
     *
     * @param words         as it was asked last, as the ledger has it
     * @param count         how often
     * @param conversations where, the latest first, at most ten
     */
    public record Question(String words, long count, List<Gap> conversations) {
    }

    /**
     * @param gaps the latest first
     * @return their groups, the biggest first
     */
    public static List<KnowledgeGaps> of(List<Gap> gaps) {
        Map<List<String>, List<Gap>> groups = new LinkedHashMap<>();
        gaps.forEach(gap -> groups.computeIfAbsent(Arrays.asList(gap.language(), gap.nearest()), key -> new ArrayList<>()).add(gap));
        return groups.values().stream().map(KnowledgeGaps::group)
                .sorted(Comparator.comparingLong(KnowledgeGaps::count).reversed().thenComparing(KnowledgeGaps::last, Comparator.reverseOrder()))
                .toList();
    }

    private static KnowledgeGaps group(List<Gap> gaps) {
        Map<String, List<Gap>> same = new LinkedHashMap<>();
        gaps.forEach(gap -> same.computeIfAbsent(bare(gap.question()), key -> new ArrayList<>()).add(gap));
        List<Question> questions = same.values().stream()
                .map(asked -> new Question(Objects.requireNonNullElse(asked.getFirst().question(), ""), asked.size(),
                        List.copyOf(asked.subList(0, Math.min(MOST_CONVERSATIONS, asked.size())))))
                .sorted(Comparator.comparingLong(Question::count).reversed()).limit(MOST_QUESTIONS).toList();
        Gap latest = gaps.getFirst();
        return new KnowledgeGaps(latest.language(), latest.nearest(), latest.title(), gaps.stream().mapToDouble(Gap::nearness).max().orElse(0),
                gaps.size(), latest.at(), questions);
    }

    private static String bare(String question) {
        return question == null ? "" : question.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }
}
