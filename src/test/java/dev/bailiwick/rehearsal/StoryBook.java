package dev.bailiwick.rehearsal;

import dev.bailiwick.guardrail.BoundBook;
import dev.bailiwick.guardrail.Finding;
import dev.bailiwick.guardrail.Finding.Action;
import dev.bailiwick.guardrail.Gate;
import dev.bailiwick.guardrail.Verdict;
import dev.bailiwick.guardrail.facts.DraftFact;
import dev.bailiwick.guardrail.facts.Fact;
import dev.bailiwick.guardrail.facts.MessageFact;
import dev.bailiwick.testing.OnlyJudges;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** A policy book of a story: it judges as {@link Move.Book} says, and hands off who wants a person. */
record StoryBook(Move.Book which) implements OnlyJudges {

    static BoundBook of(String version) {
        return new StoryBook(Arrays.stream(Move.Book.values()).filter(book -> book.version().equals(version)).findFirst().orElseThrow());
    }

    @Override
    public String version() {
        return which.version();
    }

    @Override
    public Verdict judge(Gate gate, List<Fact> facts, Instant moment) {
        return Verdict.of(List.of(switch (gate) {
            case MESSAGE -> which == Move.Book.NO_MESSAGES || wantsPerson(facts) ? finding(Action.HAND_OFF, null) : finding(Action.NOTE, null);
            case DRAFT -> isFixed(facts) || which != Move.Book.NO_ANSWERS && which != Move.Book.OTHER_WORDS ? finding(Action.NOTE, null)
                    : which == Move.Book.NO_ANSWERS ? finding(Action.HOLD, null) : finding(Action.SAY_FIRST, "disclosure.ai");
            case HANDOFF -> which == Move.Book.OTHER_WORDS ? finding(Action.HAND_OFF, "handoff.plain") : finding(Action.NOTE, null);
            case OUTREACH -> finding(which == Move.Book.NO_OUTREACH ? Action.HOLD : Action.NOTE, null);
            case TOOL -> finding(Action.NOTE, null);
        }), version());
    }

    private static Finding finding(Action action, String wording) {
        return new Finding("GR-999", "the story's", "", action, "the story says so", wording, null, null);
    }

    private static boolean wantsPerson(List<Fact> facts) {
        return facts.stream().anyMatch(fact -> fact instanceof MessageFact message && message.wantsPerson());
    }

    private static boolean isFixed(List<Fact> facts) {
        return facts.stream().anyMatch(fact -> fact instanceof DraftFact draft && draft.fixed());
    }
}
