package dev.bailiwick.flow.steps;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bailiwick.conversation.Conversation;
import dev.bailiwick.conversation.Draft;
import dev.bailiwick.conversation.Message;
import dev.bailiwick.desk.Roster;
import dev.bailiwick.desk.Teams;
import dev.bailiwick.drafting.Grounding;
import dev.bailiwick.drafting.Promises;
import dev.bailiwick.drafting.Understanding;
import dev.bailiwick.drafting.ConversationMask;
import dev.bailiwick.drafting.Wordings;
import dev.bailiwick.flow.HandoffPlan;
import dev.bailiwick.flow.KnownFacts;
import dev.bailiwick.flow.TurnInHand;
import dev.bailiwick.guardrail.facts.CitationFact;
import dev.bailiwick.guardrail.facts.CompanyTimeFact;
import dev.bailiwick.guardrail.facts.ConversationFact;
import dev.bailiwick.guardrail.facts.CoverageFact;
import dev.bailiwick.guardrail.facts.DeskFact;
import dev.bailiwick.guardrail.facts.DraftFact;
import dev.bailiwick.guardrail.facts.Fact;
import dev.bailiwick.guardrail.facts.HandoffFact;
import dev.bailiwick.guardrail.facts.InjectionFact;
import dev.bailiwick.guardrail.facts.MessageFact;
import dev.bailiwick.guardrail.facts.PersonalDataFact;
import dev.bailiwick.guardrail.facts.PromiseFact;
import dev.bailiwick.guardrail.facts.TeamFact;
import dev.bailiwick.guardrail.facts.TopicFact;
import dev.bailiwick.kernel.Language;
import dev.bailiwick.knowledge.FindPassages;
import dev.bailiwick.knowledge.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Says what is known about a turn in the rules' vocabulary. */
@Component
class FactsOfTurn implements KnownFacts {

    /** The key of the words that tell the customer who answers. */
    static final String DISCLOSURE = "disclosure.ai";

    private final Roster roster;
    private final Teams teams;
    private final Wordings wordings;
    private final Grounding grounding;
    private final Promises promises;
    private final FactsOfCustomer customer;

    FactsOfTurn(Roster roster, Teams teams, Wordings wordings, Grounding grounding, Promises promises, ObjectMapper json) {
        this.roster = roster;
        this.teams = teams;
        this.wordings = wordings;
        this.grounding = grounding;
        this.promises = promises;
        this.customer = new FactsOfCustomer(json);
    }

    @Override
    public List<Fact> ofMessage(TurnInHand turn) {
        List<Fact> facts = new ArrayList<>(surroundings(turn));
        Understanding seen = turn.work().understanding();
        int attachments = turn.open().stream().mapToInt(message -> message.attachments().size()).sum();
        if (seen == null) {
            facts.add(unread(turn, attachments));
            return facts;
        }
        facts.add(new MessageFact(seen.text(), seen.language().code(), seen.languageConfidence(), seen.text().length(),
                seen.intent() == null ? "" : seen.intent(), seen.intentNearness(), seen.wantsPerson(), seen.abusive(), attachments));
        seen.topics().forEach(topic -> facts.add(new TopicFact(topic.name(), topic.nearness(), topic.exemplar())));
        seen.personalData().forEach(data -> facts.add(new PersonalDataFact(data.kind(), data.mark())));
        seen.injections().forEach(sign -> facts.add(new InjectionFact(sign)));
        return facts;
    }

    /** Nothing came in, or nobody has read it (yet): what is said is judged all the same, by all that is known. */
    private static MessageFact unread(TurnInHand turn, int attachments) {
        String text = turn.open().stream().map(Message::body).collect(Collectors.joining("\n"));
        return new MessageFact(text, Language.UNSURE.code(), 0, text.length(), "", 0, false, false, attachments);
    }

    /**
     * @param draft    the words as they would be heard
     * @param ownWords the words without what policies put before them: fixed words of the company need no passage behind them
     * @return what is known of the draft, the message it answers and their surroundings
     */
    List<Fact> ofDraft(TurnInHand turn, Draft draft, String ownWords) {
        List<Fact> facts = new ArrayList<>(ofMessage(turn));
        boolean fixed = draft.source().startsWith("wording:");
        facts.add(new DraftFact(draft.body(), draft.language().code(), draft.source(), fixed, draft.question(), draft.citations().size(),
                fixed || standsInKnowledge(turn, draft, ownWords), discloses(draft), draft.body().length()));
        for (var citation : draft.citations()) {
            Optional<Passage> passage = turn.work().passages().stream().map(FindPassages.Hit::passage)
                    .filter(hit -> hit.article().equals(citation.article()) && hit.revision() == citation.revision()
                            && hit.place() == citation.passage()).findFirst();
            facts.add(new CitationFact(citation.article(),
                    passage.map(hit -> hit.audience().name().toLowerCase(Locale.ROOT)).orElse("unknown"),
                    passage.map(hit -> holds(hit, turn)).orElse(false)));
        }
        if (!fixed) {
            promises.in(ownWords, draft.citations()).forEach(promise ->
                    facts.add(new PromiseFact(promise.kind(), promise.cents(), promise.proven(), promise.words())));
        }
        return facts;
    }

    /**
     * @param plan who is asked for and why
     * @return what is known of the handoff, the message that led to it and their surroundings
     */
    List<Fact> ofHandoff(TurnInHand turn, HandoffPlan plan) {
        List<Fact> facts = new ArrayList<>(ofMessage(turn));
        facts.add(new HandoffFact(plan.reason().code(), team(plan), turn.language().code(), turn.conversation().channel()));
        return facts;
    }

    /** @return the team that takes over: the one that is named, or the desk's usual one */
    String team(HandoffPlan plan) {
        return plan.target() != null ? plan.target() : teams.teams().getFirst().id();
    }

    /**
     * @param purpose what the drawing says that the company wants to write about
     * @return what is known of the customer and of what was written before; no message, for none is answered
     */
    List<Fact> ofOutreach(TurnInHand turn, String purpose) {
        List<Fact> facts = new ArrayList<>(surroundings(turn));
        facts.add(customer.outreach(turn, purpose));
        return facts;
    }

    /** A question back cites nothing: it must ask only, in words of the message and of what could be quoted. */
    private boolean standsInKnowledge(TurnInHand turn, Draft draft, String ownWords) {
        // The customer's own data, filled in again, stands in no passage and makes nothing true; a draft that holds none is done with at once.
        return stands(turn, draft, ownWords) || stands(turn, draft, ConversationMask.over(turn.before(), turn.open()).without(ownWords));
    }

    private boolean stands(TurnInHand turn, Draft draft, String ownWords) {
        return draft.question() ? grounding.onlyAsks(ownWords, turn.work().passages().stream().map(hit -> hit.passage().citation()).toList(),
                turn.work().understanding().text()) : grounding.grounded(ownWords, draft.citations());
    }

    /** @return whether the draft's words tell the customer that an AI answers */
    boolean discloses(Draft draft) {
        return wordings.say(DISCLOSURE, draft.language(), Map.of()).map(said -> draft.body().contains(said.text().strip())).orElse(false);
    }

    /** @return whether the company says that it knows who writes: {@code {"customer": {"verified": true}}} among the resources */
    boolean verified(Conversation conversation) {
        return customer.verified(conversation);
    }

    private static boolean holds(Passage passage, TurnInHand turn) {
        return !turn.moment().isBefore(passage.validFrom())
                && (passage.validUntil() == null || turn.moment().isBefore(passage.validUntil()));
    }

    private List<Fact> surroundings(TurnInHand turn) {
        Conversation conversation = turn.conversation();
        List<Fact> facts = new ArrayList<>();
        facts.addAll(customer.of(conversation, turn.moment()));
        facts.add(new ConversationFact(conversation.channel(), conversation.turn(), conversation.disclosed(), conversation.askedBack(),
                conversation.procedure() == null ? "" : conversation.procedure(), turn.open().size()));
        Roster.Hours hours = roster.hours(turn.moment());
        facts.add(new CompanyTimeFact(hours.local().toLocalDate().toString(), hours.local().getDayOfWeek().name(),
                hours.local().getHour() * 60 + hours.local().getMinute(), hours.holiday()));
        facts.add(new DeskFact(hours.open(), hours.opens()));
        List<Roster.Coverage> coverage = roster.coverage(turn.moment());
        coverage.forEach(one -> facts.add(coverageFact(one)));
        Understanding seen = turn.work().understanding();
        Language spoken = seen == null ? conversation.language() : seen.language();
        if (spoken.isSure() && coverage.stream().noneMatch(one -> one.language().equals(spoken))) {
            facts.add(coverageFact(roster.coverage(spoken, turn.moment())));
        }
        roster.teams(turn.moment()).forEach(one -> facts.add(new TeamFact(one.team(), one.now(), one.hours())));
        return facts;
    }

    private static CoverageFact coverageFact(Roster.Coverage one) {
        return new CoverageFact(one.language().code(), one.speakers(), one.now(), one.hours());
    }
}
