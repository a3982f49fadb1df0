package dev.bailiwick.stranger;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A real Chromium that is already on the machine; none is ever downloaded. It notes what a page asks of anybody but our server, what its policy
 * forbade, and what broke in it.
 */
final class Browser implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private final Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final com.microsoft.playwright.Browser browser;
    private final String base;
    private final List<String> outside = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();

    Browser(Path chromium, String base) {
        this.base = base;
        this.browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(chromium)
                .setArgs(List.of("--no-sandbox", "--disable-background-networking")));
    }

    /** @return where a Chromium lies: named by {@code BAILIWICK_CHROMIUM}, or found on the path */
    static Optional<Path> chromium() {
        Stream<Path> named = Stream.ofNullable(System.getenv("BAILIWICK_CHROMIUM")).map(Path::of);
        Stream<Path> found = Arrays.stream(Objects.requireNonNullElse(System.getenv("PATH"), "").split(java.io.File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
        return Stream.concat(named, found).filter(Files::isExecutable).findFirst();
    }

    /** @return whether a machine without one fails instead of leaving the tests out */
    static boolean isInsistedOn() {
        return Boolean.parseBoolean(System.getenv("BAILIWICK_CHROMIUM_REQUIRED"));
    }

    /** @return a page of somebody whom our server does not know yet */
    Page stranger(ColorScheme scheme) {
        return page(options(scheme));
    }

    /** @return a page of somebody who signed in before: with the cookies that {@link BrowserContext#storageState()} told of */
    Page known(ColorScheme scheme, String session) {
        return page(options(scheme).setStorageState(session));
    }

    /** @return a page of somebody whom our server does not know yet, and whose machine lives in this time zone */
    Page elsewhere(String zone) {
        return page(options(ColorScheme.LIGHT).setTimezoneId(zone));
    }

    private static com.microsoft.playwright.Browser.NewContextOptions options(ColorScheme scheme) {
        return new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(1360, 860).setColorScheme(scheme);
    }

    private Page page(com.microsoft.playwright.Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        context.onRequest(request -> asked(request.url()));
        Page page = context.newPage();
        page.onWebSocket(socket -> asked(socket.url()));
        page.onConsoleMessage(message -> {
            // A refused call is an answer; that the page's policy forbade something, or a script broke, is not.
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                broken.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> broken.add(page.url() + ": " + error));
        return page;
    }

    private void asked(String url) {
        if (!url.startsWith(base + "/") && !url.startsWith("data:") && !url.startsWith("blob:" + base)) {
            outside.add(url);
        }
    }

    /** @return what pages asked of others */
    List<String> outside() {
        return List.copyOf(outside);
    }

    /** @return what was forbidden by the page's policy, and scripts that broke */
    List<String> broken() {
        return List.copyOf(broken);
    }

    /** @return what pages asked of others since this was last asked */
    List<String> takeOutside() {
        return taken(outside);
    }

    /** @return what was forbidden by the page's policy, and scripts that broke, since this was last asked */
    List<String> takeBroken() {
        return taken(broken);
    }

    private static List<String> taken(List<String> all) {
        var taken = List.copyOf(all);
        all.clear();
        return taken;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
