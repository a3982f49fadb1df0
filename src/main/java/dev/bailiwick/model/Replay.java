package dev.bailiwick.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes a completion again from its records: the same routes in the same order, every question compared with what was asked then, byte by byte, and
 * every judgement of an answer with what was found then. Nobody is asked.
 */
public final class Replay {

    private final List<Recording> recordings;

    /** @param recordings the attempts of one completion, in order */
    public Replay(List<Recording> recordings) {
        this.recordings = List.copyOf(recordings);
    }

    /**
     * @param recordings attempts of several completions, in order
     * @return them by completion
     */
    public static List<Replay> completions(List<Recording> recordings) {
        List<List<Recording>> groups = new ArrayList<>();
        for (Recording one : recordings) {
            if (one.number() == 1 || groups.isEmpty()) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(one);
        }
        return groups.stream().map(Replay::new).toList();
    }

    /** @return the attempts */
    public List<Recording> recordings() {
        return recordings;
    }

    /** @return the prompt's name */
    public String prompt() {
        return recordings.getFirst().prompt();
    }

    /**
     * @param prompt what would be asked now
     * @param check  what an answer must stand up to now
     * @return the words that could be used in the end, or null when none could
     * @throws CassetteMiss when something would be asked or found otherwise than then
     */
    public String play(Prompt prompt, Check check) {
        Prompt mended = null;
        String usable = null;
        for (Recording then : recordings) {
            Prompt asked = asked(prompt, mended, then);
            if (!Recording.question(asked.parts(), asked.schema()).equals(then.question())) {
                throw new CassetteMiss("attempt " + then.number() + " of the prompt " + then.prompt() + "/" + then.version() + " would ask otherwise: "
                        + CassetteMiss.difference(asked.parts(), then.said()));
            }
            List<Flaw> flaws = then.answer() instanceof Answer.Whole whole ? check.flaws(whole.text()) : List.of();
            if (!then.cut() && !flaws.equals(then.flaws())) {
                throw new CassetteMiss("the answer to attempt " + then.number() + " of the prompt " + then.prompt() + "/" + then.version()
                        + " is judged otherwise: now " + flaws + ", then " + then.flaws());
            }
            usable = then.answer() instanceof Answer.Whole whole && flaws.isEmpty() ? whole.text() : null;
            List<Flaw> wrong = then.answer() instanceof Answer.Failed failed ? Flaw.of(failed).map(List::of).orElse(List.of()) : flaws;
            if (!wrong.isEmpty()) {
                List<Prompt.Part> mend = check.mend(wrong);
                mended = prompt.forFamily(then.parameters().get("family")).again(then.answer() instanceof Answer.Whole whole ? whole.text() : null, mend);
            }
        }
        return usable;
    }

    /** A call beside another one asks what that one asks, which may be to mend. */
    private static Prompt asked(Prompt prompt, Prompt mended, Recording then) {
        boolean mends = mended != null && (then.kind() == ModelCall.Kind.MENDING || then.kind() == ModelCall.Kind.HEDGE
                && Recording.question(mended.parts(), mended.schema()).equals(then.question()));
        return mends ? mended : prompt.forFamily(then.parameters().get("family"));
    }
}
