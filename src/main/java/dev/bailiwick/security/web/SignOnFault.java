package dev.bailiwick.security.web;

import dev.bailiwick.security.NotLetIn;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

/** Why somebody did not come in by the provider, as the sign-in page says it. The log says it to whoever keeps the house running. */
enum SignOnFault {

    /** The provider cannot be asked, or is not set up as this house expects it. */
    AWAY("The company's sign-in cannot be reached, or is not set up as it has to be. Try again; if it lasts, tell whoever runs this program: its log says what"
            + " is wrong. Accounts with a password of their own still sign in below."),
    /** What the provider sent does not prove anything. */
    UNPROVEN("What the company's sign-in sent could not be accepted as proof of who you are. Try again; if it lasts, tell whoever runs this program: its log"
            + " says what is wrong."),
    /** The answer does not belong to a sign-in that this browser began. */
    STALE("This sign-in was begun in another window, or took too long. Please begin again."),
    /** The provider, or the person there, said no. */
    DECLINED("The company's sign-in did not let you through. Please begin again, or ask whoever gives access there."),
    /** No group gives a role. */
    ROLE("You are known, but none of your groups gives you a role here. Ask whoever gives access to put you into one that does."),
    /** No usable name. */
    NAME("The company's sign-in gave no name that can be the name of an account. Tell whoever runs this program: its log says which."),
    /** The name is somebody else's. */
    TAKEN("There is an account of your name here already, which does not belong to this sign-in. Nobody may be two people here, so you were not let in."
            + " Ask an administrator."),
    /** The account was closed. */
    CLOSED("Your account was closed. Ask an administrator."),
    /** Too many accounts. */
    FULL("There are as many accounts as there may be. Ask an administrator.");

    private static final Set<String> STALE_CODES = Set.of("authorization_request_not_found", "invalid_state_parameter", "invalid_request");
    private static final Set<String> DECLINED_CODES = Set.of("access_denied", "login_required", "consent_required", "interaction_required",
            "account_selection_required");
    private static final Set<String> AWAY_CODES = Set.of("server_error", "temporarily_unavailable", "unauthorized_client", "invalid_client",
            "invalid_scope", "unsupported_response_type");

    private final String words;

    SignOnFault(String words) {
        this.words = words;
    }

    /** @return what to say to the person */
    String words() {
        return words;
    }

    /** @return the word in the address */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return the fault of that word, if it is one */
    static Optional<SignOnFault> of(String word) {
        return Arrays.stream(values()).filter(fault -> fault.word().equals(word)).findFirst();
    }

    /** @return what went wrong */
    static SignOnFault of(AuthenticationException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof NotLetIn no) {
                return valueOf(no.reason().name());
            }
            if (cause instanceof IOException || cause instanceof Provider.Unusable) {
                return AWAY;
            }
        }
        String code = failed instanceof OAuth2AuthenticationException told ? told.getError().getErrorCode() : "";
        return STALE_CODES.contains(code) ? STALE : DECLINED_CODES.contains(code) ? DECLINED : AWAY_CODES.contains(code) ? AWAY : UNPROVEN;
    }
}
