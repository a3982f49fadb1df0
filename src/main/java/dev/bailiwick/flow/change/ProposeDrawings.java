package dev.bailiwick.flow.change;

import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.release.change.Person;
import dev.bailiwick.release.change.Proposal;
import dev.bailiwick.release.change.Proposals;
import dev.bailiwick.release.change.Propose;
import dev.bailiwick.release.change.Seen;
import dev.bailiwick.release.change.Versions;
import org.springframework.stereotype.Component;

/** Drawings are changed here, checked, and held against the conversations under way. */
@Component
public class ProposeDrawings extends Propose<DrawingTexts> {

    private final DrawingsAtWork atWork;
    private final CompareDrawings compare;
    private final Preflight preflight;

    ProposeDrawings(Versions<DrawingTexts> sets, Proposals<DrawingTexts> proposals, DrawingsAtWork atWork, CompareDrawings compare,
            Preflight preflight, Tools tools) {
        super(DrawingsMatter.MATTER, sets, proposals, tools);
        this.atWork = atWork;
        this.compare = compare;
        this.preflight = preflight;
    }

    @Override
    protected DrawingTexts among(CompanyFiles files) {
        return DrawingTexts.among(files);
    }

    @Override
    public Proposal write(String id, String path, byte[] bytes, Seen seen, Person person) {
        if (bytes.length == 0) {
            throw new Refusal(Refusal.Kind.INVALID, "the drawing is empty; it must have 1 byte to 2 MiB");
        }
        return super.write(id, path, bytes, seen, person);
    }

    /**
     * Sees that the drawings are in order and fit the rest of the house. From now on they are compared with those in force.
     *
     * @param id     the proposal
     * @param person who asks
     * @return the proposal, checked, with what it changes
     * @throws dev.bailiwick.kernel.InvalidFile naming every problem with its line; the proposal stays a draft
     */
    public Proposal check(String id, Person person) {
        Proposal before = find(id);
        DrawingTexts texts = texts(before);
        atWork.prepare(texts);
        return checked(before, inForce -> compare.compare(inForce, texts), person);
    }

    /**
     * Says what becomes of the conversations under way when the proposal takes force.
     *
     * @param id     a proposal that was checked
     * @param person who asks
     * @return the proposal, held against the conversations under way
     */
    public Proposal preflight(String id, Person person) {
        Proposal before = find(id);
        Preflight.Report found = preflight.look(before.book(), texts(before));
        return tried(before, found, person, "conversations", found.stay());
    }
}
