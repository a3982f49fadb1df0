package dev.bailiwick.knowledge;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The dated state of an article. It is in force at a moment when its article holds then by its own dates, it had been imported by
 * then (the first revision counts from its own date, even before the import), and nothing had ended it yet.
 *
 * @param article     what it says
 * @param number      from 1
 * @param contentHash hash over what it says
 * @param importedAt  when it was taken over
 * @param endedAt     when a newer revision or the removal of its file ended it; null while neither has happened
 */
public record Revision(Article article, int number, String contentHash, Instant importedAt, Instant endedAt) {

    /** @return from when it is in force, inclusive */
    public Instant from() {
        Instant own = article.validFrom();
        return number == 1 || own.isAfter(importedAt) ? own : importedAt;
    }

    /** @return until when it is in force, exclusive; null for open */
    public Instant until() {
        Instant own = article.validUntil();
        if (own == null || endedAt == null) {
            return own == null ? endedAt : own;
        }
        return own.isBefore(endedAt) ? own : endedAt;
    }

    /**
     * @param moment any moment
     * @return whether it is in force then
     */
    public boolean inForceAt(Instant moment) {
        return !moment.isBefore(from()) && (until() == null || moment.isBefore(until()));
    }

    /** @return its quotable parts, ordered by place */
    public List<Passage> passages() {
        Article a = article;
        return IntStream.range(0, a.parts().size()).mapToObj(place -> {
            Article.Part part = a.parts().get(place);
            return new Passage(a.id(), number, place, a.title(), part.heading(), part.text(), a.topic(), a.product(), a.language(),
                    part.audience(), a.validFrom(), a.validUntil(), a.url());
        }).toList();
    }
}
