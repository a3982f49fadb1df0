package dev.bailiwick.ledger.web;

import dev.bailiwick.ledger.Ledger;
import java.util.List;
import org.springframework.web.util.UriUtils;

/** The page that lists the latest conversations. */
final class LedgerListPage {

    private LedgerListPage() {
    }

    static String of(List<Ledger.Recent> latest, String problem) {
        Html page = Frame.open(problem.isEmpty() ? "Ledger" : "Not found · Ledger");
        page.element("h1", "What was decided, and why");
        page.raw("<form class=\"find\" action=\"/ledger\" method=\"get\" role=\"search\"><label for=\"conversation\">Conversation</label>"
                + "<input id=\"conversation\" name=\"conversation\" required maxlength=\"255\" autocomplete=\"off\" spellcheck=\"false\">"
                + "<button>Open</button></form>");
        if (!problem.isEmpty()) {
            page.element("p", problem, "class", "problem", "role", "alert");
        }
        page.element("h2", "The latest conversations");
        if (latest.isEmpty()) {
            page.element("p", "Nothing was decided yet. The first message of a customer makes the first entry.", "class", "empty");
            return Frame.close(page);
        }
        page.raw("<div class=\"wide\" role=\"region\" aria-label=\"The latest conversations\" tabindex=\"0\"><table><thead><tr><th scope=\"col\">Conversation</th>"
                + "<th scope=\"col\">Began</th><th scope=\"col\" class=\"number\">Entries</th><th scope=\"col\">Last entry</th></tr></thead><tbody>");
        for (Ledger.Recent recent : latest) {
            String id = recent.conversation().value();
            page.open("tr").open("th", "scope", "row").element("a", id, "href", path(id)).close("th").open("td");
            Frame.moment(page, recent.began());
            page.close("td").element("td", Long.toString(recent.entries()), "class", "number").open("td").text(Frame.kind(recent.lastKind()) + ", ");
            Frame.moment(page, recent.lastAt());
            page.close("td").close("tr");
        }
        page.raw("</tbody></table></div>");
        return Frame.close(page);
    }

    static String path(String id) {
        return "/ledger/" + UriUtils.encodePathSegment(id, java.nio.charset.StandardCharsets.UTF_8);
    }
}
