package dev.bailiwick.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.rehearsal.Move.Book;
import dev.bailiwick.rehearsal.Move.BookChanges;
import dev.bailiwick.rehearsal.Move.Brings;
import dev.bailiwick.rehearsal.Move.Cancelled;
import dev.bailiwick.rehearsal.Move.CustomerWrites;
import dev.bailiwick.rehearsal.Move.Delivered;
import dev.bailiwick.rehearsal.Move.Fate;
import dev.bailiwick.rehearsal.Move.Finished;
import dev.bailiwick.rehearsal.Move.KnowledgeChanges;
import dev.bailiwick.rehearsal.Move.NodeFallsSilent;
import dev.bailiwick.rehearsal.Move.PatienceEnds;
import dev.bailiwick.rehearsal.Move.PenReturned;
import dev.bailiwick.rehearsal.Move.PenTaken;
import dev.bailiwick.rehearsal.Move.Resumed;
import dev.bailiwick.rehearsal.Move.SlowStepReturns;
import dev.bailiwick.rehearsal.Move.TakenOver;
import dev.bailiwick.rehearsal.Move.TimerFires;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the lab found, each as the shortest story that showed it. */
class RacesFoundTest extends OnTheStage {

    @Test
    void aMessageThatWasOpenAtTheEndIsAnsweredOnceTheConversationIsResumed() {
        everyPromiseHoldsIn(new CustomerWrites(1), new Finished(), new Resumed(true));
    }

    @Test
    void aConversationThatEndedCanStillBeCancelled() {
        everyPromiseHoldsIn(new CustomerWrites(1), new Finished(), new Cancelled());
    }

    @Test
    void aMessageThatCouldNotBeUnderstoodGoesToAHuman() {
        everyPromiseHoldsIn(new CustomerWrites(1), new SlowStepReturns(0, Brings.A_FAILURE));
    }

    @Test
    void aReplyThatMayHaveArrivedKeepsItsNumberWhenItIsCalledBack() {
        everyPromiseHoldsIn(new CustomerWrites(1), new SlowStepReturns(0, Brings.A_RESULT), new SlowStepReturns(0, Brings.A_RESULT),
                new Delivered(Fate.CRASH_BEFORE_NOTING), new TimerFires());
    }

    @Test
    void aMessageWhoseRepliesWereCalledBackTwiceIsStillOwedAnAnswer() {
        everyPromiseHoldsIn(new CustomerWrites(1), new SlowStepReturns(0, Brings.A_RESULT), new SlowStepReturns(0, Brings.A_RESULT),
                new PenTaken(), new Delivered(Fate.TAKEN), new PenReturned(), new SlowStepReturns(0, Brings.A_RESULT),
                new SlowStepReturns(0, Brings.A_RESULT), new PenTaken(), new Delivered(Fate.TAKEN), new PenReturned());
    }

    @Test
    void aNodeThatComesBackSaysNoOneMomentAfterAnotherNodesReply() {
        everyPromiseHoldsIn(new CustomerWrites(1), new SlowStepReturns(0, Brings.A_RESULT), new NodeFallsSilent(), new TakenOver(),
                new SlowStepReturns(0, Brings.A_RESULT), new PatienceEnds(0));
    }

    @Test
    void wordsThatNobodyAskedForDoNotAnswerWhatWasCalledBackBeforeThem() {
        everyPromiseHoldsIn(new CustomerWrites(1), new SlowStepReturns(0, Brings.A_RESULT), new SlowStepReturns(0, Brings.A_RESULT),
                new TimerFires(), new CustomerWrites(2), new SlowStepReturns(0, Brings.A_RESULT), new SlowStepReturns(0, Brings.A_RESULT),
                new CustomerWrites(3));
    }

    @Test
    void whatATakeoverSilencedIsNoFarewellWhenNobodyWroteForWeeks() {
        everyPromiseHoldsIn(new CustomerWrites(1), new SlowStepReturns(0, Brings.A_PROCEDURE), new PenTaken(), new TimerFires(), new TimerFires(),
                new Delivered(Fate.TAKEN));
    }

    @Test
    void aReplyThatTheEndSilencedIsOwedOnceTheConversationIsResumed() {
        everyPromiseHoldsIn(new CustomerWrites(1), new SlowStepReturns(1, Brings.A_PROCEDURE), new Finished(), new Delivered(Fate.TAKEN),
                new Resumed(true), new CustomerWrites(4), new SlowStepReturns(0, Brings.A_PROCEDURE), new CustomerWrites(5));
    }

    @Test
    void aReminderThatHasNotLeftIsNoFarewellWhenNobodyWroteForWeeks() {
        everyPromiseHoldsIn(new CustomerWrites(1), new SlowStepReturns(0, Brings.NOTHING_FITTING), new TimerFires(), new TimerFires(),
                new Delivered(Fate.TAKEN), new Delivered(Fate.TAKEN), new Delivered(Fate.TAKEN));
    }

    @Test
    void aQuestionThatHasNotLeftIsNoFarewellWhenTheConversationEndsInSilence() {
        everyPromiseHoldsIn(new CustomerWrites(1), new SlowStepReturns(0, Brings.A_RESULT), new SlowStepReturns(0, Brings.A_RESULT),
                new Delivered(Fate.TAKEN), new TimerFires(), new BookChanges(Book.NO_OUTREACH), new TimerFires(), new Delivered(Fate.TAKEN),
                new Delivered(Fate.TAKEN));
    }

    @Test
    void whatAnotherBookForbidsInMidTurnIsNotSaidAndWhatItOnlyWordsOtherwiseIs() {
        for (Book book : Book.values()) {
            everyPromiseHoldsIn(new CustomerWrites(1), new SlowStepReturns(0, Brings.A_RESULT), new BookChanges(book), new KnowledgeChanges(),
                    new SlowStepReturns(0, Brings.A_RESULT), new Delivered(Fate.TAKEN), new TimerFires(), new TimerFires());
        }
    }

    private void everyPromiseHoldsIn(Move... moves) {
        assertThat(lab.playPatiently(new Story(0, true, true, List.of(moves))).map(RaceLab.Failure::text)).as("a broken promise").isEmpty();
    }
}
