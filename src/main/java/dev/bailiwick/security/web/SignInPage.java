package dev.bailiwick.security.web;

import dev.bailiwick.security.SignOnSettings;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.util.HtmlUtils;

/** The page at {@code /login}. */
@Controller
class SignInPage {

    private static final String WRONG = "Name or password is wrong. After ten wrong tries an account is closed for five minutes to whoever tried.";

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Sign in · Bailiwick</title>
            <link rel="stylesheet" href="/sign-in/sign-in.css">
            </head>
            <body>
            <main>
            <h1>Sign in to Bailiwick</h1>
            %s%s
            <form method="post" action="/login">
            <input type="hidden" name="%s" value="%s">
            <label for="username">Name</label>
            <input id="username" name="username" autocomplete="username" required %smaxlength="100">
            <label for="password">Password</label>
            <input id="password" name="password" type="password" autocomplete="current-password" required maxlength="200">
            <button type="submit">Sign in</button>
            </form>
            </main>
            </body>
            </html>
            """;

    private static final String COMPANY = """
            <p><a class="company" href="%s">%s</a></p>
            <p class="or">or with an account that has a password here</p>
            """;

    private final SignOnSettings signOn;

    SignInPage(SignOnSettings signOn) {
        this.signOn = signOn;
    }

    @GetMapping(path = "/login", produces = MediaType.TEXT_HTML_VALUE)
    @ResponseBody
    String page(CsrfToken token, @RequestParam(required = false) String error, @RequestParam(required = false) String out) {
        var notice = error != null
                ? "<p class=\"error\" role=\"alert\">" + SignOnFault.of(error).map(SignOnFault::words).orElse(WRONG) + "</p>"
                : out != null ? "<p role=\"status\">You have signed out.</p>" : "";
        // A link, and no form: the page's policy lets forms go to this server only.
        var company = signOn.isOn() ? COMPANY.formatted(SignOn.BEGIN, HtmlUtils.htmlEscape(signOn.label())) : "";
        return PAGE.formatted(notice, company, HtmlUtils.htmlEscape(token.getParameterName()), HtmlUtils.htmlEscape(token.getToken()),
                signOn.isOn() ? "" : "autofocus ");
    }
}
