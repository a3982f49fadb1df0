/**
 * The gateway to language models: prompts go out over a route, completions come back with what is known about them.
 * It knows nothing of support. May use only the kernel.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "kernel")
package dev.bailiwick.model;
