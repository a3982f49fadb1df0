package dev.bailiwick.security.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.stream.Stream;

/** The wire contract's paths by the class of key that they need. */
final class WirePaths {

    /** What needs an Integration key. */
    static final String[] INTEGRATION = withAllBelow("/conversations", "/outbound", "/back-office-tasks", "/voice");

    /** What needs a Management key. */
    static final String[] MANAGEMENT = withAllBelow("/articles", "/topics", "/topic", "/notes", "/procedures", "/procedure", "/tools",
            "/resource-types", "/resource-sources", "/hand-off-targets", "/secrets", "/terminology-substitutions", "/traffic-groups",
            "/ip-addresses");

    private WirePaths() {
    }

    /** @return whether the request's path needs an Integration key */
    static boolean isIntegration(HttpServletRequest request) {
        var path = request.getServletPath();
        return Arrays.stream(INTEGRATION).filter(pattern -> !pattern.endsWith("/**"))
                .anyMatch(root -> path.equals(root) || path.startsWith(root + "/"));
    }

    private static String[] withAllBelow(String... roots) {
        return Arrays.stream(roots).flatMap(root -> Stream.of(root, root + "/**")).toArray(String[]::new);
    }
}
