/**
 * The house on trial. The race lab lives here: a story made from a seed, one scheduler that owns the clock, the order of transactions, slow
 * steps, timers, deliveries and deaths of nodes, and the promises that must hold after every move. It drives the same use cases, steps and
 * drawings as production; whatever technology it needs to reach, it asks for through {@code Backstage}. May use flow, release and
 * ledger, and conversation, channel and desk, which it drives and whose stores it keeps in memory; nothing of it runs in production.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "conversation", "channel", "desk", "flow", "release", "ledger"})
package dev.bailiwick.rehearsal;
