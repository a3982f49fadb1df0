/**
 * Every decision, append-only and hash-chained per conversation, written in the transaction in which it was made, so that
 * "why did it say that?" has an exact answer years later. Hears decisions as events. May use only the kernel.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "kernel")
package dev.bailiwick.ledger;
