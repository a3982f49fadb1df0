/**
 * The house on trial. The race lab lives here: a story made from a seed, one scheduler that owns the clock, the order of transactions, slow
 * steps, timers, deliveries and deaths of nodes, and the promises that must hold after every move. It drives the same use cases, steps and
 * drawings as production; whatever technology it needs to reach, it asks for through {@code Backstage}. In {@code tryout} a person tries a
 * conversation in a house in memory, while another serves, and scenarios are played, which {@code scenario} reads. May use flow, release and ledger;
 * conversation, channel and desk, which it drives and whose stores it keeps in memory; guardrail, knowledge, drafting and model, whose doors it opens
 * to a trial.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "conversation", "channel", "desk", "flow", "flow :: change", "release",
        "release :: change", "ledger", "guardrail", "guardrail :: command", "knowledge", "drafting", "model"})
package dev.bailiwick.rehearsal;
