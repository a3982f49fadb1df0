package dev.bailiwick.guardrail.web;

import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.release.change.Person;
import jakarta.servlet.http.HttpServletRequest;

/** Who calls, as a person with a name and a role. */
final class Callers {

    private Callers() {
    }

    /** @return who writes, checks, tries, submits */
    static Person officer(HttpServletRequest request) {
        return with(request, "OFFICER");
    }

    /** @return who approves and returns */
    static Person approver(HttpServletRequest request) {
        return with(request, "APPROVER");
    }

    /** @return who pulls a brake or takes a proposal back: either of the two */
    static Person either(HttpServletRequest request) {
        return request.isUserInRole("OFFICER") ? officer(request) : approver(request);
    }

    private static Person with(HttpServletRequest request, String role) {
        if (!request.isUserInRole("NAMED")) {
            throw new Refusal(Refusal.Kind.DENIED, "this is done by a person, and this key belongs to nobody in particular: sign in, or show a key of"
                    + " your own (POST /api/account/keys)");
        }
        if (!request.isUserInRole(role)) {
            throw new Refusal(Refusal.Kind.DENIED, "this needs the role " + role.toLowerCase(java.util.Locale.ROOT));
        }
        return new Person(request.getUserPrincipal().getName(), request.getRemoteAddr());
    }
}
