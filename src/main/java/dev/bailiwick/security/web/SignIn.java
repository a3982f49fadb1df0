package dev.bailiwick.security.web;

import dev.bailiwick.security.Accounts;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** People sign in by name and password. Ten wrong passwords in a row close an account for five minutes, on this node. */
@Component
class SignIn {

    /** What a signed-in person may: see the pages and our own API. */
    static final String PERSON = "PERSON";

    private final Accounts accounts;
    private final PasswordEncoder encoder;
    private final Lockout lockout;

    SignIn(Accounts accounts, PasswordEncoder encoder, Lockout lockout) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.lockout = lockout;
    }

    /** @return what checks a name and a password */
    AuthenticationProvider provider() {
        UserDetailsService people = this::person;
        var provider = new DaoAuthenticationProvider(people);
        provider.setPasswordEncoder(encoder);
        return provider;
    }

    private UserDetails person(String name) {
        var hash = accounts.passwordHash(name).orElseThrow(() -> new UsernameNotFoundException("no such account"));
        return User.withUsername(name).password(hash).accountLocked(lockout.isClosed(name))
                .authorities(AuthorityUtils.createAuthorityList(List.of(PERSON))).build();
    }

    @EventListener
    void wrongPassword(AuthenticationFailureBadCredentialsEvent event) {
        var name = event.getAuthentication().getName();
        // Only real accounts are counted, so that made-up names cannot fill the memory.
        if (accounts.passwordHash(name).isPresent()) {
            lockout.failed(name);
        }
    }

    @EventListener
    void signedIn(AuthenticationSuccessEvent event) {
        lockout.succeeded(event.getAuthentication().getName());
        if (event.getAuthentication().getPrincipal() instanceof UserDetails person) {
            accounts.signedIn(person.getUsername());
        }
    }
}
