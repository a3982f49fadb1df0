/**
 * How what is in force changes, whatever it is: texts are proposed, checked, tried, submitted, approved by somebody else, in force at their moment,
 * past, and back again in one step. What it is (policies, drawings), what must be shown before a yes, and what the rest of the house does when it
 * takes force, the module says whose business it is; this is the one way there, and the ledger tells every step of it.
 */
@org.springframework.modulith.NamedInterface("change")
package dev.bailiwick.release.change;
