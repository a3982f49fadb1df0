package dev.bailiwick.security.web;

import dev.bailiwick.security.Accounts;
import dev.bailiwick.security.ApiKeys;
import dev.bailiwick.security.Role;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Five kinds of paths, each with a chain of its own, asked in this order: what is open to everybody; the operator's probes; our own API; pages
 * for people who signed in; and everything else, which is the wire contract. So a path that nobody thought of asks for a key.
 */
@Configuration(proxyBeanMethods = false)
class Chains {

    private static final String[] OPEN = {"/", "/chat", "/chat/**", "/api/chat/**", "/assets/**", "/favicon.ico", "/sign-in/**",
            "/error", "/admin/assets/**"};
    private static final String[] STUDIO = {"/admin", "/admin/**"};
    private static final String[] LEDGER = {"/ledger", "/ledger/**"};
    private static final String[] DESK = {"/desk", "/desk/**"};
    /** To the company's sign-in provider, and back. */
    private static final String[] SIGN_ON = {"/oauth2/**", "/login/oauth2/**"};
    private static final String[] PAGES = Stream.of(STUDIO, LEDGER, DESK, new String[] {"/login", "/logout"}, SIGN_ON).flatMap(Arrays::stream)
            .toArray(String[]::new);

    /** The house's own key, or a person who keeps it running. */
    private static final String[] OPERATORS = {BearerKeys.MANAGEMENT, "ROLE_" + Role.OPERATOR.name()};

    private static final String POLICY = "default-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors ";

    @Bean
    @Order(1)
    SecurityFilterChain open(HttpSecurity http, ChatSettings chat) throws Exception {
        http.securityMatcher(OPEN);
        stateless(http);
        headers(http, chat.embedFrom());
        return http.authorizeHttpRequests(paths -> paths.anyRequest().permitAll()).build();
    }

    /** Whether it is well, a probe may ask without a key; details and figures are for the Management key. */
    @Bean
    @Order(2)
    SecurityFilterChain operator(HttpSecurity http, ApiKeys keys, Accounts accounts, Envelope envelope) throws Exception {
        http.securityMatcher("/actuator", "/actuator/**");
        stateless(http);
        headers(http, "'self'");
        return http.addFilterBefore(new BearerKeys(keys, accounts, envelope), UsernamePasswordAuthenticationFilter.class)
                .exceptionHandling(errors -> errors
                        .authenticationEntryPoint((request, response, e) -> envelope.write(request, response, HttpServletResponse.SC_UNAUTHORIZED,
                                "show a Management key: Authorization: Bearer <key>"))
                        .accessDeniedHandler((request, response, e) -> envelope.write(request, response, HttpServletResponse.SC_FORBIDDEN,
                                "this path needs a Management key")))
                .authorizeHttpRequests(paths -> paths.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC).permitAll()
                        .requestMatchers(BearerKeys.HEALTH, BearerKeys.HEALTH + "/**").permitAll()
                        .anyRequest().hasAnyAuthority(OPERATORS))
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain ownApi(HttpSecurity http, ApiKeys keys, Accounts accounts, Envelope envelope) throws Exception {
        http.securityMatcher("/api/**");
        headers(http, "'self'");
        // A key in a header cannot be sent by another site without the browser's asking, a session cookie can.
        RequestMatcher unsafeBySession = request -> CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request) && !BearerKeys.shownIn(request);
        return http.csrf(csrf -> csrf.requireCsrfProtectionMatcher(unsafeBySession))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .addFilterBefore(new BearerKeys(keys, accounts, envelope), UsernamePasswordAuthenticationFilter.class)
                .addFilterBefore(new CurrentRoles(accounts, envelope), UsernamePasswordAuthenticationFilter.class)
                .exceptionHandling(errors -> errors
                        .authenticationEntryPoint((request, response, e) -> envelope.write(request, response, HttpServletResponse.SC_UNAUTHORIZED,
                                "show a Management key (Authorization: Bearer <key>) or sign in at /login"))
                        .accessDeniedHandler((request, response, e) -> envelope.write(request, response, HttpServletResponse.SC_FORBIDDEN,
                                e instanceof CsrfException ? "this call lacks the token of its session, or has that of another: GET /api/account"
                                        : whoseDoor(request))))
                .authorizeHttpRequests(paths -> {
                    paths.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC).permitAll();
                    for (Door door : Door.values()) {
                        paths.requestMatchers(matcher(door)).hasAnyAuthority(door.authorities());
                    }
                    paths.anyRequest().hasAuthority(BearerKeys.MANAGEMENT);
                })
                .build();
    }

    private static RequestMatcher matcher(Door door) {
        return new OrRequestMatcher(door.paths().stream().flatMap(path -> door.way().methods().stream()
                .map(method -> (RequestMatcher) PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.valueOf(method), path))).toList());
    }

    private static String whoseDoor(HttpServletRequest request) {
        return Arrays.stream(Door.values()).filter(door -> matcher(door).matches(request)).findFirst().map(Door::closed)
                .orElse("this needs a Management key");
    }

    /** A bean, so that Spring Boot does not make an account of its own. */
    @Bean
    AuthenticationProvider people(SignIn signIn) {
        return signIn.provider();
    }

    @Bean
    @Order(4)
    SecurityFilterChain pages(HttpSecurity http, Accounts accounts, SignOn signOn, Envelope envelope) throws Exception {
        http.securityMatcher(PAGES);
        headers(http, "'self'");
        var wanted = new HttpSessionRequestCache();
        // Who signs in comes back to the very address that was asked for.
        wanted.setMatchingRequestParameterName(null);
        signOn.join(http);
        return http.requestCache(cache -> cache.requestCache(wanted))
                .formLogin(form -> form.loginPage("/login").defaultSuccessUrl("/admin").permitAll())
                .logout(out -> out.logoutSuccessUrl("/login?out").permitAll())
                .addFilterBefore(new CurrentRoles(accounts, envelope), UsernamePasswordAuthenticationFilter.class)
                // Whoever may not see a page is led to the studio, which shows what they may.
                .exceptionHandling(errors -> errors.accessDeniedHandler((request, response, e) -> response.sendRedirect("/admin")))
                .authorizeHttpRequests(paths -> paths.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC).permitAll()
                        // With whatever it has to say.
                        .requestMatchers("/login").permitAll()
                        .requestMatchers(LEDGER).hasAnyAuthority(Door.CONVERSATIONS.authorities())
                        .requestMatchers(DESK).hasAnyAuthority(Door.CASES.authorities())
                        .anyRequest().hasAuthority(SignIn.PERSON))
                .build();
    }

    @Bean
    @Order(5)
    SecurityFilterChain wireContract(HttpSecurity http, ApiKeys keys, Accounts accounts, Envelope envelope) throws Exception {
        stateless(http);
        headers(http, "'self'");
        return http.addFilterBefore(new BearerKeys(keys, accounts, envelope), UsernamePasswordAuthenticationFilter.class)
                .exceptionHandling(errors -> errors
                        .authenticationEntryPoint((request, response, e) -> envelope.write(request, response, HttpServletResponse.SC_UNAUTHORIZED,
                                "show a key: Authorization: Bearer <key>"))
                        .accessDeniedHandler((request, response, e) -> envelope.write(request, response, HttpServletResponse.SC_FORBIDDEN,
                                "this path needs a key of the other class (" + (WirePaths.isIntegration(request) ? "Integration" : "Management") + ")")))
                .authorizeHttpRequests(paths -> paths.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC).permitAll()
                        .requestMatchers(WirePaths.INTEGRATION).hasAuthority(BearerKeys.INTEGRATION)
                        .requestMatchers(WirePaths.MANAGEMENT).hasAnyAuthority(OPERATORS)
                        .anyRequest().hasAnyAuthority(BearerKeys.INTEGRATION, BearerKeys.MANAGEMENT, CurrentRoles.NAMED))
                .build();
    }

    /** Addresses that no honest client sends are refused before any chain, in the same envelope. */
    @Bean
    RequestRejectedHandler oddAddresses(Envelope envelope) {
        return (request, response, e) -> envelope.write(request, response, HttpServletResponse.SC_BAD_REQUEST,
                "the address or a header holds characters that are not allowed there");
    }

    private static void stateless(HttpSecurity http) throws Exception {
        http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable);
    }

    private static void headers(HttpSecurity http, String embedFrom) throws Exception {
        http.headers(headers -> {
            headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY + embedFrom))
                    .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                    .contentTypeOptions(Customizer.withDefaults());
            // The older header knows no list of sites; where one is needed, the policy alone speaks.
            headers.frameOptions("'self'".equals(embedFrom)
                    ? HeadersConfigurer.FrameOptionsConfig::sameOrigin : HeadersConfigurer.FrameOptionsConfig::disable);
        });
    }
}
