/**
 * Commands for officers and pipelines: {@code check}, {@code new-policy}, {@code impact} and {@code mutate}; the program's start calls them.
 */
@org.springframework.modulith.NamedInterface("command")
package dev.bailiwick.guardrail.command;
