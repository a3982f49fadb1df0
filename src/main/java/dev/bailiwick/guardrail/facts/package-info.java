/** The rules' vocabulary: immutable facts that a policy may look at. Rules never change a fact. */
@org.springframework.modulith.NamedInterface("facts")
package dev.bailiwick.guardrail.facts;
