package dev.bailiwick.admin.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bailiwick.flow.Web;
import dev.bailiwick.flow.WholeHouse;
import dev.bailiwick.security.Accounts;
import dev.bailiwick.security.ApiKeys;
import dev.bailiwick.security.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;

/**
 * Every call of the API, made by hand as each role: what comes back is the table of docs/reference/roles.md. So a call that somebody adds
 * stands there, with who may make it, before it is merged; and no page is the only thing that keeps somebody out.
 */
@WholeHouse
class RoleMatrixTest {

    private static final Path PAGE = Path.of("docs/reference/roles.md");
    private static final String COMMAND = "mvn test -Dtest=RoleMatrixTest -Dbailiwick.regenerate=true";
    private static final String REFUSED = "this needs";

    private final WebApplicationContext context;
    private final Accounts accounts;
    private final ApiKeys keys;

    @Autowired
    RoleMatrixTest(WebApplicationContext context, Accounts accounts, ApiKeys keys) {
        this.context = context;
        this.accounts = accounts;
        this.keys = keys;
    }

    @Test
    void everyCallIsOpenToTheRolesThatThePageNames() throws Exception {
        Map<String, List<String>> calls = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            Web person = Web.withKey(context, keyOf("matrix-" + role.word(), Set.of(role)));
            for (String call : calls()) {
                calls.computeIfAbsent(call, key -> new java.util.ArrayList<>()).add(isOpen(person, call) ? "yes" : "–");
            }
        }
        Web nobody = Web.withKey(context, keyOf("matrix-nobody", Set.of()));
        for (String call : calls()) {
            assertThat(isOpen(nobody, call)).as("without a role only one's own account is open: " + call)
                    .isEqualTo(call.contains("/api/account ") || call.contains("/api/account/") || call.endsWith("/api/account")
                            || call.endsWith("/api/openapi.json"));
        }

        String page = page(calls);

        if (Boolean.getBoolean("bailiwick.regenerate")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).as("is out of date; write it anew with: " + COMMAND).exists().hasContent(page);
    }

    private String keyOf(String name, Set<Role> roles) {
        if (accounts.find(name).isEmpty()) {
            String first = accounts.create(name, roles, "admin");
            accounts.changePassword(name, first, "a password of " + name);
        }
        return keys.createFor(name, "matrix");
    }

    /** Every call in the API's description but the customers' own, which need no account. */
    private static List<String> calls() throws Exception {
        var described = new TreeMap<String, List<String>>();
        new ObjectMapper().readTree(Path.of("admin-ui/openapi.json").toFile()).path("paths").properties().stream()
                .filter(path -> !path.getKey().startsWith("/api/chat"))
                .forEach(path -> described.put(path.getKey(), path.getValue().properties().stream()
                        .map(call -> call.getKey().toUpperCase(Locale.ROOT)).sorted().toList()));
        return described.entrySet().stream().flatMap(path -> path.getValue().stream().map(method -> method + " " + path.getKey())).toList();
    }

    /** Called with nothing to work on: whoever may is told what is missing, whoever may not is refused before. */
    private static boolean isOpen(Web person, String call) throws Exception {
        String[] parts = call.split(" ");
        Web.Answer answer = person.call(parts[0], parts[1].replaceAll("\\{[^}]+}", "nothing-of-that-name"));
        assertThat(answer.status()).as(call).isNotEqualTo(401);
        return !(answer.status() == 403 && answer.json().path("message").asText().startsWith(REFUSED));
    }

    private static String page(Map<String, List<String>> calls) {
        String heads = Arrays.stream(Role.values()).map(Role::word).collect(Collectors.joining(" | "));
        return "# Who may call what\n\nMeasured, not claimed: a test makes every call as each role and writes this page (`" + COMMAND
                + "`).\nThe Management key that belongs to nobody in particular makes every call but those that a person signs.\n\n| call | " + heads
                + " |\n|---|" + "---|".repeat(Role.values().length) + "\n" + calls.entrySet().stream()
                .map(call -> "| `" + call.getKey() + "` | " + String.join(" | ", call.getValue()) + " |\n").collect(Collectors.joining());
    }
}
