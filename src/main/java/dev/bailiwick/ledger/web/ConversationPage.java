package dev.bailiwick.ledger.web;

import dev.bailiwick.ledger.Explanation;
import dev.bailiwick.ledger.Explanation.Card;
import dev.bailiwick.ledger.Explanation.Fact;
import dev.bailiwick.ledger.Explanation.PassageFound;
import dev.bailiwick.ledger.Explanation.PolicyFound;
import dev.bailiwick.ledger.Explanation.Quote;
import dev.bailiwick.ledger.Explanation.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The page of one conversation: whether its chain is whole, its way through the drawings, and every entry as a card. */
final class ConversationPage {

    private final Html page;
    private final Explanation explanation;
    private final List<Drawing.Walked> walked;
    private final String path;

    private ConversationPage(Explanation explanation, List<Drawing.Walked> walked) {
        this.explanation = explanation;
        this.walked = walked;
        this.page = Frame.open(explanation.conversation() + " · Ledger");
        this.path = LedgerListPage.path(explanation.conversation().value());
    }

    static String of(Explanation explanation, List<Drawing.Walked> walked, int drawn, List<Integer> stepping) {
        ConversationPage page = new ConversationPage(explanation, walked);
        page.head();
        page.drawings(drawn, stepping);
        explanation.turns().forEach(page::turn);
        page.next();
        return Frame.close(page.page);
    }

    private void head() {
        page.open("h1").element("span", "Conversation ", "class", "quiet").text(explanation.conversation().value()).close("h1");
        long entries = explanation.check().entries();
        if (explanation.check().whole()) {
            page.open("p", "class", "seal whole").raw("<span aria-hidden=\"true\">✓</span> ").element("strong", "Verified.")
                    .text(entries == 1 ? " Its only entry is as it was written." : " All " + entries + " entries are as they were written, in order, none missing.")
                    .close("p");
        } else {
            explanation.check().breaks().forEach(fault -> page.open("p", "class", "seal broken", "role", "alert").raw("<span aria-hidden=\"true\">✗</span> ")
                    .element("strong", "Broken at entry " + fault.number() + ".")
                    .text(" " + fault.what() + ". Nothing from there on can be relied upon.").close("p"));
        }
    }

    private void drawings(int drawn, List<Integer> stepping) {
        if (walked.isEmpty()) {
            return;
        }
        page.open("section", "aria-labelledby", "way").element("h2", "The way through the drawing", "id", "way");
        if (stepping.isEmpty()) {
            page.element("p", "No entry names a step of the drawing yet.", "class", "empty");
        } else {
            page.raw("<nav class=\"turns\" aria-label=\"Whose way is drawn\">");
            stepping.forEach(number -> turnLink("Turn " + number, number, drawn));
            turnLink("All", 0, drawn);
            page.raw("</nav>");
        }
        for (int i = 0; i < walked.size(); i++) {
            page.open("div", "class", "canvas", "role", "region", "aria-label", walked.get(i).title(), "tabindex", "0")
                    .raw(DrawingSvg.of(walked.get(i), "d" + i)).close("div");
        }
        page.element("p", "Numbers follow the order of the recorded steps. A line is marked where the drawing allows only one way between two of them.",
                "class", "quiet small");
        page.close("section");
    }

    private void turnLink(String name, int number, int drawn) {
        page.element("a", name, "href", path + "?turn=" + number + "#way", "aria-current", number == drawn ? "true" : null);
    }

    private void turn(Turn turn) {
        String id = "turn-" + turn.number() + "-" + turn.cards().getFirst().entry().number();
        page.open("section", "class", "turn", "aria-labelledby", id).open("h2", "id", id)
                .text(turn.number() == 0 ? "Outside a turn" : "Turn " + turn.number()).raw(" <small>");
        Frame.moment(page, turn.began());
        page.raw("</small>").close("h2").open("ol", "class", "cards");
        turn.cards().forEach(card -> card(card, turn.began()));
        page.close("ol").close("section");
    }

    private void card(Card card, Instant began) {
        page.open("li", "class", "card " + card.tone().name().toLowerCase(Locale.ROOT), "id", "e" + card.entry().number());
        page.open("p", "class", "meta").element("a", "#" + card.entry().number(), "href", "#e" + card.entry().number())
                .text(" ").element("span", Frame.kind(card.entry().kind()), "class", "kind").text(" ")
                .open("span", "class", "since", "title", card.entry().at().toString()).text("+" + Frame.span(Duration.between(began, card.entry().at())))
                .close("span");
        if (!card.step().isEmpty()) {
            page.text(" ").element("span", "at “" + stepName(card.step()) + "”", "class", "step");
        }
        page.close("p").element("h3", card.title());
        card.quotes().forEach(this::quote);
        policies(card.policies());
        passages(card.passages());
        facts(card.facts());
        raw(card);
        page.close("li");
    }

    private String stepName(String step) {
        return walked.stream().flatMap(one -> one.drawing().shape(step).stream()).map(Drawing.Shape::name).filter(name -> !name.isEmpty())
                .findFirst().orElse(step);
    }

    private void quote(Quote quote) {
        page.open("figure").element("figcaption", quote.by()).element("blockquote", quote.text()).close("figure");
    }

    private void policies(List<PolicyFound> policies) {
        if (policies.isEmpty()) {
            return;
        }
        page.open("ul", "class", "policies", "aria-label", "Policies");
        for (PolicyFound policy : policies) {
            page.open("li").element("strong", policy.policy()).text(" " + policy.title());
            if (!policy.basis().isEmpty()) {
                page.text(" ").element("span", policy.basis(), "class", "basis");
            }
            if (!policy.action().isEmpty()) {
                page.text(" ").element("span", policy.action(), "class", "action");
            }
            if (!policy.because().isEmpty()) {
                page.element("p", "because: " + policy.because());
            }
            page.close("li");
        }
        page.close("ul");
    }

    private void passages(List<PassageFound> passages) {
        if (passages.isEmpty()) {
            return;
        }
        page.open("ul", "class", "passages", "aria-label", "Passages");
        for (PassageFound passage : passages) {
            page.open("li");
            if (passage.score() >= 0) {
                page.element("span", String.format(Locale.ROOT, "%.2f", passage.score()), "class", "score", "title", "how well it fits, 0 to 1");
            }
            page.text(" ");
            if (passage.url().startsWith("https://") || passage.url().startsWith("http://")) {
                page.element("a", passage.title(), "href", passage.url(), "rel", "noreferrer noopener");
            } else {
                page.element("span", passage.title());
            }
            page.text(" ").element("span", passage.article(), "class", "quiet small");
            if (!passage.quote().isEmpty()) {
                page.element("q", passage.quote());
            }
            page.close("li");
        }
        page.close("ul");
    }

    private void facts(List<Fact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        page.open("dl");
        facts.forEach(fact -> page.open("div").element("dt", fact.name()).element("dd", fact.value()).close("div"));
        page.close("dl");
    }

    private void raw(Card card) {
        page.raw("<details><summary>As it is stored</summary>").element("pre", card.entry().details(), "tabindex", "0").open("dl", "class", "hashes");
        List.of(new Fact("at", card.entry().at().toString()), new Fact("release", card.entry().release() == null ? "none" : card.entry().release()),
                new Fact("hash", card.entry().hash()), new Fact("previous", card.entry().previousHash()))
                .forEach(fact -> page.open("div").element("dt", fact.name()).element("dd", fact.value()).close("div"));
        page.close("dl").close("details");
    }

    private void next() {
        if (explanation.nextAfter() > 0) {
            page.open("p").element("a", "The entries after #" + explanation.nextAfter(), "href", path + "?after=" + explanation.nextAfter(), "rel", "next").close("p");
        }
    }
}
