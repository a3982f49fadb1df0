package dev.bailiwick.admin.web;

import dev.bailiwick.security.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The studio's one page, at {@code /admin} and at every address below, so that a link to a place in it can be kept and sent. Scripts, style
 * sheets and calls come from this server alone, no script stands in the page, and the few styles that the page makes while it runs carry a word
 * that is new at every request.
 */
@RestController
class StudioPage {

    /** Where the Maven build lays the studio. */
    static final String FOLDER = "classpath:/META-INF/resources/admin/";

    private static final String PLACE_OF_NONCE = "__NONCE__";
    private static final int NONCE_BYTES = 16;
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-%s'; img-src 'self' data:; font-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    private static final String NOT_BUILT = """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Studio · Bailiwick</title><link rel="stylesheet" href="/sign-in/sign-in.css"></head>
            <body><main><h1>The studio was not built</h1>
            <p>This program was built without it. Build it with Node 20 or later and without -Dstudio.skip: mvn package.</p>
            <p>Two pages need no studio: <a href="/ledger">the ledger</a> and <a href="/desk">the desk</a>.</p></main></body>
            </html>
            """;

    private final String page;
    private final Secrets secrets;

    StudioPage(ResourceLoader resources, Secrets secrets) {
        this.page = read(resources.getResource(FOLDER + "index.html"));
        this.secrets = secrets;
    }

    private static String read(Resource index) {
        try {
            return index.exists() ? index.getContentAsString(StandardCharsets.UTF_8) : null;
        } catch (IOException e) {
            throw new UncheckedIOException("the studio's page cannot be read: " + index, e);
        }
    }

    /** @return the page; which place in it is meant, it reads from its own address */
    @GetMapping(path = {"/admin", "/admin/", "/admin/{place:(?!assets$).*}", "/admin/{place:(?!assets$).*}/**"}, produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page() {
        String nonce = secrets.next(NONCE_BYTES);
        return ResponseEntity.ok().contentType(HTML).cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", POLICY.formatted(nonce))
                .body(page == null ? NOT_BUILT : page.replace(PLACE_OF_NONCE, nonce));
    }
}
