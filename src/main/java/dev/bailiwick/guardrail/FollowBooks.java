package dev.bailiwick.guardrail;

import dev.bailiwick.release.change.AtWork;
import dev.bailiwick.release.change.Follow;
import dev.bailiwick.release.change.Proposals;
import dev.bailiwick.release.change.Versions;
import org.springframework.stereotype.Component;

/**
 * Keeps this program in step with the policies in force and the brakes that are pulled. A program that cannot take up the book in force holds
 * everything.
 */
@Component
public class FollowBooks extends Follow<BookTexts> {

    private final Brakes brakes;
    private final BrakedJudge judge;

    FollowBooks(Versions<BookTexts> books, Proposals<BookTexts> proposals, BooksAtWork atWork, ProposePolicies propose, Brakes brakes,
            BrakedJudge judge, Tools tools) {
        super(PoliciesMatter.MATTER, books, proposals, atWork, propose, tools);
        this.brakes = brakes;
        this.judge = judge;
    }

    @Override
    public synchronized void look() {
        judge.look(brakes);
        super.look();
    }

    /** It takes force in any case: holding everything where it cannot be taken up is stricter than to go on by the book before. */
    @Override
    protected AtWork.Ready atItsMoment(BookTexts texts) {
        return new AtWork.Ready() {
            @Override
            public String version() {
                return texts.version();
            }

            @Override
            public void takeUp() {
                throw new IllegalStateException("a book is taken up once it is compiled");
            }
        };
    }

    @Override
    protected void inStep() {
        judge.inStep();
    }

    @Override
    protected void outOfStep(String version) {
        judge.outOfStep("policy book " + version + " is in force and cannot be taken up here");
    }

    /** Before the release is pinned, and long before the first request. */
    @Override
    public int getPhase() {
        return -100;
    }
}
