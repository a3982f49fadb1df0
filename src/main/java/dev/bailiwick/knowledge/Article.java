package dev.bailiwick.knowledge;

import dev.bailiwick.kernel.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * What one file of the company's knowledge says, read and checked.
 *
 * @param id         the path below {@code knowledge/} without its ending, such as {@code en/fees-2026}; a citation names it for ever
 * @param title      as a customer may read it, 1 to 200 characters
 * @param topic      what it is about: small letters, digits and hyphens
 * @param product    the product it is about in the same form, or null for all
 * @param audience   who may hear it; single parts may be narrower
 * @param language   the language it is written in
 * @param owner      who answers for it
 * @param validFrom  from when it holds, inclusive
 * @param validUntil until when it holds, exclusive; null for open
 * @param review     when its owner looks at it again
 * @param url        where a customer can read it, or an empty string
 * @param parts      its quotable parts in order, at least one; a part's index is its place
 * @param source     SHA-256 of the file it was read from, hexadecimal
 */
public record Article(String id, String title, String topic, String product, Audience audience, Language language, String owner,
        Instant validFrom, Instant validUntil, LocalDate review, String url, List<Part> parts, String source) {

    /**
     * One quotable part.
     *
     * @param heading  the heading above it, or an empty string
     * @param text     the words, plain Markdown
     * @param audience who may hear it
     */
    public record Part(String heading, String text, Audience audience) {
    }

    /** @throws IllegalArgumentException when there is no part, or the validity ends before it begins */
    public Article {
        Objects.requireNonNull(id);
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("article " + id + " has no part");
        }
        if (validUntil != null && !validUntil.isAfter(validFrom)) {
            throw new IllegalArgumentException("article " + id + " ends before it begins");
        }
    }

    /**
     * @return SHA-256, hexadecimal, over everything that is said about and in the article. Two files with the same content hash say
     *         the same, whatever their line ends and empty lines
     */
    public String contentHash() {
        Sha256 hash = new Sha256();
        hash.add(id).add(title).add(topic).add(product).add(audience.name()).add(language.code()).add(owner).add(validFrom.toString())
                .add(Objects.toString(validUntil, null)).add(review.toString()).add(url);
        parts.forEach(part -> hash.add(part.heading()).add(part.text()).add(part.audience().name()));
        return hash.hex();
    }
}
