package dev.bailiwick.drafting.librarian;

import dev.bailiwick.conversation.Draft;
import dev.bailiwick.drafting.DraftReply;
import dev.bailiwick.drafting.DraftingSettings;
import dev.bailiwick.drafting.Wordings;
import dev.bailiwick.drafting.detect.Detectors;
import dev.bailiwick.drafting.words.Words;
import dev.bailiwick.kernel.Citation;
import dev.bailiwick.kernel.Language;
import dev.bailiwick.kernel.Reason;
import dev.bailiwick.knowledge.Audience;
import dev.bailiwick.knowledge.FindPassages.Hit;
import dev.bailiwick.knowledge.Passage;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Answers by quoting. It takes the passage that fits best, whole and word for word, says where it stands, and invents nothing: what no
 * passage is near enough to has no answer, and where two subjects could be meant it asks which.
 */
public final class Librarian implements DraftReply {

    /** How a draft of the Librarian is marked. */
    public static final String SOURCE = "librarian";

    private static final int MOST_OPTIONS = 3;

    private final Detectors detectors;
    private final Wordings wordings;
    private final DraftingSettings settings;
    private final ZoneId zone;

    /**
     * @param detectors tells thanks from greetings
     * @param wordings  the words around a quote
     * @param settings  the floor below which nothing fits, and when to ask back
     * @param zone      where the company is, for dates
     */
    public Librarian(Detectors detectors, Wordings wordings, DraftingSettings settings, ZoneId zone) {
        this.detectors = detectors;
        this.wordings = wordings;
        this.settings = settings;
        this.zone = zone;
    }

    @Override
    public String route() {
        return SOURCE;
    }

    @Override
    public Outcome draft(Request wanted) {
        if (wanted.understanding().greeting()) {
            return fixed(wanted, detectors.wordingFor(wanted.understanding()));
        }
        List<Hit> hits = wanted.passages().stream().filter(hit -> hit.passage().audience() != Audience.INTERNAL
                && hit.passage().language().equals(wanted.language())).toList();
        if (hits.isEmpty()) {
            return new NothingFits(new Reason("no-knowledge", "there is no passage in " + wanted.language().displayName() + " that may be quoted"));
        }
        double nearest = hits.stream().mapToDouble(Hit::nearness).max().orElse(0);
        Hit best = hits.getFirst();
        double floor = wanted.understanding().intent() == null ? settings.passageFloor() : settings.passageFloorWithIntent();
        if (nearest < floor) {
            return new NothingFits(new Reason("no-knowledge", String.format(Locale.ROOT,
                    "the nearest passage (%s, %d) has a nearness of %.3f, below %.3f",
                    best.passage().article(), best.passage().place(), nearest, floor)));
        }
        List<Passage> meant = whatCouldBeMeant(wanted, hits);
        return meant.size() > 1 ? askWhich(wanted, meant.stream().map(passage -> nearestOf(passage.article(), hits)).toList()) : quote(wanted, best);
    }

    private Outcome fixed(Request wanted, String key) {
        Wordings.Said said = wordings.say(key, wanted.language(), Map.of()).orElseThrow();
        return new Drafted(new Draft(wanted.turn(), said.language(), said.text(), List.of(), "wording:" + key, false),
                "a pleasantry, answered in fixed words");
    }

    private Outcome askWhich(Request wanted, List<Passage> meant) {
        StringBuilder options = new StringBuilder();
        for (int i = 0; i < meant.size(); i++) {
            options.append(i == 0 ? "" : "\n").append(i + 1).append(". ").append(name(meant.get(i)));
        }
        Wordings.Said said = wordings.say("ask.which", wanted.language(), Map.of("options", options.toString())).orElseThrow();
        return new Drafted(new Draft(wanted.turn(), said.language(), said.text(), List.of(), "wording:ask.which", true),
                "asked back: " + String.join(" or ", meant.stream().map(Passage::article).toList()));
    }

    /** Shared words make a passage score; what comes nearest to the question says best which article is meant. */
    private static Passage nearestOf(String article, List<Hit> hits) {
        return hits.stream().filter(hit -> hit.passage().article().equals(article)).max(Comparator.comparingDouble(Hit::nearness)).orElseThrow()
                .passage();
    }

    private static String name(Passage passage) {
        return passage.heading().isEmpty() ? passage.title() : passage.heading();
    }

    private Outcome quote(Request wanted, Hit best) {
        Passage passage = best.passage();
        String from = isDated(passage) ? date(passage, wanted.language()) : "";
        Wordings.Said lead = (from.isEmpty() ? wordings.say("librarian.lead-in", wanted.language(), Map.of("title", passage.title()))
                : wordings.say("librarian.lead-in-dated", wanted.language(), Map.of("title", passage.title(), "from", from))).orElseThrow();
        Citation whole = passage.citation();
        Citation citation = from.isEmpty() ? whole
                : new Citation(whole.article(), whole.revision(), whole.passage(), whole.title() + " (" + from + ")", whole.url(), whole.quote());
        return new Drafted(new Draft(wanted.turn(), passage.language(), lead.text() + "\n\n" + passage.text().strip(), List.of(citation), SOURCE,
                false),
                String.format(Locale.ROOT, "quoted %s, passage %d, score %.3f, nearness %.3f", passage.article(), passage.place(), best.score(),
                        best.nearness()));
    }

    /** What holds only for a time, and fees, say from when they hold. */
    private static boolean isDated(Passage passage) {
        return passage.validUntil() != null || "fees".equals(passage.topic());
    }

    private String date(Passage passage, Language language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language.equals(Language.ENGLISH) ? Locale.of("en", "IE")
                : Locale.of(language.code()))
                .format(passage.validFrom().atZone(zone));
    }

    /**
     * Several things could be meant when passages about different products are about equally good, their articles are told apart by words, and
     * the question has none of these words. Once the customer has been asked, the best one is taken.
     */
    private List<Passage> whatCouldBeMeant(Request wanted, List<Hit> hits) {
        Passage best = hits.getFirst().passage();
        List<Passage> meant = new ArrayList<>(List.of(best));
        Set<String> asked = new HashSet<>(Words.stems(new FollowUp().of(wanted.understanding(), wanted.before())));
        for (Hit hit : hits) {
            Passage other = hit.passage();
            boolean close = hits.getFirst().score() - hit.score() <= settings.askBackMargin() && hits.getFirst()
                    .nearness() - hit.nearness() <= settings.askBackMargin();
            boolean another = meant.stream().noneMatch(one -> one.article().equals(other.article()));
            if (close && another && meant.size() < MOST_OPTIONS && meant.stream().allMatch(one -> differ(one, other, asked))) {
                meant.add(other);
            }
        }
        return meant;
    }

    private static boolean differ(Passage one, Passage other, Set<String> asked) {
        if (one.product() == null || other.product() == null || one.product().equals(other.product())) {
            return false;
        }
        Set<String> ofOne = Words.stems(one.title() + " " + one.heading() + " " + one.product().replace('-', ' '));
        Set<String> ofOther = Words.stems(other.title() + " " + other.heading() + " " + other.product().replace('-', ' '));
        Set<String> telling = new HashSet<>(ofOne);
        telling.addAll(ofOther);
        telling.removeIf(stem -> ofOne.contains(stem) && ofOther.contains(stem));
        return !telling.isEmpty() && asked.stream().noneMatch(telling::contains);
    }
}
