package dev.bailiwick.release.change;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where proposals are kept, with who wrote, submitted and approved them.
 *
 * @param <T> what is proposed
 */
public interface Proposals<T extends Texts<T>> {

    /** Keeps a new proposal. */
    void add(Proposal proposal);

    /**
     * @param id a proposal's id
     * @return it, or nothing
     */
    Optional<Proposal> find(String id);

    /**
     * @param id a proposal's id
     * @return it, its row taken until the transaction ends
     * @throws dev.bailiwick.kernel.Refusal of kind {@code NOT_FOUND}
     */
    Proposal take(String id);

    /** Keeps a proposal as it is from now on. */
    void change(Proposal proposal);

    /** @return the proposals that changed last, the latest first */
    List<Proposal> latest(int most);

    /** Notes that somebody wrote in a proposal; noted already, nothing changes. */
    void addAuthor(String proposal, String person);

    /** @return who wrote in it, ordered by name */
    List<String> authors(String proposal);

    /** @return the number of the submission */
    long submit(Proposal proposal, String person, Instant at);

    /** @return the latest submission, or nothing */
    Optional<Submission> submission(String proposal);

    /**
     * Keeps an approval. The database itself refuses whoever wrote or submitted the proposal, and whatever was changed since.
     *
     * @throws dev.bailiwick.kernel.Refusal of kind {@code DENIED} or {@code PRECONDITION}
     */
    void approve(Submission submission, String approver, Instant at);

    /** Notes that texts took force: its proposal is in force, the one before is retired. */
    void tookForce(String proposal, Instant at);
}
