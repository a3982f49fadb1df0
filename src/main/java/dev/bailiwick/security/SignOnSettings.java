package dev.bailiwick.security;

import dev.bailiwick.kernel.CannotStart;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Sign-in at the company's own provider (OpenID Connect). Without an issuer there is none, and nobody is asked anything.
 *
 * @param issuer           the provider's issuer, exactly as it calls itself, such as {@code https://login.example.com/realms/bank}
 * @param clientId         what the provider calls this house
 * @param clientSecret     the secret that goes with it
 * @param clientSecretFile a file that holds the secret, instead of the secret itself
 * @param nameClaim        the claim of the ID token that becomes the name of a new account
 * @param groupsClaim      the claim of the ID token that lists somebody's groups
 * @param roles            which groups there give which role here, by the role's word
 * @param label            what the sign-in page's button says
 * @param scopes           what is asked for; {@code openid} always is
 * @param timeout          how long the provider may take for a whole answer
 * @param rolesLast        how long after a sign-in its roles hold; then sessions and keys of that person's own open nothing until the next
 */
@ConfigurationProperties(prefix = SignOnSettings.PREFIX, ignoreUnknownFields = false)
public record SignOnSettings(@DefaultValue("") String issuer, @DefaultValue("") String clientId, @DefaultValue("") String clientSecret,
        @DefaultValue("") String clientSecretFile, @DefaultValue("preferred_username") String nameClaim, @DefaultValue("groups") String groupsClaim,
        @DefaultValue Map<String, List<String>> roles, @DefaultValue("Sign in with your company account") String label,
        @DefaultValue("profile") List<String> scopes, @DefaultValue("5s") Duration timeout, @DefaultValue("24h") Duration rolesLast) {

    static final String PREFIX = "bailiwick.security.sign-on";

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int LONGEST_ISSUER = 500;
    private static final int LONGEST_LABEL = 60;
    private static final int LONGEST_SECRET = 4096;

    /** @throws CannotStart when something is missing or makes no sense; names the property and says what would */
    public SignOnSettings {
        issuer = issuer.strip();
        clientId = clientId.strip();
        clientSecretFile = clientSecretFile.strip();
        roles = new TreeMap<>(roles);
        scopes = List.copyOf(scopes);
        if (issuer.isEmpty()) {
            check(clientId.isEmpty() && clientSecret.isEmpty() && clientSecretFile.isEmpty() && roles.isEmpty(), "issuer",
                    "is missing, and other settings of the sign-in provider are given", "Give the provider's issuer, or take the others out.");
        } else {
            check(issuer.length() <= LONGEST_ISSUER && isSafe(issuer), "issuer", "is '" + issuer + "', which is no address of a provider",
                    "Give the issuer as the provider calls itself: https://…, without ? and #; http only for this machine (localhost).");
            check(!clientId.isEmpty(), "client-id", "is missing", "Give the id under which the provider knows this house.");
            clientSecret = clientSecretFile.isEmpty() ? clientSecret.strip() : readSecret(clientSecret, clientSecretFile);
            check(!clientSecret.isEmpty(), "client-secret", "is missing",
                    "Give the secret that the provider made for this house, or a file that holds it (" + PREFIX + ".client-secret-file).");
            checkRoles(roles);
        }
        check(isWord(nameClaim), "name-claim", "is '" + nameClaim + "', which is no claim", "Name a claim of the ID token, such as preferred_username.");
        check(isWord(groupsClaim), "groups-claim", "is '" + groupsClaim + "', which is no claim", "Name a claim of the ID token, such as groups.");
        check(!label.isBlank() && label.length() <= LONGEST_LABEL, "label", "must have 1 to " + LONGEST_LABEL + " characters", "Choose another text.");
        check(scopes.stream().allMatch(SignOnSettings::isWord), "scopes", "are " + scopes + ", of which one is no scope", "Name them: profile, groups.");
        check(isWithin(timeout, Duration.ofMillis(100), Duration.ofSeconds(30)), "timeout", "is " + timeout, "Give 100ms to 30s, such as 5s.");
        check(isWithin(rolesLast, Duration.ofMinutes(5), Duration.ofDays(90)), "roles-last", "is " + rolesLast, "Give 5m to 90d, such as 24h.");
    }

    /** @return whether people may sign in at a provider */
    public boolean isOn() {
        return !issuer.isEmpty();
    }

    /**
     * @param groups somebody's groups at the provider
     * @return what these make them here; groups that nobody named count for nothing
     */
    public Set<Role> rolesOf(Set<String> groups) {
        return Arrays.stream(Role.values()).filter(role -> roles.getOrDefault(role.word(), List.of()).stream().anyMatch(groups::contains))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** @return what is asked for */
    public Set<String> wanted() {
        Set<String> wanted = new LinkedHashSet<>(List.of("openid"));
        wanted.addAll(scopes);
        return wanted;
    }

    /**
     * @param address an address
     * @return whether secrets may be sent there: it is encrypted, or on this machine
     */
    public static boolean isSafe(String address) {
        try {
            var uri = URI.create(address);
            return uri.getHost() != null && uri.getRawQuery() == null && uri.getRawFragment() == null && uri.getUserInfo() == null
                    && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void checkRoles(Map<String, List<String>> roles) {
        var words = Arrays.stream(Role.values()).map(Role::word).toList();
        check(roles.values().stream().anyMatch(groups -> !groups.isEmpty()), "roles", "are missing, so nobody could come in",
                "Say which groups give which role, such as " + PREFIX + ".roles.auditor=Internal Audit.");
        roles.forEach((role, groups) -> {
            check(words.contains(role), "roles." + role, "is given, and there is no role '" + role + "'", "There are " + String.join(", ", words) + ".");
            check(groups.stream().noneMatch(String::isBlank), "roles." + role, "holds a group without a name", "Name the group, or take it out.");
        });
    }

    private static String readSecret(String given, String file) {
        check(given.isBlank(), "client-secret-file", "is given, and client-secret too", "Give one of them.");
        try {
            var path = Path.of(file);
            check(Files.isRegularFile(path) && Files.size(path) <= LONGEST_SECRET, "client-secret-file",
                    "is '" + file + "', which is no file of at most " + LONGEST_SECRET + " bytes", "Name the file that holds the secret and nothing else.");
            return Files.readString(path).strip();
        } catch (MalformedInputException e) {
            throw wrong("client-secret-file", "is '" + file + "', which holds no text", "Name the file that holds the secret and nothing else.");
        } catch (InvalidPathException | IOException e) {
            throw wrong("client-secret-file", "is '" + file + "', which cannot be read (" + e.getMessage() + ")", "Let this program's account read it.");
        }
    }

    private static boolean isWord(String text) {
        return text.matches("[\\x21\\x23-\\x5b\\x5d-\\x7e]{1,200}");
    }

    private static boolean isWithin(Duration span, Duration least, Duration most) {
        return span.compareTo(least) >= 0 && span.compareTo(most) <= 0;
    }

    private static void check(boolean good, String property, String what, String cure) {
        if (!good) {
            throw wrong(property, what, cure);
        }
    }

    private static CannotStart wrong(String property, String what, String cure) {
        return new CannotStart(PREFIX + "." + property + " " + what + ".", cure);
    }

    /** Secrets stay out of logs and errors. */
    @Override
    public String toString() {
        return "SignOnSettings[" + (isOn() ? issuer : "none") + "]";
    }
}
