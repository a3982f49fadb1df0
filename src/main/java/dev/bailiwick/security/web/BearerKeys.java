package dev.bailiwick.security.web;

import dev.bailiwick.security.Account;
import dev.bailiwick.security.Accounts;
import dev.bailiwick.security.ApiKey;
import dev.bailiwick.security.ApiKeys;
import dev.bailiwick.security.KeyClass;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads {@code Authorization: Bearer <key>}. No key leaves the decision to the chain; an unknown one is refused here. */
class BearerKeys extends OncePerRequestFilter {

    static final String INTEGRATION = authority(KeyClass.INTEGRATION);
    static final String MANAGEMENT = authority(KeyClass.MANAGEMENT);

    /** Asked when something is wrong: it must answer also when keys cannot be looked up. */
    static final String HEALTH = "/actuator/health";

    private static final Logger LOG = LoggerFactory.getLogger(BearerKeys.class);
    private static final String SCHEME = "Bearer ";
    private static final int MAX_LENGTH = 512;

    private final ApiKeys keys;
    private final Accounts accounts;
    private final Envelope envelope;

    BearerKeys(ApiKeys keys, Accounts accounts, Envelope envelope) {
        this.keys = keys;
        this.accounts = accounts;
        this.envelope = envelope;
    }

    static String authority(KeyClass keyClass) {
        return "KEY_" + keyClass.name();
    }

    /** @return whether the request shows a key, good or not */
    static boolean shownIn(HttpServletRequest request) {
        var header = request.getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!shownIn(request)) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Authentication> shown;
        try {
            shown = find(request.getHeader("Authorization").substring(SCHEME.length()).strip()).map(this::authentication);
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("keys cannot be looked up: {}", e.getMessage());
            if (request.getRequestURI().startsWith(HEALTH)) {
                chain.doFilter(request, response);
                return;
            }
            response.setHeader("Retry-After", "5");
            envelope.write(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "keys cannot be looked up just now; try again");
            return;
        }
        if (shown.isEmpty()) {
            envelope.write(request, response, HttpServletResponse.SC_UNAUTHORIZED, "the key is unknown or revoked");
            return;
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(shown.get());
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }

    /** Somebody's own key acts in their name and opens what their roles open, no more; any other opens what its class opens. */
    private Authentication authentication(ApiKey key) {
        var authorities = new ArrayList<>(AuthorityUtils.createAuthorityList(key.account() == null ? authority(key.keyClass()) : CurrentRoles.NAMED));
        if (key.account() != null) {
            authorities.addAll(CurrentRoles.authorities(accounts.find(key.account()).map(Account::rolesNow).orElse(Set.of())));
        }
        return UsernamePasswordAuthenticationToken.authenticated(key.account() != null ? key.account() : key.id(), "", authorities);
    }

    private Optional<ApiKey> find(String shown) {
        return shown.isEmpty() || shown.length() > MAX_LENGTH ? Optional.empty() : keys.find(shown);
    }

    // An event stream comes through the chain again when it ends; its key was looked up when it began.
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return true;
    }
}
