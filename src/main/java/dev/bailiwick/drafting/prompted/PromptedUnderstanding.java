package dev.bailiwick.drafting.prompted;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bailiwick.conversation.Conversation;
import dev.bailiwick.conversation.Message;
import dev.bailiwick.drafting.Attempt;
import dev.bailiwick.drafting.UnderstandMessage;
import dev.bailiwick.drafting.Understanding;
import dev.bailiwick.drafting.Understanding.Topic;
import dev.bailiwick.drafting.ConversationMask;
import dev.bailiwick.drafting.detect.Detectors;
import dev.bailiwick.kernel.Language;
import dev.bailiwick.model.Complete;
import dev.bailiwick.model.Completion;
import dev.bailiwick.model.Prompt;
import dev.bailiwick.model.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Understands by the detectors, and lets a model add to what they saw. Nothing that a detector saw is ever taken away. */
public final class PromptedUnderstanding implements UnderstandMessage {

    private static final Logger LOG = LoggerFactory.getLogger(PromptedUnderstanding.class);
    private static final String BY_MODEL = "named by the model";

    private final Detectors detectors;
    private final Complete complete;
    private final PromptFiles prompts;

    /**
     * @param detectors what sees first
     * @param complete  the model
     * @param prompts   where the words to it stand
     */
    public PromptedUnderstanding(Detectors detectors, Complete complete, PromptFiles prompts) {
        this.detectors = detectors;
        this.complete = complete;
        this.prompts = prompts;
    }

    @Override
    public Understanding understand(Conversation conversation, List<Message> open, List<Message> before) {
        Understanding seen = detectors.see(conversation.language(), open, "librarian");
        if (seen.greeting() || !seen.injections().isEmpty() || seen.text().isBlank()) {
            return seen;
        }
        PromptFiles.Book book = prompts.inForce();
        ReadJson reader = book.reader(Needed.UNDERSTAND);
        Prompt prompt = prompt(book, detectors, open, before).about(conversation.id() + "/" + conversation.turn());
        Completion completion = complete.complete(prompt, answer -> reader.read(answer).flaws());
        Understanding understood = switch (completion) {
            case Completion.Usable usable -> merge(seen, reader.read(usable.text()).object(), usable.route());
            case Completion.NoGood bad -> alone(seen, bad.route(), bad.flaws().getFirst().kind().word(), bad.flaws().getFirst().words());
            case Completion.Failed failed -> alone(seen, failed.route(), failed.fault().word(), failed.detail());
        };
        return understood.after(Attempt.and(List.of(), completion));
    }

    static Prompt prompt(PromptFiles.Book book, Detectors detectors, List<Message> open, List<Message> before) {
        ConversationMask mask = ConversationMask.over(before, open);
        return book.fill(Needed.UNDERSTAND, Map.of("intents", list(detectors.intentNames()), "topics", list(detectors.topicNames()),
                "earlier", WordsOfOthers.earlier(before, mask), "message", WordsOfOthers.plain(mask.mask(Detectors.joined(open)))),
                detectors.settings().understandDeadline()).holding(Route.DataClass.MASKED).filledWith(References.of(open, before));
    }

    private static Understanding alone(Understanding seen, String route, String kind, String why) {
        LOG.warn("The model {} did not help to understand ({}: {}); the detectors' findings stand alone.", route, kind, why);
        return withSource(seen, "librarian (" + route + " did not help: " + kind + ")");
    }

    private Understanding merge(Understanding seen, JsonNode node, String route) {
        String named = node.get("intent").isNull() ? null : node.get("intent").asText();
        boolean adds = seen.intent() == null && named != null && detectors.intentNames().contains(named);
        String intent = adds ? named : seen.intent();
        Optional<Language> told = seen.language().isSure() ? Optional.empty() : language(node.get("language").asText());
        List<Topic> topics = new ArrayList<>(seen.topics());
        for (JsonNode topic : node.get("topics")) {
            if (detectors.topicNames().contains(topic.asText()) && topics.stream().noneMatch(one -> one.name().equals(topic.asText()))) {
                topics.add(new Topic(topic.asText(), 1, BY_MODEL));
            }
        }
        return new Understanding(seen.text(), told.orElse(seen.language()), told.isPresent() ? 0.7 : seen.languageConfidence(), intent,
                adds ? 0 : seen.intentNearness(), adds ? detectors.procedureOf(intent) : seen.procedure(), seen.wantsPerson()
                        || node.get("wants_person").asBoolean(),
                seen.abusive() || node.get("abusive").asBoolean(), seen.greeting(), List.copyOf(topics), seen.personalData(), seen.injections(),
                        route);
    }

    private Optional<Language> language(String code) {
        return detectors.settings().languages().contains(code) ? Optional.of(new Language(code)) : Optional.empty();
    }

    private static Understanding withSource(Understanding seen, String source) {
        return new Understanding(seen.text(), seen.language(), seen.languageConfidence(), seen.intent(), seen.intentNearness(), seen.procedure(),
                seen.wantsPerson(),
                seen.abusive(), seen.greeting(), seen.topics(), seen.personalData(), seen.injections(), source);
    }

    static String list(List<String> names) {
        return names.isEmpty() ? "  (none)" : "  " + String.join(", ", names);
    }
}
