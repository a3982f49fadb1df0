package dev.bailiwick.ledger;

import dev.bailiwick.ledger.Explanation.Fact;
import dev.bailiwick.ledger.Explanation.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says in plain words what was decided about the house itself: who did what to the policies, the brakes and the accounts. */
final class HouseWords {

    private static final Map<String, String> NAMES = names();

    private final Details details;

    /**
     * What an entry says.
     *
     * @param title what happened, in a line
     * @param tone  how it weighs
     * @param facts what else is known
     */
    record Said(String title, Tone tone, List<Fact> facts) {
    }

    private HouseWords(Details details) {
        this.details = details;
    }

    private static Map<String, String> names() {
        Map<String, String> names = new java.util.LinkedHashMap<>();
        names.put("title", "Title");
        names.put("proposal", "Proposal");
        names.put("submission", "Submission");
        names.put("book", "Policy book");
        names.put("before", "Before that");
        names.put("base", "A change of");
        names.put("begins", "From");
        names.put("policies", "Policies in it");
        names.put("judgements", "Judgements tried");
        names.put("changed", "Of these otherwise");
        names.put("authors", "Written by");
        names.put("submittedBy", "Submitted by");
        names.put("approvedBy", "Approved by");
        names.put("armedBy", "Made ready by");
        names.put("because", "Because");
        names.put("void", "Void with it");
        names.put("origin", "Origin");
        names.put("roles", "Roles");
        names.put("hash", "Hash of the texts");
        names.put("shown", "Hash of what was shown");
        names.put("brake", "Brake");
        names.put("from", "From where");
        return names;
    }

    /**
     * @param kind    an entry's kind
     * @param details its details
     * @return what it says, or null when it is no kind of the house's
     */
    static Said of(String kind, Details details) {
        HouseWords words = new HouseWords(details);
        return switch (kind) {
            case "book-founded" -> words.said(Tone.GOOD, "The house began with its first policy book" + words.after(" from ", "origin"));
            case "book-proposed" -> words.said(Tone.PLAIN, words.who() + (details.text("origin").equals("written") ? " began a proposal for other policies"
                    : " offered the policies of a folder as a proposal") + words.quoted("title"));
            case "book-changed" -> words.said(words.voids(Tone.PLAIN), words.who() + " changed a proposal" + words.after(": ", "what"));
            case "book-checked" -> words.said(Tone.GOOD, words.who() + " had a proposal checked: it compiles and its examples pass");
            case "book-tried" -> words.said(Tone.PLAIN, words.who() + " tried a proposal on the past" + words.after(": ", "changed")
                    + words.after(" of ", "judgements") + " judgements would be otherwise");
            case "book-submitted" -> words.said(Tone.CAUTION, words.who() + " gave a proposal to others to approve");
            case "book-approved" -> words.said(Tone.GOOD, words.who() + " approved what " + words.or("submittedBy", "somebody else") + " had submitted");
            case "book-withdrawn" -> words.said(Tone.STOP, words.who() + " took a proposal back or turned it down");
            case "book-in-force" -> words.said(Tone.GOOD, "Another policy book took force" + words.after(", approved by ", "approvedBy"));
            case "book-returned" -> words.said(Tone.CAUTION, words.who() + " put the policy book before into force again");
            case "drawings-founded" -> words.said(Tone.GOOD, "The house began with its first drawings" + words.after(" from ", "origin"));
            case "drawings-proposed" -> words.said(Tone.PLAIN, words.who() + (details.text("origin").equals("written")
                    ? " began a proposal for other drawings" : " offered the drawings of a folder as a proposal") + words.quoted("title"));
            case "drawings-changed" -> words.said(words.voids(Tone.PLAIN), words.who() + " changed proposed drawings" + words.after(": ", "what"));
            case "drawings-checked" -> words.said(Tone.GOOD, words.who() + " had proposed drawings checked: they are in order");
            case "drawings-previewed" -> words.said(Tone.PLAIN, words.who() + " held proposed drawings against the conversations under way"
                    + words.after(": ", "conversations"));
            case "drawings-submitted" -> words.said(Tone.CAUTION, words.who() + " gave proposed drawings to others to approve");
            case "drawings-approved" -> words.said(Tone.GOOD, words.who() + " approved the drawings that " + words.or("submittedBy", "somebody else")
                    + " had submitted");
            case "drawings-withdrawn" -> words.said(Tone.STOP, words.who() + " took proposed drawings back or turned them down");
            case "drawings-in-force" -> words.said(Tone.GOOD, "Other drawings took force" + words.after(", approved by ", "approvedBy"));
            case "drawings-returned" -> words.said(Tone.CAUTION, words.who() + " put the drawings before into force again");
            case "brake-armed" -> words.said(Tone.CAUTION, words.who() + " made the brake ready for " + words.or("holds", "something"));
            case "brake-pulled" -> words.said(Tone.STOP, words.who() + " pulled the brake: " + words.or("holds", "something") + " is held from here on");
            case "brake-lifted" -> words.said(Tone.GOOD, words.who() + " lifted the brake: " + words.or("held", "something") + " is judged by the policies alone");
            case "prompt-permitted" -> words.said(Tone.CAUTION, words.who() + " lets the prompt " + words.or("prompt", "of the house")
                    + " be asked of a model without a passing contract suite");
            case "route-switched" -> words.said(words.or("to", "").equals("on") ? Tone.GOOD : Tone.CAUTION, words.who() + " switched the route "
                    + words.or("route", "to a model") + words.after(" to ", "to"));
            case "route-preferred" -> words.said(Tone.CAUTION, words.who() + (details.text("route").isEmpty() ? " put the routes into the settings' order"
                    : " had the route " + details.text("route") + " asked first") + words.after(" in the lane ", "lane"));
            case "conversation-tried" -> words.said(Tone.PLAIN, words.who() + " tried a conversation by " + (details.text("proposal").isEmpty()
                    ? "what is in force" : "a proposal") + "; nothing of it was kept");
            case "budget-changed" -> words.said(Tone.CAUTION, words.who() + " set what models may cost: a day " + words.or("daily", "nothing")
                    + ", a conversation " + words.or("conversation", "nothing") + " (0 is no limit)");
            case "access-changed" -> words.said(Tone.CAUTION, words.who() + " " + words.or("what", "changed the access of") + words.after(" ", "account"));
            default -> null;
        };
    }

    private Said said(Tone tone, String title) {
        List<Fact> facts = new ArrayList<>();
        NAMES.forEach((key, name) -> {
            String value = details.text(key).isEmpty() ? String.join(", ", details.texts(key)) : details.text(key);
            if (!value.isEmpty()) {
                facts.add(new Fact(name, value));
            }
        });
        return new Said(title, tone, facts);
    }

    private Tone voids(Tone otherwise) {
        return details.text("void").isEmpty() ? otherwise : Tone.STOP;
    }

    private String who() {
        String by = or("by", "Somebody");
        return by.startsWith("the ") ? Phrases.capital(by) : by;
    }

    private String or(String key, String otherwise) {
        return details.text(key).isEmpty() ? otherwise : details.text(key);
    }

    private String after(String words, String key) {
        return details.text(key).isEmpty() ? "" : words + details.text(key);
    }

    private String quoted(String key) {
        return details.text(key).isEmpty() ? "" : " “" + details.text(key) + "”";
    }
}
