package dev.bailiwick.security.web;

import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.security.Account;
import dev.bailiwick.security.Accounts;
import dev.bailiwick.security.ApiKey;
import dev.bailiwick.security.ApiKeys;
import dev.bailiwick.security.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own account, password and keys; and for administrators the accounts of all. */
@RestController
class AccountsApi {

    private final Accounts accounts;
    private final ApiKeys keys;

    AccountsApi(Accounts accounts, ApiKeys keys) {
        this.accounts = accounts;
        this.keys = keys;
    }

    /** A password and the one after it. */
    record Passwords(String before, String after) {
    }

    /** What a new key is for. */
    record Label(String label) {
    }

    /** A name and roles. */
    record NameAndRoles(String name, List<String> roles) {
    }

    /** @return who calls and what they may do; a signed-in person finds the token here that changing calls have to carry */
    @GetMapping("/api/account")
    Map<String, Object> mine(HttpServletRequest request, CsrfToken token) {
        Map<String, Object> answer = new LinkedHashMap<>(answer(me(request)));
        answer.put("token", Map.of("header", token.getHeaderName(), "value", token.getToken()));
        return answer;
    }

    /** Chooses another password for oneself. */
    @PostMapping("/api/account/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void password(@RequestBody Passwords passwords, HttpServletRequest request) {
        accounts.changePassword(me(request).name(), passwords.before(), passwords.after());
    }

    /** @return a key of one's own, shown this once */
    @PostMapping("/api/account/keys")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> key(@RequestBody Label label, HttpServletRequest request) {
        Account me = me(request);
        if (me.initial()) {
            throw new Refusal(Refusal.Kind.DENIED, "choose a password of your own first: POST /api/account/password");
        }
        return Map.of("key", keys.createFor(me.name(), label.label()));
    }

    /** @return one's own keys, without the keys themselves */
    @GetMapping("/api/account/keys")
    List<Map<String, Object>> keys(HttpServletRequest request) {
        Account me = me(request);
        return keys.all().stream().filter(key -> me.name().equals(key.account())).map(AccountsApi::answer).toList();
    }

    /** Revokes one of one's own keys. */
    @DeleteMapping("/api/account/keys/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String id, HttpServletRequest request) {
        Account me = me(request);
        if (keys.all().stream().noneMatch(key -> key.id().equals(id) && me.name().equals(key.account()))) {
            throw Refusal.notFound("key of yours", id);
        }
        keys.revoke(id);
    }

    /** @return all accounts */
    @GetMapping("/api/accounts")
    List<Map<String, Object>> all(HttpServletRequest request) {
        administrator(request);
        return accounts.all().stream().map(AccountsApi::answer).toList();
    }

    /** @return the first password of a new account, shown this once */
    @PostMapping("/api/accounts")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> create(@RequestBody NameAndRoles asked, HttpServletRequest request) {
        String by = administrator(request);
        return Map.of("name", String.valueOf(asked.name()), "password", accounts.create(asked.name(), roles(asked.roles()), by));
    }

    /** Says what an account's owner may do from now on. */
    @PutMapping("/api/accounts/{name}/roles")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void grant(@PathVariable String name, @RequestBody NameAndRoles asked, HttpServletRequest request) {
        accounts.grant(name, roles(asked.roles()), administrator(request));
    }

    /** Closes an account for good. */
    @DeleteMapping("/api/accounts/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(@PathVariable String name, HttpServletRequest request) {
        accounts.close(name, administrator(request));
    }

    private Account me(HttpServletRequest request) {
        if (!request.isUserInRole("NAMED")) {
            throw new Refusal(Refusal.Kind.DENIED, "this key belongs to nobody in particular: sign in at /login");
        }
        return accounts.find(request.getUserPrincipal().getName()).orElseThrow();
    }

    private static String administrator(HttpServletRequest request) {
        if (!request.isUserInRole(Role.ADMINISTRATOR.name())) {
            throw new Refusal(Refusal.Kind.DENIED, "this needs the role administrator");
        }
        return request.getUserPrincipal().getName();
    }

    private static Set<Role> roles(List<String> words) {
        Set<Role> roles = new TreeSet<>();
        for (String word : words == null ? List.<String>of() : words) {
            roles.add(Arrays.stream(Role.values()).filter(role -> role.word().equals(word)).findFirst().orElseThrow(() -> Refusal.invalid("roles",
                    "there is no role '" + word + "'; there are " + Arrays.stream(Role.values()).map(Role::word).collect(Collectors.joining(", ")))));
        }
        return roles;
    }

    private static Map<String, Object> answer(Account account) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("name", account.name());
        answer.put("roles", new TreeSet<>(account.roles()).stream().map(Role::word).toList());
        answer.put("mustChoosePassword", account.initial());
        answer.put("created", account.created().toString());
        answer.put("closed", account.closed() == null ? null : account.closed().toString());
        return answer;
    }

    private static Map<String, Object> answer(ApiKey key) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", key.id());
        answer.put("label", key.label());
        answer.put("created", key.created().toString());
        answer.put("revoked", key.revoked() == null ? null : key.revoked().toString());
        return answer;
    }
}
