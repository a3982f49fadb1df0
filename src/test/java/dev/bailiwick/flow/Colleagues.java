package dev.bailiwick.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.context.WebApplicationContext;

/** People with roles of their own, as an administrator lets them in. */
final class Colleagues {

    /** The administrator's password in every house of these tests. */
    static final String ADMIN_PASSWORD = "correct-horse-battery";

    private Colleagues() {
    }

    /** @return somebody with these roles, by a key of their own; they are let in when they are not known yet */
    static Web signedIn(WebApplicationContext context, JdbcTemplate database, String name, String... roles) throws Exception {
        String own = "a password of " + name;
        if (database.queryForObject("select count(*) from security.account where name = ?", Integer.class, name) == 0) {
            Web admin = Web.signedIn(context, "admin", ADMIN_PASSWORD);
            String first = admin.post("/api/accounts", Map.of("name", name, "roles", List.of(roles))).ok().json().get("password").asText();
            Web newcomer = Web.signedIn(context, name, first);
            assertThat(newcomer.post("/api/account/keys", Map.of("label", "mine")).text()).contains("choose a password of your own first");
            assertThat(newcomer.post("/api/policies/proposals", Map.of("title", "too early")).status()).isEqualTo(403);
            newcomer.post("/api/account/password", Map.of("before", first, "after", own)).ok();
        }
        Web signedIn = Web.signedIn(context, name, own);
        return Web.withKey(context, signedIn.post("/api/account/keys", Map.of("label", "the afternoon")).ok().json().get("key").asText());
    }
}
