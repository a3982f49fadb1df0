/**
 * The limits. Policies written by compliance officers look at facts and make findings; what several findings mean together
 * is decided here, in {@code Verdict}: the strictest wins, and anything unexpected holds. No model decides whether a policy
 * applies. {@code facts} is the rules' vocabulary. May use only the kernel.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "kernel")
package dev.bailiwick.guardrail;
