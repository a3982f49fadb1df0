/**
 * The studio's shell: serves the page at {@code /admin} and the API's own description, and gathers for it what no single module can tell. Changes
 * nothing by itself: what the studio does, it does over the API of the module whose business it is. May use the root packages of the modules named
 * below, to read.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "security", "conversation", "ledger", "guardrail", "model",
        "release :: change"})
package dev.bailiwick.admin;
