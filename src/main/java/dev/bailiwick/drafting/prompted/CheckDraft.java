package dev.bailiwick.drafting.prompted;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bailiwick.drafting.Grounding;
import dev.bailiwick.drafting.Promises;
import dev.bailiwick.drafting.detect.TellLanguage;
import dev.bailiwick.kernel.Citation;
import dev.bailiwick.kernel.Language;
import dev.bailiwick.knowledge.Passage;
import dev.bailiwick.model.Flaw;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Says what is wrong with a model's draft, in words that the model can use to mend it. Nothing passes unread. */
final class CheckDraft {

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

        static Read broken(Flaw.Kind kind, String problem) {
            return new Read("", List.of(), false, false, List.of(new Flaw(kind, problem)));
        }
    }

    private static final Set<String> FIELDS = Set.of("answer", "citations", "asks_back", "no_answer");
    private static final Pattern SECRET = Pattern.compile("\\b(?:what(?: is|'s|’s)|tell|give|send|enter|type|share|confirm|provide|nennen|geben|"
            + "senden|cuál es|diga|envíe)\\b.{0,40}\\b(?:pin|password|passcode|cvv|cvc|security code|one-time|card number|geheimzahl|passwort|"
            + "kartennummer|contraseña|clave|número de (?:la |su )?tarjeta)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS | Pattern.DOTALL);
    private static final int LONGEST_ANSWER = 4_000;
    private static final int LONGEST_QUESTION = 400;
    private static final int MOST_CITATIONS = 20;

    private final Grounding grounding = new Grounding();
    private final Promises promises = new Promises();
    private final TellLanguage tellLanguage;

    CheckDraft(TellLanguage tellLanguage) {
        this.tellLanguage = tellLanguage;
    }

    Read read(String text, List<Passage> given, String message, Language wanted) {
        Optional<JsonNode> object = ReadJson.object(text, FIELDS);
        if (object.isEmpty()) {
            return Read.broken(Flaw.Kind.UNPARSABLE, "It is not one JSON object with exactly the fields answer, citations, asks_back and no_answer.");
        }
        JsonNode node = object.get();
        if (!node.get("answer").isTextual() || !node.get("asks_back").isBoolean() || !node.get("no_answer").isBoolean()
                || !ReadJson.isArray(node.get("citations"), JsonNode::isInt, MOST_CITATIONS)) {
            return Read.broken(Flaw.Kind.WRONG_SHAPE, "A field has the wrong type: answer is a text, citations a list of whole numbers, asks_back and no_answer are "
                    + "true or false.");
        }
        String answer = node.get("answer").asText().replaceAll("\\s?\\[\\d{1,2}]", "").strip();
        boolean asksBack = node.get("asks_back").asBoolean();
        if (node.get("no_answer").asBoolean()) {
            return new Read("", List.of(), false, true, List.of());
        }
        Set<Integer> numbers = new LinkedHashSet<>();
        node.get("citations").forEach(number -> numbers.add(number.asInt()));
        List<Flaw> flaws = new ArrayList<>();
        if (!numbers.stream().allMatch(number -> number >= 1 && number <= given.size())) {
            flaws.add(new Flaw(Flaw.Kind.FOREIGN_CITATION, "It cites passages that were not given; the numbers go from 1 to " + given.size() + "."));
            return new Read(answer, List.of(), asksBack, false, flaws);
        }
        List<Citation> citations = numbers.stream().map(number -> given.get(number - 1).citation()).toList();
        checkWords(answer, wanted, flaws);
        if (asksBack) {
            checkQuestion(answer, given, message, flaws);
        } else {
            checkAnswer(answer, citations, flaws);
        }
        return new Read(answer, asksBack ? List.of() : citations, asksBack, false, flaws);
    }

    private void checkWords(String answer, Language wanted, List<Flaw> flaws) {
        if (answer.isBlank() || answer.length() > LONGEST_ANSWER) {
            flaws.add(new Flaw(Flaw.Kind.EMPTY, "The answer must have 1 to " + LONGEST_ANSWER + " characters."));
            return;
        }
        TellLanguage.Guess guess = tellLanguage.tell(answer, Language.UNSURE);
        if (answer.length() >= 30 && guess.language().isSure() && !guess.language().equals(wanted)) {
            flaws.add(new Flaw(Flaw.Kind.WRONG_LANGUAGE, "The answer must be in " + wanted.displayName() + ", not in " + guess.language().displayName() + "."));
        }
    }

    /** A question cites nothing, so it must not say anything either: no claim, no figure and no address that nobody has given. */
    private void checkQuestion(String answer, List<Passage> given, String message, List<Flaw> flaws) {
        if (answer.length() > LONGEST_QUESTION || !grounding.onlyAsks(answer, given.stream().map(Passage::citation).toList(), message)) {
            flaws.add(new Flaw(Flaw.Kind.UNGROUNDED, "With asks_back the answer must be one short question back, in words of the passages and the message, and claim nothing."));
        }
        if (SECRET.matcher(answer).find()) {
            flaws.add(new Flaw(Flaw.Kind.UNGROUNDED, "A question back must not ask for a PIN, a password, a code or a card number."));
        }
        if (!promises.in(answer, List.of()).isEmpty()) {
            flaws.add(new Flaw(Flaw.Kind.UNPROVEN_PROMISE, "A question back must not promise anything."));
        }
    }

    private void checkAnswer(String answer, List<Citation> citations, List<Flaw> flaws) {
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
    }

    private static String cut(String sentence) {
        return sentence.length() > 200 ? sentence.substring(0, 200) + "…" : sentence;
    }
}
