/**
 * What is in force together: drawings, policies, prompts, knowledge and routes, each pinned to one version, under one
 * release id which every turn is marked with; and, in {@code change}, the one way in which that changes. May use only the kernel.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "kernel")
package dev.bailiwick.release;
