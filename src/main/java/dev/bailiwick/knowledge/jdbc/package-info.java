/** The module's tables: revisions and passages, and the vectors that were computed once. */
package dev.bailiwick.knowledge.jdbc;
