/**
 * Commands for officers and pipelines: {@code check} and {@code new-policy}; the program's start calls them.
 */
@org.springframework.modulith.NamedInterface("command")
package dev.bailiwick.guardrail.command;
