package dev.bailiwick.flow;

import dev.bailiwick.flow.StepDescription.Form;
import dev.bailiwick.flow.StepDescription.Input;
import dev.bailiwick.flow.StepDescription.Pace;
import dev.bailiwick.flow.StepDescription.Role;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The single list of steps that a drawing may use. From it come the worker, the lint, the modeller's element templates and the
 * reference page.
 */
public final class StepCatalog {

    private static final Duration QUICK = Duration.ofSeconds(5);

    private static final Form WORDING = new Form(Pattern.compile("[a-z][a-z0-9_.-]{0,79}"), "a key such as handoff.default");
    private static final Form WORD = new Form(Pattern.compile("[a-z][a-z0-9-]{0,39}"), "small letters and hyphens, such as lost-card");
    private static final Form CHANNELS = new Form(Pattern.compile("[a-z][a-z0-9-]{0,39}( ?, ?[a-z][a-z0-9-]{0,39}){0,19}"),
            "channels by comma, such as web, chat");
    private static final Form DETAILS = new Form(WantedDetails.FORM, WantedDetails.WORDS);

    private static final List<StepDescription> STEPS = List.of(
            slow("understand-message", "Understand message", "Sees language, intent, topics and personal data in all open messages.",
                    Role.PREPARES, List.of(), List.of("understood", "failed"), "failed", 20),
            quick("judge-message", "Judge message", "Applies the policies to what came in; the strictest finding decides what follows.",
                    Role.JUDGES_MESSAGE, List.of(), List.of("answer", "procedure", "ask", "decline", "handOff")),
            quick("find-passages", "Find passages", "Looks for passages that may be quoted to this customer now.",
                    Role.PREPARES, List.of(), List.of("found", "nothing")),
            slow("draft-reply", "Draft reply", "Finds words from the passages, with citations, or asks back.",
                    Role.PROPOSES, List.of(), List.of("drafted", "nothingFits", "unusable"), "unusable", 45),
            quick("propose-wording", "Propose fixed words", "Puts fixed words of the company in the draft's place.", Role.PROPOSES,
                    List.of(new Input("wording", "Key of the words; empty takes the one that the deciding policy names.", false, WORDING)),
                    List.of("drafted")),
            quick("judge-draft", "Judge draft", "Applies the policies to what we want to say; clears it or holds it.",
                    Role.JUDGES_DRAFT, List.of(), List.of("cleared", "held")),
            quick("send-reply", "Send reply", "Says the cleared draft: message, delivery and ledger entry in one transaction.",
                    Role.SPEAKS, List.of(), List.of("sent")),
            quick("prepare-handoff", "Prepare handoff", "Decides who is asked for, why, and with which words.", Role.PREPARES,
                    List.of(new Input("target", "The team; empty takes the policy's, then the desk's usual one.", false, WORD),
                            new Input("wording", "Key of the words to say; empty takes the policy's, then the usual ones.", false, WORDING),
                            new Input("reason", "A word for machines, such as lost-card; empty takes the policy's id.", false, WORD)),
                    List.of("handOff")),
            quick("judge-handoff", "Judge handoff", "Applies the policies to a handoff: they may choose the team and the words, and never prevent it.",
                    Role.JUDGES_HANDOFF, List.of(), List.of("judged")),
            quick("propose-handoff-words", "Propose handoff words", "Puts the words that announce the human in the draft's place.",
                    Role.ANNOUNCES_HANDOFF, List.of(), List.of("drafted")),
            quick("hand-off", "Hand off", "Gives the pen to a human, with reason and story; the assistant falls silent.",
                    Role.HANDS_OFF, List.of(), List.of("handedOff")),
            quick("collect-details", "Collect details", "Takes what the procedure needs from the open messages and keeps it over the turns.",
                    Role.PREPARES,
                    List.of(new Input("details", "What is needed, in order: name=kind; kinds are four-digits, moment, place-or-text, phone, yes-no.",
                            true, DETAILS)),
                    List.of("complete", "missing", "stuck")),
            quick("ask-for-detail", "Ask for the missing detail", "Puts the question for the first missing detail in the draft's place.",
                    Role.PROPOSES, List.of(), List.of("drafted")),
            quick("consider-nudge", "Consider a nudge", "Decides whether a customer who fell silent is asked once whether they are still there.",
                    Role.PREPARES, List.of(new Input("channels", "The channels on which somebody is asked, by comma.", true, CHANNELS)),
                    List.of("nudge", "wait")),
            quick("judge-outreach", "Judge outreach", "Applies the policies to what the company wants to write first; in doubt nothing is written.",
                    Role.JUDGES_OUTREACH,
                    List.of(new Input("purpose", "What it is about, such as service; what the company says of the conversation counts more.", true,
                            WORD)),
                    List.of("allowed", "silent")),
            quick("propose-unasked-words", "Propose unasked words",
                    "Puts fixed words that answer nothing in the draft's place, in a turn of their own.", Role.PROPOSES_UNASKED,
                    List.of(new Input("wording", "Key of the words.", true, WORDING)), List.of("drafted")),
            quick("remind-desk", "Remind the desk", "Marks the case overdue when nobody has taken up what was handed over.", Role.PREPARES,
                    List.of(), List.of("waiting", "takenUp")),
            quick("close-conversation", "Close conversation", "Ends the conversation naturally; it can be resumed.", Role.CLOSES,
                    List.of(new Input("reason", "A word for machines, such as customer-silent.", true, WORD)), List.of("closed")));

    private StepCatalog() {
    }

    /** @return all steps, in the order in which a turn usually meets them */
    public static List<StepDescription> steps() {
        return STEPS;
    }

    /**
     * @param name the topic by which a drawing names a step
     * @return the step, if there is one
     */
    public static Optional<StepDescription> step(String name) {
        return STEPS.stream().filter(step -> step.name().equals(name)).findFirst();
    }

    private static StepDescription quick(String name, String title, String purpose, Role role, List<Input> inputs, List<String> outcomes) {
        return new StepDescription(name, title, purpose, Pace.QUICK, role, inputs, outcomes, null, QUICK);
    }

    private static StepDescription slow(String name, String title, String purpose, Role role, List<Input> inputs, List<String> outcomes,
            String failure, int seconds) {
        return new StepDescription(name, title, purpose, Pace.SLOW, role, inputs, outcomes, failure, Duration.ofSeconds(seconds));
    }
}
