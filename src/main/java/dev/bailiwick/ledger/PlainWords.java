package dev.bailiwick.ledger;

import dev.bailiwick.ledger.Explanation.Card;
import dev.bailiwick.ledger.Explanation.Fact;
import dev.bailiwick.ledger.Explanation.PassageFound;
import dev.bailiwick.ledger.Explanation.PolicyFound;
import dev.bailiwick.ledger.Explanation.Quote;
import dev.bailiwick.ledger.Explanation.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Says an entry in plain words. Tolerant of whatever is missing, and of kinds it does not know: those are shown by their name, and
 * the details stand below every card anyway.
 */
final class PlainWords {

    private final Entry entry;
    private final Details details;
    private final List<Fact> facts = new ArrayList<>();
    private final List<Quote> quotes = new ArrayList<>();
    private final List<PolicyFound> policies = new ArrayList<>();
    private final List<PassageFound> passages = new ArrayList<>();
    private Tone tone = Tone.PLAIN;

    private PlainWords(Entry entry) {
        this.entry = entry;
        this.details = Details.of(entry.details());
    }

    /**
     * @param entry an entry
     * @return the entry in plain words
     */
    static Card of(Entry entry) {
        PlainWords words = new PlainWords(entry);
        String title = words.title();
        String step = words.details.text("step");
        return new Card(entry, title, words.tone, step, List.copyOf(words.facts), List.copyOf(words.quotes), List.copyOf(words.policies),
                List.copyOf(words.passages));
    }

    private String title() {
        return switch (entry.kind()) {
            case "conversation-started" -> started();
            case "message-received" -> received();
            case "message-understood" -> understood();
            case "message-judged" -> judged("message");
            case "procedure-followed" -> followed();
            case "passages-found" -> found();
            case "draft-made" -> drafted();
            case "draft-judged" -> judged("draft");
            case "handoff-judged" -> howHandedOver();
            case "outreach-judged" -> mayWriteFirst();
            case "draft-cleared" -> cleared();
            case "reply-sent" -> sent();
            case "one-moment-said" -> toldToWait();
            case "turn-superseded" -> superseded();
            case "result-dropped" -> dropped();
            case "handed-off" -> handedOff();
            case "case-overdue" -> overdue();
            case "pen-passed" -> penPassed();
            case "conversation-closed" -> closed();
            case "conversation-resumed" -> resumed();
            case "conversation-rated" -> rated();
            case "event-noted" -> noted();
            case "delivered" -> onItsWay(Tone.GOOD, "Delivered to the company");
            case "delivery-given-up" -> onItsWay(Tone.STOP, "The delivery was given up after all tries");
            case "delivery-withdrawn" -> onItsWay(Tone.STOP, "What was on its way was called back");
            case "delivery-resent" -> onItsWay(Tone.PLAIN, "A person sent it again");
            case "step-failed" -> failed();
            default -> aboutTheHouse();
        };
    }

    private String started() {
        fact("Channel", "channel");
        fact("Customer", "customer");
        fact("Pen", "pen");
        return "The conversation began";
    }

    private String received() {
        tone = Tone.WORDS;
        String who = Phrases.who(details.text("participant"));
        quote(who, "text");
        fact("Message", "message");
        fact("Sequence", "sequence_number");
        fact("Attached", "attachments");
        return who + " wrote";
    }

    private String understood() {
        String language = details.text("language");
        if (!language.isEmpty()) {
            facts.add(new Fact("Language", Phrases.languageName(language) + measured("confidence", "sure")));
        }
        fact("Called for", "procedure");
        if (details.truth("wantsPerson")) {
            facts.add(new Fact("A person", "is asked for"));
        }
        if (details.truth("abusive")) {
            facts.add(new Fact("Tone", "insults or threatens"));
        }
        for (Details topic : details.list("topics")) {
            String by = topic.text("exemplar");
            facts.add(new Fact("Near the regulated topic", topic.text("name") + topic(topic) + (by.isEmpty() ? "" : ", by “" + by + "”")));
        }
        List<String> masked = details.list("personalData").stream().map(one -> one.text("kind")).filter(kind -> !kind.isEmpty()).toList();
        if (!masked.isEmpty()) {
            facts.add(new Fact("Personal data masked", String.join(", ", masked)));
        }
        details.texts("injections").forEach(sign -> facts.add(new Fact("Tries to instruct the assistant", sign)));
        fact("Understood by", "source");
        millis();
        String intent = details.text("intent");
        return intent.isEmpty() ? "Understood the message; it is near no known intent"
                : "Understood the message as “" + intent + "”" + measured("nearness", "near");
    }

    private static String topic(Details topic) {
        double nearness = topic.number("nearness", -1);
        return nearness < 0 ? "" : " (" + Phrases.twoPlaces(nearness) + ")";
    }

    private String judged(String what) {
        for (Details finding : details.list("findings")) {
            policies.add(new PolicyFound(finding.text("policy"), finding.text("title"), finding.text("basis"), Phrases.action(finding.word("action")),
                    finding.text("because")));
        }
        fact("Policy book", "book");
        String outcome = outcome(details.word("outcome"), what);
        String judged = "Judged the " + what + ": " + outcome;
        if (policies.isEmpty()) {
            return judged + (tone == Tone.GOOD ? "; no policy objects" : "");
        }
        PolicyFound first = policies.getFirst();
        String policy = (first.policy() + " " + first.title()).strip() + (first.basis().isEmpty() ? "" : " (" + first.basis() + ")");
        if (tone == Tone.GOOD) {
            return judged + "; seen by " + policy;
        }
        return judged + " under " + policy + (first.because().isEmpty() ? "" : " because: " + first.because());
    }

    private String howHandedOver() {
        judged("handoff");
        tone = Tone.PLAIN;
        String team = details.text("team");
        fact("Words", "wording");
        String by = policies.stream().filter(policy -> !policy.action().equals(Phrases.action("note"))).findFirst()
                .map(policy -> ", by " + policy.policy() + " " + policy.title()).orElse("; no policy asks for more");
        return "Judged how it is handed over" + (team.isEmpty() ? "" : ": to team " + team) + by;
    }

    private String mayWriteFirst() {
        String judged = judged("wish to write first");
        boolean silent = !details.text("then").equals("allowed");
        tone = silent ? Tone.STOP : Tone.GOOD;
        return silent ? judged + "; nothing was written" : judged;
    }

    private String aboutTheHouse() {
        HouseWords.Said said = HouseWords.of(entry.kind(), details);
        if (said == null) {
            return Phrases.capital(entry.kind().replace('-', ' '));
        }
        tone = said.tone();
        facts.addAll(said.facts());
        return said.title();
    }

    private String outcome(String word, String what) {
        tone = switch (word) {
            case "allow", "allowed", "answer", "redact", "procedure", "cleared", "clear" -> Tone.GOOD;
            case "ask" -> Tone.CAUTION;
            case "" -> Tone.PLAIN;
            default -> Tone.STOP;
        };
        return switch (word) {
            case "allow", "allowed", "cleared", "clear" -> "allowed";
            case "answer" -> "may be answered";
            case "procedure" -> "a procedure follows";
            case "redact" -> "allowed once something is masked";
            case "ask" -> "the customer is asked first";
            case "hold", "held" -> "held";
            case "block", "decline", "declined" -> "declined";
            case "handoff" -> "handed to a human";
            case "" -> "the outcome was not noted";
            default -> details.text("outcome");
        };
    }

    private String followed() {
        fact("State", "state");
        facts.addAll(details.parts("collected").stream().map(part -> new Fact("Collected: " + part.name(), part.value())).toList());
        fact("Asked for", "asked");
        String procedure = details.text("procedure");
        return "Followed the procedure" + (procedure.isEmpty() ? "" : " “" + procedure + "”");
    }

    private String found() {
        for (Details hit : details.list("hits")) {
            passages.add(passage(hit, hit.number("score", -1), ""));
        }
        quote("Looked for", "query");
        fact("For", "audience");
        String language = details.text("language");
        if (!language.isEmpty()) {
            facts.add(new Fact("In", Phrases.languageName(language)));
        }
        fact("As of", "asOf");
        tone = passages.isEmpty() ? Tone.CAUTION : Tone.PLAIN;
        return switch (passages.size()) {
            case 0 -> "Found no passage that fits";
            case 1 -> "Found one passage";
            default -> "Found " + passages.size() + " passages";
        };
    }

    private static PassageFound passage(Details hit, double score, String quote) {
        String title = hit.text("title");
        String article = hit.text("article");
        String place = hit.text("place").isEmpty() ? hit.text("passage") : hit.text("place");
        String source = article + (hit.text("revision").isEmpty() ? "" : " r" + hit.text("revision")) + (place.isEmpty() ? "" : " §" + place);
        return new PassageFound(title.isEmpty() ? article : title, source.strip(), score, quote, hit.text("url"));
    }

    private String drafted() {
        tone = Tone.WORDS;
        boolean question = details.truth("question");
        quote(question ? "The draft asks back" : "The draft", "body");
        cited();
        fact("Found by", "source");
        fact("How", "note");
        millis();
        return details.text("body").isEmpty() ? "No draft came about" : question ? "Drafted a question back" : "Drafted a reply";
    }

    private String cleared() {
        tone = Tone.GOOD;
        fact("Draft", "draft");
        fact("Policy book", "book");
        String by = details.text("grantedBy");
        return "Cleared the draft" + (by.isEmpty() ? "" : by.equalsIgnoreCase("verdict") ? ": the verdict permits exactly these words" : ": " + by + " permits it");
    }

    private String sent() {
        tone = Tone.WORDS;
        quote("The assistant", "body");
        cited();
        fact("Message", "message");
        fact("Answers", "answers");
        return "The reply was put on its way";
    }

    private String toldToWait() {
        tone = Tone.WORDS;
        quote("The assistant", "body");
        fact("Message", "message");
        return "The customer was told that the answer takes a moment";
    }

    private String overdue() {
        tone = Tone.STOP;
        fact("Because", "because");
        return "The desk was reminded: nobody has come";
    }

    private void cited() {
        for (Details citation : details.list("citations")) {
            passages.add(passage(citation, -1, citation.itself().isEmpty() ? citation.text("quote") : citation.itself()));
        }
    }

    private String superseded() {
        tone = Tone.CAUTION;
        String by = details.text("by");
        return "The turn was given up" + (by.isEmpty() ? " for something newer" : "; newer: " + by);
    }

    private String dropped() {
        tone = Tone.CAUTION;
        String why = details.text("why");
        return "A late result was dropped" + (why.isEmpty() ? "" : ": " + why);
    }

    private String handedOff() {
        tone = Tone.STOP;
        quote("Note for the advisor", "note");
        String language = details.text("language");
        if (!language.isEmpty()) {
            facts.add(new Fact("Language wanted", Phrases.languageName(language)));
        }
        fact("Reason", "code");
        String target = details.text("target");
        String reason = details.text("reason");
        return "Handed to a human" + (target.isEmpty() ? "" : ", team " + target) + (reason.isEmpty() ? "" : ", because: " + reason);
    }

    private String penPassed() {
        fact("Assigned to", "assignee");
        fact("Code", "code");
        fact("Because", "reason");
        String to = details.text("to");
        return "The pen went to " + (to.isEmpty() ? "another hand" : switch (details.word("to")) {
            case "assistant" -> "the assistant";
            case "advisor" -> "an advisor";
            default -> to;
        });
    }

    private String closed() {
        fact("Code", "code");
        fact("Because", "reason");
        String status = details.text("status").toLowerCase(Locale.ROOT);
        return "The conversation was " + (status.isEmpty() ? "closed" : status);
    }

    private String resumed() {
        fact("Because", "reason");
        fact("Pen", "pen");
        return "The conversation goes on";
    }

    private String rated() {
        fact("Type", "type");
        fact("Value", "value");
        fact("From", "min");
        fact("To", "max");
        quote("The customer", "comments");
        return "The customer rated us";
    }

    private String noted() {
        String type = details.text("type");
        quote("Noted", "body");
        fact("By", "participant");
        fact("Message", "message");
        return "Noted" + (type.isEmpty() ? " an event" : ": " + type);
    }

    private String onItsWay(Tone how, String words) {
        tone = how;
        fact("Event", "type");
        fact("Sequence", "sequence_number");
        fact("Attempts", "attempts");
        fact("By", "by");
        fact("Because", "because");
        fact("Because", "problem");
        fact("May have arrived", "mayHaveArrived");
        return words;
    }

    private String failed() {
        tone = Tone.STOP;
        fact("What went wrong", "error");
        fact("Code", "code");
        millis();
        fact("Then", "then");
        return "A step failed";
    }

    /** Adds what stands under the key, a word or a list of words. */
    private void fact(String name, String key) {
        String value = details.text(key).isEmpty() ? String.join(", ", details.texts(key)) : details.text(key);
        if (!value.isEmpty()) {
            facts.add(new Fact(name, value));
        }
    }

    private void quote(String by, String key) {
        String value = details.text(key);
        if (!value.isEmpty()) {
            quotes.add(new Quote(by, value));
        }
    }

    private void millis() {
        for (Details attempt : details.list("attempts")) {
            facts.add(new Fact("Asked " + attempt.text("route"), attempt.text("outcome") + " after " + attempt.text("millis") + " ms: " + attempt.text("chosen")));
        }
        double millis = details.number("millis", -1);
        if (millis >= 0) {
            facts.add(new Fact("Took", Math.round(millis) + " ms"));
        }
    }

    private String measured(String key, String word) {
        double value = details.number(key, -1);
        return value < 0 ? "" : " (" + Phrases.twoPlaces(value) + " " + word + ")";
    }
}
