package dev.bailiwick.security.web;

import dev.bailiwick.security.Account;
import dev.bailiwick.security.Accounts;
import dev.bailiwick.security.Role;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Looks up at every call what a signed-in person may do now: a session lasts for hours. Another password, a role that was taken, an account that was
 * closed, and a provider that has not vouched for somebody for too long end it.
 */
class CurrentRoles extends OncePerRequestFilter {

    /** Marks whoever has a name of their own: a person, or a person's key. */
    static final String NAMED = "ROLE_NAMED";

    private final Accounts accounts;
    private final Envelope envelope;

    CurrentRoles(Accounts accounts, Envelope envelope) {
        this.accounts = accounts;
        this.envelope = envelope;
    }

    /** @return the roles as Spring Security knows them */
    static List<GrantedAuthority> authorities(Collection<Role> roles) {
        return AuthorityUtils.createAuthorityList(roles.stream().map(role -> "ROLE_" + role.name()).toList());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn == null || signedIn.getAuthorities().stream().noneMatch(one -> one.getAuthority().equals(SignIn.PERSON))) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Account> account;
        try {
            account = accounts.find(signedIn.getName()).filter(one -> one.closed() == null);
        } catch (DataAccessException | TransactionException e) {
            response.setHeader("Retry-After", "5");
            envelope.write(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "accounts cannot be looked up just now; try again");
            return;
        }
        if (account.isEmpty() || account.get().lapsed() || !(signedIn.getPrincipal() instanceof CameIn began)
                || began.epoch() != account.get().epoch()) {
            // The session has ended: as if nobody had signed in.
            SecurityContextHolder.clearContext();
            chain.doFilter(request, response);
            return;
        }
        var authorities = new ArrayList<>(AuthorityUtils.createAuthorityList(SignIn.PERSON, NAMED));
        authorities.addAll(authorities(account.get().rolesNow()));
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(signedIn.getPrincipal(), "", authorities));
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }
}
