package dev.bailiwick.security.web;

import dev.bailiwick.security.Account;
import dev.bailiwick.security.Accounts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** People sign in by name and password. Wrong ones in a row close an account for a while ({@link Lockout}). */
@Component
class SignIn {

    /** What a signed-in person may: see the pages and our own API. */
    static final String PERSON = "PERSON";

    private final Accounts accounts;
    private final PasswordEncoder encoder;
    private final Lockout lockout;
    private final SecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    SignIn(Accounts accounts, PasswordEncoder encoder, Lockout lockout) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.lockout = lockout;
    }

    /** Somebody who came in with a password. */
    static final class Person extends User implements CameIn {

        private final int epoch;

        Person(String name, String hash, int epoch) {
            super(name, hash, AuthorityUtils.createAuthorityList(List.of(PERSON)));
            this.epoch = epoch;
        }

        @Override
        public int epoch() {
            return epoch;
        }
    }

    /** Lets the session of whoever changed their password go on, under another number; all others of that account have ended. */
    void goOn(Account account, HttpServletRequest request, HttpServletResponse response) {
        if (request.getSession(false) == null || BearerKeys.shownIn(request)) {
            return;
        }
        request.changeSessionId();
        var person = new Person(account.name(), "", account.epoch());
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(person, "", person.getAuthorities()));
        sessions.saveContext(context, request, response);
    }

    /** @return what checks a name and a password */
    AuthenticationProvider provider() {
        UserDetailsService people = this::person;
        var provider = new DaoAuthenticationProvider(people);
        provider.setPasswordEncoder(encoder);
        return new AuthenticationProvider() {
            @Override
            public Authentication authenticate(Authentication shown) {
                if (accounts.find(shown.getName()).filter(account -> lockout.isClosed(account.name(), address(shown))).isPresent()) {
                    throw new LockedException("closed for a while after wrong passwords");
                }
                return provider.authenticate(shown);
            }

            @Override
            public boolean supports(Class<?> kind) {
                return provider.supports(kind);
            }
        };
    }

    private static String address(Authentication shown) {
        return shown.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : null;
    }

    private UserDetails person(String name) {
        // The epoch before the password: one that is changed meanwhile ends this session, never the other way round.
        var account = accounts.find(name).orElseThrow(() -> new UsernameNotFoundException("no such account"));
        var hash = accounts.passwordHash(name).orElseThrow(() -> new UsernameNotFoundException("no such account"));
        return new Person(account.name(), hash, account.epoch());
    }

    @EventListener
    void wrongPassword(AuthenticationFailureBadCredentialsEvent event) {
        var name = event.getAuthentication().getName();
        // Only real accounts are counted, so that made-up names cannot fill the memory.
        if (accounts.passwordHash(name).isPresent()) {
            accounts.find(name).map(Account::name).ifPresent(own -> lockout.failed(own, address(event.getAuthentication())));
        }
    }

    @EventListener
    void signedIn(AuthenticationSuccessEvent event) {
        if (event.getAuthentication().getPrincipal() instanceof UserDetails person) {
            lockout.succeeded(person.getUsername(), address(event.getAuthentication()));
            accounts.signedIn(person.getUsername());
        }
    }
}
