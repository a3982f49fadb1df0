package dev.bailiwick.security;

import dev.bailiwick.kernel.CannotStart;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Keys and passwords that are given rather than made. What is empty is made at the first start and shown once.
 *
 * @param integrationKey the key of the Integration class, at least 16 characters (BAILIWICK_INTEGRATION_KEY)
 * @param managementKey  the key of the Management class, at least 16 characters (BAILIWICK_MANAGEMENT_KEY)
 * @param adminPassword  the password of the account {@code admin}, 12 characters to 72 bytes (BAILIWICK_ADMIN_PASSWORD)
 */
@ConfigurationProperties("bailiwick.security")
public record SecuritySettings(String integrationKey, String managementKey, String adminPassword) {

    private static final int MIN_KEY = 16;
    private static final int MAX_KEY = 256;
    static final int MIN_PASSWORD = 12;
    /** Where bcrypt stops reading. */
    static final int MAX_PASSWORD_BYTES = 72;

    /** @throws CannotStart when a key or the password is too short, too long, or both keys are the same */
    public SecuritySettings {
        integrationKey = checkedKey("BAILIWICK_INTEGRATION_KEY", integrationKey);
        managementKey = checkedKey("BAILIWICK_MANAGEMENT_KEY", managementKey);
        if (!integrationKey.isEmpty() && integrationKey.equals(managementKey)) {
            throw new CannotStart("BAILIWICK_INTEGRATION_KEY and BAILIWICK_MANAGEMENT_KEY are the same.",
                    "Give each class a key of its own, or leave one empty to have it made.");
        }
        adminPassword = adminPassword == null ? "" : adminPassword;
        if (!adminPassword.isEmpty() && (adminPassword.length() < MIN_PASSWORD
                || adminPassword.getBytes(StandardCharsets.UTF_8).length > MAX_PASSWORD_BYTES)) {
            throw new CannotStart("BAILIWICK_ADMIN_PASSWORD must have at least " + MIN_PASSWORD + " characters and at most "
                    + MAX_PASSWORD_BYTES + " bytes.", "Choose another password, or leave it empty to have one made and shown once.");
        }
    }

    private static String checkedKey(String name, String key) {
        var given = key == null ? "" : key.strip();
        if (!given.isEmpty() && !given.matches("[\\x21-\\x7e]{" + MIN_KEY + "," + MAX_KEY + "}")) {
            throw new CannotStart(name + " must have " + MIN_KEY + " to " + MAX_KEY + " visible ASCII characters without spaces.",
                    "Choose another key, for example the output of: openssl rand -base64 32; or leave it empty to have one made and shown once.");
        }
        return given;
    }

    /** @return the key given for a class, or an empty string */
    String keyFor(KeyClass keyClass) {
        return keyClass == KeyClass.INTEGRATION ? integrationKey : managementKey;
    }

    /** Secrets stay out of logs and errors. */
    @Override
    public String toString() {
        return "SecuritySettings[…]";
    }
}
