package dev.bailiwick.security.web;

import dev.bailiwick.security.Account;
import dev.bailiwick.security.Accounts;
import dev.bailiwick.security.Identity;
import dev.bailiwick.security.NotLetIn;
import dev.bailiwick.security.SignOnSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/**
 * People sign in at the company's provider: authorization code with PKCE, state and nonce. What counts is the ID token alone. Where no provider is
 * configured, nothing of this is there.
 */
@Component
class SignOn {

    /** Where the sign-in page's link leads. */
    static final String BEGIN = OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI + "/" + Provider.ID;

    private static final Logger LOG = LoggerFactory.getLogger(SignOn.class);
    private static final int MOST_LOGGED = 400;

    private final SignOnSettings settings;
    private final Accounts accounts;
    private final Clock clock;

    SignOn(SignOnSettings settings, Accounts accounts, Clock clock) {
        this.settings = settings;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Adds the way by the provider to the chain of the pages. */
    void join(HttpSecurity http) throws Exception {
        if (!settings.isOn()) {
            return;
        }
        var provider = new Provider(settings, clock);
        var requests = new DefaultOAuth2AuthorizationRequestResolver(provider,
                OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI);
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        http.oauth2Login(way -> way.loginPage("/login").defaultSuccessUrl("/admin").failureHandler(this::failed)
                .clientRegistrationRepository(provider).authorizedClientRepository(new KeepsNoTokens())
                .authorizationEndpoint(there -> there.authorizationRequestResolver(requests))
                .tokenEndpoint(there -> there.accessTokenResponseClient(tokens(provider)))
                .userInfoEndpoint(none -> none.oidcUserService(request -> person(request.getIdToken())))
                .withObjectPostProcessor(after(OAuth2AuthorizationRequestRedirectFilter.class,
                        filter -> filter.setAuthenticationFailureHandler(this::failed)))
                .withObjectPostProcessor(after(OidcAuthorizationCodeAuthenticationProvider.class, proof -> proof.setJwtDecoderFactory(provider)))
                .permitAll());
    }

    private static <T> ObjectPostProcessor<T> after(Class<T> type, java.util.function.Consumer<T> change) {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends T> O postProcess(O made) {
                if (type.isInstance(made)) {
                    change.accept(made);
                }
                return made;
            }
        };
    }

    private static RestClientAuthorizationCodeTokenResponseClient tokens(Provider provider) {
        var client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(RestClient.builder().requestFactory(provider.exchange()).messageConverters(converters -> {
            converters.clear();
            converters.add(new FormHttpMessageConverter());
            converters.add(new OAuth2AccessTokenResponseHttpMessageConverter());
        }).defaultStatusHandler(new OAuth2ErrorResponseErrorHandler()).build());
        return client;
    }

    private Arrived person(OidcIdToken proof) {
        try {
            Set<String> groups = groups(proof);
            Object name = proof.getClaims().get(settings.nameClaim());
            Account account = accounts.signOn(new Identity(settings.issuer(), proof.getSubject(), name == null ? null : name.toString(),
                    settings.rolesOf(groups)));
            return new Arrived(account.name(), account.epoch());
        } catch (NotLetIn e) {
            throw new OAuth2AuthenticationException(new OAuth2Error(e.reason().name()), e.getMessage(), e);
        }
    }

    private Set<String> groups(OidcIdToken proof) {
        Object groups = proof.getClaims().get(settings.groupsClaim());
        if (groups == null) {
            boolean elsewhere = proof.getClaims().get("_claim_names") instanceof Map<?, ?> others && others.containsKey(settings.groupsClaim());
            LOG.warn("the ID token holds no claim '{}'{}", settings.groupsClaim(), elsewhere
                    ? ": the groups are too many for it, and are kept elsewhere; let the provider send only those of this application" : "");
        }
        return switch (groups) {
            case null -> Set.of();
            case Collection<?> many -> many.stream().map(String::valueOf).collect(Collectors.toSet());
            default -> Set.of(groups.toString());
        };
    }

    private void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException failed) throws IOException {
        SignOnFault fault = SignOnFault.of(failed);
        LOG.warn("sign-in at the provider failed ({}): {}", fault.word(), oneLine(failed));
        response.sendRedirect(request.getContextPath() + "/login?error=" + fault.word());
    }

    /** What others wrote makes no lines of its own in the log. */
    private static String oneLine(AuthenticationException failed) {
        String code = failed instanceof OAuth2AuthenticationException told ? told.getError().getErrorCode() + ": " : "";
        String text = (code + failed.getMessage()).replaceAll("\\p{Cntrl}+", " ");
        return text.length() <= MOST_LOGGED ? text : text.substring(0, MOST_LOGGED) + "…";
    }

    /**
     * Who came in by the provider, for the session: a name, and nothing that would open anything elsewhere.
     *
     * @param name  the account's name
     * @param epoch the account's epoch
     */
    record Arrived(String name, int epoch) implements OidcUser, CameIn {

        @Override
        public String getName() {
            return name;
        }

        @Override
        public Collection<? extends GrantedAuthority> getAuthorities() {
            return AuthorityUtils.createAuthorityList(List.of(SignIn.PERSON));
        }

        @Override
        public Map<String, Object> getClaims() {
            return Map.of();
        }

        @Override
        public Map<String, Object> getAttributes() {
            return Map.of();
        }

        @Override
        public OidcUserInfo getUserInfo() {
            return null;
        }

        @Override
        public OidcIdToken getIdToken() {
            return null;
        }
    }

    /** Access tokens are of no use here, so none is kept. */
    private static final class KeepsNoTokens implements OAuth2AuthorizedClientRepository {

        @Override
        public <T extends OAuth2AuthorizedClient> T loadAuthorizedClient(String id, Authentication person, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(OAuth2AuthorizedClient client, Authentication person, HttpServletRequest request,
                HttpServletResponse response) {
            // See the type.
        }

        @Override
        public void removeAuthorizedClient(String id, Authentication person, HttpServletRequest request, HttpServletResponse response) {
            // See the type.
        }
    }
}
