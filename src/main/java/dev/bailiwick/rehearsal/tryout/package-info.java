/**
 * A conversation that a person tries: a house in memory with the files in force or a proposal's, with a clock that the person moves. Nothing of it
 * reaches the database, the company's receiver or a figure; only that somebody tried is noted.
 */
package dev.bailiwick.rehearsal.tryout;
