/** What became of prompts' contract suites, in PostgreSQL, schema {@code drafting}. */
package dev.bailiwick.drafting.jdbc;
