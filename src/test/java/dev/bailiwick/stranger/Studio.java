package dev.bailiwick.stranger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.bailiwick.channel.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The running jar and a browser before it, one of each for all tests that look at the studio: a start costs more than what most of them do. So each
 * makes people and conversations of its own, and says nothing about what others may have left.
 */
final class Studio implements ExtensionContext.Store.CloseableResource {

    static final String ADMIN = "admin";
    static final LocatorAssertions.IsVisibleOptions PATIENTLY = new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);

    private static final String ADMIN_PASSWORD = "stranger-admin-password-42";
    private static final Path AXE = Path.of("admin-ui/node_modules/axe-core/axe.min.js");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunningServer server = new RunningServer();
    private final Browser browser;
    private final Map<String, String> passwords = new HashMap<>(Map.of(ADMIN, ADMIN_PASSWORD));
    private final Map<String, String> sessions = new HashMap<>();

    Studio(Path chromium) {
        try {
            browser = new Browser(chromium, server.url());
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    @Override
    public void close() {
        try (server) {
            browser.close();
        }
    }

    RunningServer server() {
        return server;
    }

    Browser browser() {
        return browser;
    }

    String url(String path) {
        return server.url() + path;
    }

    /** A customer begins a conversation and writes. */
    void begin(String conversation, String words) {
        accepted(server.integration().send("POST", "/conversations",
                "{\"id\":\"%s\",\"customer_id\":\"anna\",\"channel\":\"web\",\"assignee_type\":\"AI Agent\"}".formatted(conversation)));
        accepted(server.integration().send("POST", "/conversations/" + conversation + "/messages",
                "{\"id\":\"m-1\",\"participant_id\":\"anna\",\"participant_type\":\"Customer\",\"body\":\"%s\"}".formatted(words)));
    }

    private static void accepted(Caller.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
    }

    /**
     * Makes an account, and has its owner choose a password.
     *
     * @return the name, which is free for the asking
     */
    String person(String name, String... roles) {
        String first = firstPassword(name, roles);
        passwords.put(name, first);
        Page page = browser.stranger(ColorScheme.LIGHT);
        page.navigate(url("/admin/account"));
        signIn(page, name);
        String own = "a sentence of " + name + "'s own";
        call(page, "POST", "/api/account/password", Map.of("before", first, "after", own));
        passwords.put(name, own);
        page.context().close();
        return name;
    }

    /** @return the password of a new account, as its administrator hands it over */
    String firstPassword(String name, String... roles) {
        Page admin = at(ADMIN, ColorScheme.LIGHT, "/admin/account");
        String made = call(admin, "POST", "/api/accounts", Map.of("name", name, "roles", List.of(roles)));
        admin.context().close();
        return read(made).get("password").asText();
    }

    /** @return a page as it is right after somebody has signed in on it, in a session of its own */
    Page signedIn(String name, ColorScheme scheme, String path) {
        Page page = browser.stranger(scheme);
        page.navigate(url(path));
        signIn(page, name);
        return page;
    }

    /** @return a page of somebody who has signed in before, on this machine */
    Page at(String name, ColorScheme scheme, String path) {
        String session = sessions.get(name);
        if (session == null) {
            Page page = signedIn(name, scheme, path);
            page.waitForURL(address -> !address.contains("/login"));
            sessions.put(name, page.context().storageState());
            return page;
        }
        Page page = browser.known(scheme, session);
        page.navigate(url(path));
        return page;
    }

    /** @return a page of somebody who has just signed in, on a machine that lives in this time zone */
    Page elsewhere(String zone, String name) {
        Page page = browser.elsewhere(zone);
        page.navigate(url("/admin/account"));
        signIn(page, name);
        page.waitForURL(address -> !address.contains("/login"));
        return page;
    }

    /** Fills the sign-in page. */
    void signIn(Page page, String name) {
        signIn(page, name, passwords.get(name));
    }

    /** Fills the sign-in page with this password. */
    static void signIn(Page page, String name, String password) {
        page.getByLabel("Name").fill(name);
        page.getByLabel("Password").fill(password);
        button(page, "Sign in").click();
    }

    /** By WCAG 2.1, levels A and AA. */
    static void cleanOfBarriers(Page page) {
        cleanOf(page, "tag", List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa"));
    }

    /** In light and in dark; of the two only colours can differ. */
    static void cleanOfBarriersInBothColours(Page page) {
        cleanOfBarriers(page);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        page.waitForSelector("html[data-mantine-color-scheme=dark]");
        cleanOf(page, "rule", List.of("color-contrast"));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.waitForSelector("html[data-mantine-color-scheme=light]");
    }

    private static void cleanOf(Page page, String kind, List<String> values) {
        if (!(boolean) page.evaluate("() => 'axe' in window")) {
            page.evaluate(axe());
        }
        @SuppressWarnings("unchecked")
        var found = (List<String>) page.evaluate("""
                async ([type, values]) => {
                    // What is still fading in has the colours of neither before nor after.
                    await Promise.all(document.getAnimations().filter(one => one.effect?.getTiming().iterations !== Infinity)
                        .map(one => one.finished.catch(() => undefined)));
                    const found = await axe.run(document, {runOnly: {type, values}, resultTypes: ['violations']});
                    return found.violations.map(one => one.id + ': ' + one.nodes.slice(0, 3).map(node => node.html.slice(0, 200)).join(' | '));
                }""", List.of(kind, values));
        assertThat(found).as("barriers on " + page.url()).isEmpty();
    }

    private static String axe() {
        try {
            return Files.readString(AXE) + "\n;0";
        } catch (IOException e) {
            throw new AssertionError("the checker of barriers comes with the studio's build: npm ci in admin-ui", e);
        }
    }

    /** @return what a page's script was answered that called by hand */
    static String call(Page page, String method, String path, Map<String, ?> body) {
        try {
            return (String) page.evaluate("""
                    async ([method, path, body]) => {
                        const {token} = await (await fetch('/api/account')).json();
                        const answer = await fetch(path, {method, body, headers: {'Content-Type': 'application/json', [token.header]: token.value}});
                        if (!answer.ok) {
                            throw new Error(answer.status + ' ' + await answer.text());
                        }
                        return answer.text();
                    }""", List.of(method, path, JSON.writeValueAsString(body)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts a file into a proposal as its page does: the bytes as they are. */
    static void put(Page page, String path, String text) {
        page.evaluate("""
                async ([path, body]) => {
                    const {token} = await (await fetch('/api/account')).json();
                    const answer = await fetch(path, {method: 'PUT', body, headers: {'Content-Type': 'application/octet-stream', [token.header]: token.value}});
                    if (!answer.ok) {
                        throw new Error(answer.status + ' ' + await answer.text());
                    }
                }""", List.of(path, text));
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static com.microsoft.playwright.Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    static com.microsoft.playwright.Locator tab(Page page, String name) {
        return page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
