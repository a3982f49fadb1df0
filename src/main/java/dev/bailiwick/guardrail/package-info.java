/**
 * The limits. Policies written by compliance officers look at facts and make findings; what several findings mean together
 * is decided here, in {@code Verdict}: the strictest wins, and anything unexpected holds. No model decides whether a policy
 * applies. {@code facts} is the rules' vocabulary. May use only the kernel, and release for how books come into force.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "release :: change"})
package dev.bailiwick.guardrail;
