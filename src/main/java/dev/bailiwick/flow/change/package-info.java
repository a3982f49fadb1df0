/**
 * How drawings change: written as a proposal, checked, held against the conversations under way, approved by somebody else, in force, past. What the
 * engine is told of it goes through {@code ReloadDrawings}; where texts and acts are kept, {@code flow.jdbc} knows.
 */
@org.springframework.modulith.NamedInterface("change")
package dev.bailiwick.flow.change;
