package dev.bailiwick.drafting.web;

import dev.bailiwick.drafting.ConversationMask;
import dev.bailiwick.drafting.DraftingSettings;
import dev.bailiwick.drafting.ReloadTexts;
import dev.bailiwick.drafting.SearchText;
import dev.bailiwick.drafting.Understanding;
import dev.bailiwick.kernel.Language;
import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.knowledge.Audience;
import dev.bailiwick.knowledge.FindPassages;
import dev.bailiwick.knowledge.Knowledge;
import dev.bailiwick.knowledge.Revision;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Searches the knowledge as the assistant does for a customer's first message, and says why nothing fits where nothing does. */
@RestController
class KnowledgeSearchApi {

    /** As many as a turn looks at. */
    private static final int MOST = 6;
    /** Whom a passage may be quoted to; what is for our own people only is quoted to nobody, and found here all the same by who asks for it. */
    private static final Map<String, Set<Audience>> HEARS = Map.of("public", EnumSet.of(Audience.PUBLIC),
            "users", EnumSet.of(Audience.PUBLIC, Audience.USERS), "internal", EnumSet.allOf(Audience.class));

    private final FindPassages find;
    private final Knowledge knowledge;
    private final ReloadTexts texts;
    private final SearchText searchText;
    private final DraftingSettings settings;
    private final Clock clock;

    KnowledgeSearchApi(FindPassages find, Knowledge knowledge, ReloadTexts texts, SearchText searchText, DraftingSettings settings, Clock clock) {
        this.find = find;
        this.knowledge = knowledge;
        this.texts = texts;
        this.searchText = searchText;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The passages that the assistant would find for a message, the best first, and why it would find nothing to quote where that is so.
     *
     * @param question the message, 1 to 2,000 characters
     * @param audience public (anybody), users (customers who are signed in) or internal (our own people)
     * @param language the language to answer in; the one that the message is written in without it
     * @param asOf     the moment, such as 2026-01-01T00:00:00Z; now without it
     */
    @GetMapping(path = "/api/knowledge/search", produces = MediaType.APPLICATION_JSON_VALUE)
    Search search(@RequestParam String question, @RequestParam(defaultValue = "public") String audience,
            @RequestParam(required = false) @Nullable String language, @RequestParam(required = false) @Nullable String asOf) {
        if (question.isBlank() || question.length() > FindPassages.Query.LONGEST) {
            throw Refusal.invalid("question", "must have 1 to " + FindPassages.Query.LONGEST + " characters");
        }
        Set<Audience> audiences = HEARS.get(audience);
        if (audiences == null) {
            throw Refusal.invalid("audience", "must be public, users or internal");
        }
        Instant moment = moment(asOf);
        Understanding seen = texts.inForce().look(question).understanding();
        Language wanted = language == null || language.isBlank() ? sure(seen.language()) : new Language(language);
        String text = searchText.of(seen, List.of());
        find.prepare(text, words -> ConversationMask.over(List.of(), List.of()).mask(words));
        double floor = seen.intent() == null ? settings.passageFloor() : settings.passageFloorWithIntent();
        List<Found> found = find.find(new FindPassages.Query(text, wanted, audiences, null, moment, MOST)).stream().map(hit -> Found.of(hit, floor))
                .toList();
        return new Search(text, wanted.code(), moment.toString(), seen.intent(), floor, found, why(found, wanted, audiences, moment, floor));
    }

    private static Language sure(Language seen) {
        return seen.isSure() ? seen : Language.ENGLISH;
    }

    private Instant moment(@Nullable String asOf) {
        if (asOf == null || asOf.isBlank()) {
            return clock.instant();
        }
        try {
            return Instant.parse(asOf);
        } catch (DateTimeParseException e) {
            throw Refusal.invalid("asOf", "must be a moment such as 2026-01-01T00:00:00Z");
        }
    }

    /** In words, what keeps the assistant from quoting; null when nothing does. */
    private String why(List<Found> found, Language wanted, Set<Audience> audiences, Instant moment, double floor) {
        if (!found.isEmpty()) {
            double nearest = found.stream().mapToDouble(Found::nearness).max().orElse(0);
            return nearest >= floor ? null : String.format(Locale.ROOT, "The nearest passage has a nearness of %.3f; %.3f is needed to quote one "
                    + "to a customer. Write an article that says it in the words of the question, or a heading that names it.", nearest, floor);
        }
        List<Revision> inForce = knowledge.inForce(moment);
        if (inForce.isEmpty()) {
            return "No article was in force at this moment. Choose another moment, or see that an article's valid-from lies before it.";
        }
        List<Revision> inLanguage = inForce.stream().filter(one -> one.article().language().equals(wanted)).toList();
        if (inLanguage.isEmpty()) {
            return "No article in " + wanted.displayName() + " was in force at this moment. Write one in knowledge/" + wanted.code() + ".";
        }
        boolean heard = inLanguage.stream().flatMap(one -> one.article().parts().stream()).anyMatch(part -> audiences.contains(part.audience()));
        return heard ? "The message has no words to search by." : "None of the " + inLanguage.size() + " articles in " + wanted.displayName()
                + " that were in force at this moment may be heard by this audience. Their audience is a line in the head of their files.";
    }

    /**
     * What was searched and found.
     *
     * @param text     what was searched by: the message with personal data masked
     * @param language the language of the passages
     * @param asOf     the moment
     * @param intent   the intent that was recognised; missing when none was
     * @param floor    how near a passage must be to be quoted without a model, lower where an intent was recognised
     * @param found    the best first, at most 6
     * @param why      why nothing is near enough to be quoted; missing when something is
     */
    record Search(String text, String language, String asOf, @Nullable String intent, double floor, List<Found> found, @Nullable String why) {
    }

    /**
     * A passage that was found.
     *
     * @param nearness how near it is to the message, at most 1
     * @param words    how well the words fit, 0 to below 1
     * @param score    both together, by which they are in order
     * @param enough   whether it is near enough to be quoted
     */
    record Found(String article, int revision, int place, String title, String heading, String text, String audience, double nearness, double words,
            double score, boolean enough) {

        static Found of(FindPassages.Hit hit, double floor) {
            var passage = hit.passage();
            return new Found(passage.article(), passage.revision(), passage.place(), passage.title(), passage.heading(), passage.text(),
                    passage.audience().name().toLowerCase(Locale.ROOT), rounded(hit.nearness()), rounded(hit.words()), rounded(hit.score()),
                    hit.nearness() >= floor);
        }

        private static double rounded(double value) {
            return Math.round(value * 10_000) / 10_000.0;
        }
    }
}
