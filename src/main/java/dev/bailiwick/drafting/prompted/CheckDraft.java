package dev.bailiwick.drafting.prompted;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bailiwick.drafting.Grounding;
import dev.bailiwick.drafting.Promises;
import dev.bailiwick.drafting.detect.Detectors;
import dev.bailiwick.kernel.Citation;
import dev.bailiwick.knowledge.Embeddings;
import dev.bailiwick.model.Flaw;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Says what is wrong with a model's draft, in words that the model can use to mend it. Nothing passes unread. */
public final class CheckDraft {

    /**
     * A draft as it was read.
     *
     * @param answer    the words, references in brackets taken out
     * @param citations the passages it relies on
     * @param asksBack  whether it asks back
     * @param noAnswer  whether the passages hold no answer
     * @param flaws     what is wrong with it; empty when it can be used
     */
    record Read(String answer, List<Citation> citations, boolean asksBack, boolean noAnswer, List<Flaw> flaws) {
    }

    private static final Pattern REFERENCE = Pattern.compile("\\s?\\[\\d{1,2}]");
    private static final Pattern SECRET = Pattern.compile("\\b(?:what(?: is|'s|’s)|tell|give|send|enter|type|share|confirm|provide|nennen|geben|"
            + "senden|cuál es|diga|envíe)\\b.{0,40}\\b(?:pin|password|passcode|cvv|cvc|security code|one-time|card number|geheimzahl|passwort|"
            + "kartennummer|contraseña|clave|número de (?:la |su )?tarjeta)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS | Pattern.DOTALL);
    private static final int LONGEST_QUESTION = 400;

    private final Grounding grounding = new Grounding();
    private final Promises promises = new Promises();
    private final CheckWords checkWords;
    private final OffTheQuestion offTheQuestion;

    /**
     * @param detectors    tells languages, and the floor below which an answer is off the question
     * @param embeddings   tells how near an answer is to its question
     * @param ownKnowledge what must not be repeated
     */
    public CheckDraft(Detectors detectors, Embeddings embeddings, OwnKnowledge ownKnowledge) {
        this.checkWords = new CheckWords(detectors.tellLanguage(), ownKnowledge);
        this.offTheQuestion = new OffTheQuestion(embeddings, detectors.settings().questionFloor());
    }

    Read read(String text, Asked asked, ReadJson reader, Refusals refusals) {
        ReadJson.Read form = reader.read(text);
        if (!form.flaws().isEmpty()) {
            return new Read("", List.of(), false, false, form.flaws());
        }
        JsonNode node = form.object();
        String answer = REFERENCE.matcher(node.get("answer").asText()).replaceAll("").strip();
        boolean asksBack = node.get("asks_back").asBoolean();
        if (node.get("no_answer").asBoolean()) {
            return new Read("", List.of(), false, true, List.of());
        }
        Set<Integer> numbers = new LinkedHashSet<>();
        node.get("citations").forEach(number -> numbers.add(number.asInt()));
        if (!numbers.stream().allMatch(number -> number >= 1 && number <= asked.given().size())) {
            return new Read(answer, List.of(), asksBack, false, List.of(new Flaw(Flaw.Kind.FOREIGN_CITATION,
                    "It cites passages that were not given; the numbers go from 1 to " + asked.given().size() + ".")));
        }
        List<Citation> citations = numbers.stream().map(number -> asked.given().get(number - 1).citation()).toList();
        List<Flaw> flaws = new ArrayList<>(checkWords.flaws(answer, asked, refusals));
        // What was filled in stands in no passage; it is neither knowledge nor a claim.
        String ofKnowledge = asked.mask().without(answer);
        if (asksBack) {
            checkQuestion(ofKnowledge, asked, flaws);
        } else {
            checkAnswer(ofKnowledge, citations, asked, flaws);
        }
        return new Read(answer, asksBack ? List.of() : citations, asksBack, false, List.copyOf(flaws));
    }

    /** A question cites nothing, so it must not say anything either: no claim, no figure and no address that nobody has given. */
    private void checkQuestion(String answer, Asked asked, List<Flaw> flaws) {
        if (answer.length() > LONGEST_QUESTION || !grounding.onlyAsks(answer, asked.citations(), asked.message())) {
            flaws.add(new Flaw(Flaw.Kind.UNGROUNDED, "With asks_back the answer must be one short question back, in words of the passages and the message, "
                    + "and claim nothing."));
        }
        if (SECRET.matcher(answer).find()) {
            flaws.add(new Flaw(Flaw.Kind.UNGROUNDED, "A question back must not ask for a PIN, a password, a code or a card number."));
        }
        if (!promises.in(answer, List.of()).isEmpty()) {
            flaws.add(new Flaw(Flaw.Kind.UNPROVEN_PROMISE, "A question back must not promise anything."));
        }
    }

    private void checkAnswer(String answer, List<Citation> citations, Asked asked, List<Flaw> flaws) {
        if (citations.isEmpty()) {
            flaws.add(new Flaw(Flaw.Kind.UNGROUNDED, "An answer must cite at least one passage."));
            return;
        }
        for (String sentence : grounding.unsupported(answer, citations)) {
            flaws.add(new Flaw(Flaw.Kind.UNGROUNDED, "This does not stand in the cited passages: " + cut(sentence)));
        }
        for (Promises.Promise promise : promises.in(answer, citations)) {
            if (!promise.proven()) {
                flaws.add(new Flaw(Flaw.Kind.UNPROVEN_PROMISE, "This promises something that the cited passages do not say: " + cut(promise.words())));
            }
        }
        // Only what is good otherwise is worth the vectors.
        if (flaws.isEmpty() && offTheQuestion.is(answer, asked.question(), asked.language())) {
            flaws.add(new Flaw(Flaw.Kind.OFF_THE_QUESTION, "The answer is about something else than the question."));
        }
    }

    private static String cut(String sentence) {
        return sentence.length() > 200 ? sentence.substring(0, 200) + "…" : sentence;
    }
}
