/**
 * The house in memory: every store's second implementation, tables with a database's manners, and the wiring that puts production's own code on
 * them.
 */
package dev.bailiwick.rehearsal.memory;
