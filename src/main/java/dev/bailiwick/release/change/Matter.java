package dev.bailiwick.release.change;

import dev.bailiwick.kernel.Decision;

/**
 * What can be changed by a proposal: its texts, where they are kept, and the words that people and the ledger use for it.
 *
 * @param form   what its texts look like
 * @param tables where they are kept
 * @param acts   what the ledger calls each step
 * @param words  what people read
 */
public record Matter<T extends Texts<T>>(Form<T> form, Tables tables, Kinds acts, Words words) {

    /**
     * The tables, each with its schema. All have the columns of {@code guardrail.proposal} and its fellows, but for the name of the version's
     * column; that nobody approves their own, and that only what was approved takes force, their constraints hold.
     *
     * @param version    the texts, for ever
     * @param proposal   what is proposed
     * @param author     who wrote in it
     * @param submission what was given to others to approve
     * @param approval   somebody else's yes
     * @param activation what is in force from when
     * @param column     the column that holds a version in all but the first
     * @param lock       the advisory lock by which one change at a time is made; any number that nobody else in the database uses
     */
    public record Tables(String version, String proposal, String author, String submission, String approval, String activation, String column,
            long lock) {
    }

    /**
     * The ledger's kind for each step.
     *
     * @param detail   the detail that names the version, such as {@code book}
     * @param founded  the first of this house
     * @param proposed begun or offered
     * @param changed  written in
     * @param checked  found in order
     * @param tried    held against the past or the present
     * @param submitted given to others
     * @param approved  approved
     * @param inForce   took force
     * @param withdrawn taken back, turned down or passed over
     * @param returned  the one before came back
     */
    public record Kinds(String detail, Decision.Kind founded, Decision.Kind proposed, Decision.Kind changed, Decision.Kind checked,
            Decision.Kind tried,
            Decision.Kind submitted, Decision.Kind approved, Decision.Kind inForce, Decision.Kind withdrawn, Decision.Kind returned) {
    }

    /**
     * Parts of sentences.
     *
     * @param version   before a version that is or was in force, such as {@code book}
     * @param is        {@code is} or {@code are}
     * @param texts     who the texts are, such as {@code the policies}
     * @param another   what the folder holds when it differs, such as {@code another book}
     * @param until     what an offer does not do until it is approved
     * @param wrote     what an author did, such as {@code wrote}
     * @param tryIt     how it is tried, as an order, such as {@code try it on the past}
     * @param wasTried  how it was tried, such as {@code was tried on the past}
     * @param nothing   why it cannot be empty
     */
    public record Words(String version, String is, String texts, String another, String until, String wrote, String tryIt, String wasTried,
            String nothing) {
    }
}
