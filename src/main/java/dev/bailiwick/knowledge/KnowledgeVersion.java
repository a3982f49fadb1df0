package dev.bailiwick.knowledge;

import java.util.List;

/**
 * Names what was in force together: the hash over all its revisions.
 *
 * @param value {@code k-} and twelve hexadecimal digits
 */
public record KnowledgeVersion(String value) {

    /** @throws IllegalArgumentException when the value has another form */
    public KnowledgeVersion {
        if (value == null || !value.matches("k-[0-9a-f]{12}")) {
            throw new IllegalArgumentException("a knowledge version is k- and twelve hexadecimal digits, not " + value);
        }
    }

    /**
     * @param revisions what is in force, ordered by article
     * @return its version
     */
    public static KnowledgeVersion of(List<Revision> revisions) {
        Sha256 hash = new Sha256();
        revisions.forEach(revision -> hash.add(revision.article().id()).add(Integer.toString(revision.number())).add(revision.contentHash()));
        return new KnowledgeVersion("k-" + hash.hex().substring(0, 12));
    }

    /**
     * @param revisions what is in force, ordered by article
     * @param vectors   what they are searched by; another model finds other passages
     * @return the version of both together; with the built-in embedder, which is the program's own, that of the revisions alone
     */
    public static KnowledgeVersion of(List<Revision> revisions, SearchVectors vectors) {
        KnowledgeVersion texts = of(revisions);
        return vectors instanceof BuiltInVectors ? texts
                : new KnowledgeVersion("k-" + new Sha256().add(texts.value()).add(vectors.model()).hex().substring(0, 12));
    }

    @Override
    public String toString() {
        return value;
    }
}
