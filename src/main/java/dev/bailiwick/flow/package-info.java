/**
 * The drawing that decides what happens next, and the steps which a drawing may use. The only module that knows Camunda, in
 * its {@code camunda} folder: the rest speaks of steps, outcomes and turns, so that a successor engine costs one folder.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "drafting", "desk", "guardrail", "guardrail :: facts",
        "guardrail :: command", "conversation", "knowledge", "tool", "release", "release :: change"})
package dev.bailiwick.flow;
