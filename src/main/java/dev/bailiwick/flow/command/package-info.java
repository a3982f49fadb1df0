/**
 * A command for officers and pipelines that needs detectors, roster and rules together: {@code try}; the program's start calls it.
 */
@org.springframework.modulith.NamedInterface("command")
package dev.bailiwick.flow.command;
