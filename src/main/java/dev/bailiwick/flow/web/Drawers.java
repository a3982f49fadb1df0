package dev.bailiwick.flow.web;

import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.release.change.Person;
import jakarta.servlet.http.HttpServletRequest;

/** Who calls to change drawings, as a person with a name and a role. */
final class Drawers {

    private Drawers() {
    }

    /** @return who draws, checks, submits */
    static Person analyst(HttpServletRequest request) {
        return with(request, "ANALYST");
    }

    /** @return who approves and returns */
    static Person approver(HttpServletRequest request) {
        return with(request, "APPROVER");
    }

    /** @return who takes a proposal back: either of the two */
    static Person either(HttpServletRequest request) {
        return request.isUserInRole("ANALYST") ? analyst(request) : approver(request);
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
