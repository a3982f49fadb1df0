package dev.bailiwick.security.web;

import dev.bailiwick.security.Accounts;
import dev.bailiwick.security.ApiKeys;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Five kinds of paths, each with a chain of its own, asked in this order: what is open to everybody; the operator's probes; our own API; pages
 * for people who signed in; and everything else, which is the wire contract. So a path that nobody thought of asks for a key.
 */
@Configuration(proxyBeanMethods = false)
class Chains {

    private static final String[] OPEN = {"/", "/chat", "/chat/**", "/api/chat/**", "/assets/**", "/favicon.ico", "/sign-in/**",
            "/error"};
    private static final String[] PAGES = {"/ledger", "/ledger/**", "/desk", "/desk/**", "/admin", "/admin/**", "/login", "/logout"};

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
                        .anyRequest().hasAuthority(BearerKeys.MANAGEMENT))
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
                                "this needs a Management key, or a signed-in person with a valid CSRF token")))
                .authorizeHttpRequests(paths -> paths.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC).permitAll()
                        .anyRequest().hasAnyAuthority(BearerKeys.MANAGEMENT, SignIn.PERSON))
                .build();
    }

    /** A bean, so that Spring Boot does not make an account of its own. */
    @Bean
    AuthenticationProvider people(SignIn signIn) {
        return signIn.provider();
    }

    @Bean
    @Order(4)
    SecurityFilterChain pages(HttpSecurity http) throws Exception {
        http.securityMatcher(PAGES);
        headers(http, "'self'");
        return http.formLogin(form -> form.loginPage("/login").defaultSuccessUrl("/ledger").permitAll())
                .logout(out -> out.logoutSuccessUrl("/login?out").permitAll())
                .authorizeHttpRequests(paths -> paths.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC).permitAll()
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
                        .requestMatchers(WirePaths.MANAGEMENT).hasAuthority(BearerKeys.MANAGEMENT)
                        .anyRequest().hasAnyAuthority(BearerKeys.INTEGRATION, BearerKeys.MANAGEMENT))
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
