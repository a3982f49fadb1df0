/** The command that checks every chain of the ledger and ends; the program's start calls it. */
@org.springframework.modulith.NamedInterface("command")
package dev.bailiwick.ledger.command;
