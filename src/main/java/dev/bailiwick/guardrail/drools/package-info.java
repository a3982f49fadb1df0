/**
 * Policies as Drools runs them. A policy's text is read by a grammar of our own, line by line; what Drools compiles is written anew
 * from what was understood, conditions only. No word of a policy reaches a compiler, and no rule has a consequence: which policies
 * matched is read from the agenda, and what follows from it stays in Java.
 */
package dev.bailiwick.guardrail.drools;
