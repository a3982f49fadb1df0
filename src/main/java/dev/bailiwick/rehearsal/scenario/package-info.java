/**
 * Scenarios as people write them: a rehearsed conversation in a file of the company's folder {@code scenarios}, read strictly, and what has to be so
 * after each of its turns. Knows nothing of how one is played.
 */
package dev.bailiwick.rehearsal.scenario;
