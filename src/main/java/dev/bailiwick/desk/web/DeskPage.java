package dev.bailiwick.desk.web;

import dev.bailiwick.desk.Case;
import dev.bailiwick.desk.Cases;
import dev.bailiwick.desk.Roster;
import dev.bailiwick.desk.Teams;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriUtils;

/** The open cases as a page. Written on the server, without a script; every value that comes from outside is escaped. */
@RestController
class DeskPage {

    private static final int MOST = 100;
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.ENGLISH);
    private static final String FRAME = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark"><meta name="robots" content="noindex"><link rel="icon" href="data:,">
            <link rel="stylesheet" href="/desk/assets/desk.css"><title>Desk: %d open</title></head>
            <body><a class="skip" href="#content">To the content</a>
            <header><a href="/desk" aria-current="page">Bailiwick <span>Desk</span></a>
            <nav aria-label="Other pages"><a href="/ledger">Ledger</a></nav></header>
            <main id="content"><h1>Open cases</h1><p>%s</p>
            %s</main></body></html>
            """;

    private final Cases cases;
    private final Teams teams;
    private final Roster roster;
    private final Clock clock;

    DeskPage(Cases cases, Teams teams, Roster roster, Clock clock) {
        this.cases = cases;
        this.teams = teams;
        this.roster = roster;
        this.clock = clock;
    }

    @GetMapping("/desk")
    ResponseEntity<String> open() {
        Instant now = clock.instant();
        List<Case> open = cases.list(true, MOST);
        long all = cases.open();
        Roster.Hours hours = roster.hours(now);
        String desk = hours.open() ? "The desk is open." : "The desk is closed" + (hours.holiday().isEmpty() ? "" : " (" + hours.holiday() + ")")
                + " and opens on " + hours.opens() + ".";
        String shown = all > open.size() ? " Of " + all + " open cases the " + open.size() + " that wait longest are shown." : "";
        String body = open.isEmpty() ? "<p class=\"empty\">No case is open: nobody waits for a person.</p>" : table(open, now);
        return ResponseEntity.ok().contentType(HTML).cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", "default-src 'none'; style-src 'self'; img-src data:; "
                        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
                .body(FRAME.formatted(all, HtmlUtils.htmlEscape(desk + shown), body));
    }

    private String table(List<Case> open, Instant now) {
        StringBuilder text = new StringBuilder("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Open cases\"><table><thead><tr>");
        List.of("Waiting", "Team", "Why", "Story so far", "Language", "Taken", "Conversation").forEach(head -> text.append("<th scope=\"col\">")
                .append(head).append("</th>"));
        text.append("</tr></thead><tbody>\n");
        open.forEach(one -> row(text, one, now));
        return text.append("</tbody></table></div>\n").toString();
    }

    private void row(StringBuilder text, Case one, Instant now) {
        String id = one.conversation().value();
        text.append("<tr><th scope=\"row\">").append(waiting(Duration.between(one.opened(), now))).append("<br><small><time datetime=\"")
                .append(one.opened()).append("\">").append(local(one.opened())).append("</time></small></th>");
        cell(text, teams.title(one.target()));
        text.append("<td>").append(escaped(one.reason().text())).append(" <small>").append(escaped(one.reason().code())).append("</small></td>");
        text.append("<td class=\"note\">").append(escaped(one.note() == null ? "" : one.note())).append("</td>");
        cell(text, one.language().displayName());
        cell(text, taken(one));
        text.append("<td><a href=\"/ledger/").append(UriUtils.encodePathSegment(id, StandardCharsets.UTF_8)).append("\">").append(escaped(id))
                .append("</a><br><small>").append(escaped(one.channel())).append(", turn ").append(one.turn()).append("</small></td></tr>\n");
    }

    private String taken(Case one) {
        if (one.takenAt() != null) {
            return local(one.takenAt()) + (one.takenBy() == null ? "" : " by " + one.takenBy());
        }
        return one.overdue() == null ? "not yet" : "not yet: overdue since " + local(one.overdue());
    }

    private static void cell(StringBuilder text, String value) {
        text.append("<td>").append(escaped(value)).append("</td>");
    }

    private String local(Instant at) {
        return LOCAL.format(roster.hours(at).local());
    }

    private static String waiting(Duration span) {
        return span.toMinutes() < 60 ? Math.max(0, span.toMinutes()) + " min" : span.toHours() < 48 ? span.toHours() + " h " + span.toMinutesPart()
                + " min" : span.toDays() + " days";
    }

    private static String escaped(String value) {
        return HtmlUtils.htmlEscape(value, "UTF-8");
    }
}
