/** The command that plays scenarios by a folder's texts and ends; the program's start calls it. */
@org.springframework.modulith.NamedInterface("command")
package dev.bailiwick.rehearsal.command;
