package dev.bailiwick.security.web;

import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.security.Account;
import dev.bailiwick.security.Accounts;
import dev.bailiwick.security.ApiKey;
import dev.bailiwick.security.ApiKeys;
import dev.bailiwick.security.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.lang.Nullable;
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
    private final SignIn signIn;
    private final Lockout lockout;
    private final ObjectProvider<Supplier<ZoneId>> zone;

    /** @param companyZone where the company lives, of whichever module knows it */
    AccountsApi(Accounts accounts, ApiKeys keys, SignIn signIn, Lockout lockout, ObjectProvider<Supplier<ZoneId>> companyZone) {
        this.accounts = accounts;
        this.keys = keys;
        this.signIn = signIn;
        this.lockout = lockout;
        this.zone = companyZone;
    }

    /** A password and the one after it. */
    record Passwords(String before, String after) {
    }

    /**
     * Who calls.
     *
     * @param name               the account's name
     * @param roles              the words of their roles
     * @param mustChoosePassword whether they have to choose a password before anything else
     * @param atProvider         whether they sign in at the company's provider, and have no password here
     * @param doors              the parts of the API that are open to them
     * @param zone               the company's time zone, in which pages show and take every moment
     * @param token              what a changing call has to carry
     */
    record Mine(String name, List<String> roles, boolean mustChoosePassword, boolean atProvider, List<String> doors, String zone, Token token) {
    }

    /** The header in which a changing call carries its session's token, and the token. */
    record Token(String header, String value) {
    }

    /**
     * An account as lists show it.
     *
     * @param name               its name
     * @param roles              the words of its roles
     * @param mustChoosePassword whether its owner has to choose a password before anything else
     * @param atProvider         whether its owner signs in at the company's provider, whose groups give the roles
     * @param lapsed             whether the provider has to vouch for them anew before their roles hold
     * @param created            when it was made
     * @param closed             when it was closed; missing while it is good
     * @param lastSignIn         when its owner last came in; missing when they never did
     */
    record AccountAnswer(String name, List<String> roles, boolean mustChoosePassword, boolean atProvider, boolean lapsed, String created,
            @Nullable String closed, @Nullable String lastSignIn) {
    }

    /** A key of one's own, without the key itself; {@code revoked} is missing while it is good. */
    record KeyAnswer(String id, String label, String created, String revoked) {
    }

    /** A new account and its first password. */
    record FirstPassword(String name, String password) {
    }

    /** A new key, shown this once. */
    record NewKey(String key) {
    }

    /** What a new key is for. */
    record Label(String label) {
    }

    /** A name and roles. */
    record NameAndRoles(String name, List<String> roles) {
    }

    /** @return who calls and what they may do; a signed-in person finds the token here that changing calls have to carry */
    @GetMapping("/api/account")
    Mine mine(HttpServletRequest request, CsrfToken token) {
        Account me = me(request);
        return new Mine(me.name(), words(me.roles()), me.initial(), me.issuer() != null, Door.openTo(me.rolesNow()), zone().getId(),
                new Token(token.getHeaderName(), token.getToken()));
    }

    private ZoneId zone() {
        Supplier<ZoneId> known = zone.getIfAvailable();
        return known == null ? ZoneOffset.UTC : known.get();
    }

    /** Chooses another password for oneself; all other sessions of this account end. Wrong ones count as at the sign-in. */
    @PostMapping("/api/account/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void password(@RequestBody Passwords passwords, HttpServletRequest request, HttpServletResponse response) {
        String name = me(request).name();
        if (lockout.isClosed(name, request.getRemoteAddr())) {
            throw new Refusal(Refusal.Kind.EXHAUSTED, "too many wrong passwords; this account is closed to you for " + Lockout.CLOSED_FOR.toMinutes() + " minutes");
        }
        try {
            accounts.changePassword(name, passwords.before(), passwords.after());
        } catch (Refusal e) {
            if (e.kind() == Refusal.Kind.DENIED) {
                lockout.failed(name, request.getRemoteAddr());
            }
            throw e;
        }
        lockout.succeeded(name, request.getRemoteAddr());
        signIn.goOn(me(request), request, response);
    }

    /** @return a key of one's own, shown this once */
    @PostMapping("/api/account/keys")
    @ResponseStatus(HttpStatus.CREATED)
    NewKey key(@RequestBody Label label, HttpServletRequest request) {
        Account me = me(request);
        if (me.initial()) {
            throw new Refusal(Refusal.Kind.DENIED, "choose a password of your own first: POST /api/account/password");
        }
        return new NewKey(keys.createFor(me.name(), label.label()));
    }

    /** @return one's own keys, without the keys themselves */
    @GetMapping("/api/account/keys")
    List<KeyAnswer> keys(HttpServletRequest request) {
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
    List<AccountAnswer> all() {
        return accounts.all().stream().map(AccountsApi::answer).toList();
    }

    /** @return the first password of a new account, shown this once */
    @PostMapping("/api/accounts")
    @ResponseStatus(HttpStatus.CREATED)
    FirstPassword create(@RequestBody NameAndRoles asked, HttpServletRequest request) {
        String by = administrator(request);
        return new FirstPassword(asked.name(), accounts.create(asked.name(), roles(asked.roles()), by));
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

    private static List<String> words(Set<Role> roles) {
        return new TreeSet<>(roles).stream().map(Role::word).toList();
    }

    private static AccountAnswer answer(Account account) {
        return new AccountAnswer(account.name(), words(account.roles()), account.initial(), account.issuer() != null, account.lapsed(),
                account.created().toString(), word(account.closed()), word(account.lastSignIn()));
    }

    private static String word(Instant moment) {
        return moment == null ? null : moment.toString();
    }

    private static KeyAnswer answer(ApiKey key) {
        return new KeyAnswer(key.id(), key.label(), key.created().toString(), key.revoked() == null ? null : key.revoked().toString());
    }
}
