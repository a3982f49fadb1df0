package dev.bailiwick.security.web;

import dev.bailiwick.security.SignOnSettings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;

/**
 * The company's sign-in provider. What it says of itself is read when somebody first wants to sign in there, and anew after an hour: a provider
 * that is down keeps nobody from starting the house, nor from signing in with a password.
 */
final class Provider implements ClientRegistrationRepository, JwtDecoderFactory<ClientRegistration> {

    /** What our own addresses call it: {@code /oauth2/authorization/company}. */
    static final String ID = "company";

    private static final Duration GOOD_FOR = Duration.ofHours(1);
    /** Whoever knocks at the sign-in page must not make us knock at a provider that is down, each time. */
    private static final Duration DOWN_FOR = Duration.ofSeconds(10);
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofSeconds(60);
    private static final String DESCRIPTION = "/.well-known/openid-configuration";

    private final SignOnSettings settings;
    private final Clock clock;
    private final BoundedExchange exchange;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Known known;
    private Unusable fault;
    private Instant faultUntil = Instant.MIN;

    Provider(SignOnSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.exchange = new BoundedExchange(settings.timeout());
    }

    private record Known(ClientRegistration registration, JwtDecoder decoder, Instant until) {
    }

    /** The provider cannot be asked, or what it says of itself cannot be used. */
    static final class Unusable extends AuthenticationException {

        Unusable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** @return how the provider is asked: within limits */
    BoundedExchange exchange() {
        return exchange;
    }

    @Override
    public ClientRegistration findByRegistrationId(String id) {
        return ID.equals(id) ? known().registration() : null;
    }

    @Override
    public JwtDecoder createDecoder(ClientRegistration registration) {
        return known().decoder();
    }

    private Known known() {
        Known now = known;
        if (now != null && clock.instant().isBefore(now.until())) {
            return now;
        }
        asking.lock();
        try {
            if (known != null && clock.instant().isBefore(known.until())) {
                return known;
            }
            if (clock.instant().isBefore(faultUntil)) {
                throw fault;
            }
            known = read();
            return known;
        } catch (Unusable e) {
            if (e != fault) {
                fault = e;
                faultUntil = clock.instant().plus(DOWN_FOR);
            }
            throw e;
        } finally {
            asking.unlock();
        }
    }

    private Known read() {
        ClientRegistration registration;
        try {
            registration = registration(RestClient.builder().requestFactory(exchange).build().get().uri(URI.create(settings.issuer() + DESCRIPTION))
                    .retrieve().body(new ParameterizedTypeReference<Map<String, Object>>() { }));
        } catch (RestClientException | IllegalArgumentException e) {
            throw new Unusable("the provider's description of itself (" + settings.issuer() + DESCRIPTION + ") cannot be used: " + e.getMessage(), e);
        }
        return new Known(registration, decoder(registration), clock.instant().plus(GOOD_FOR));
    }

    private ClientRegistration registration(Map<String, Object> description) {
        if (description == null || !settings.issuer().equals(description.get("issuer"))) {
            throw new Unusable("bailiwick.security.sign-on.issuer is '" + settings.issuer() + "', and the provider there calls itself '"
                    + (description == null ? "" : description.get("issuer")) + "': give it exactly as it calls itself", null);
        }
        for (String address : List.of("authorization_endpoint", "token_endpoint", "jwks_uri")) {
            if (!(description.get(address) instanceof String there) || !SignOnSettings.isSafe(there.replaceFirst("\\?.*", ""))) {
                throw new Unusable("the provider's description names no safe " + address + ": it must be https, or on this machine", null);
            }
        }
        return ClientRegistrations.fromOidcConfiguration(description).registrationId(ID).clientId(settings.clientId())
                .clientSecret(settings.clientSecret()).clientName(settings.label()).scope(settings.wanted())
                .redirectUri("{baseUrl}/login/oauth2/code/" + ID).build();
    }

    /** Signed by a key that the provider publishes; a secret that both know signs nothing here, and nothing unsigned is read. */
    private JwtDecoder decoder(ClientRegistration registration) {
        var decoder = NimbusJwtDecoder.withJwkSetUri(registration.getProviderDetails().getJwkSetUri()).restOperations(new RestTemplate(exchange))
                .jwsAlgorithms(algorithms -> algorithms.addAll(List.of(SignatureAlgorithm.values()))).build();
        var times = new JwtTimestampValidator(CLOCKS_DIFFER_BY);
        times.setClock(clock);
        var claims = new OidcIdTokenValidator(registration);
        claims.setClock(clock);
        claims.setClockSkew(CLOCKS_DIFFER_BY);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(times, claims));
        return decoder;
    }
}
