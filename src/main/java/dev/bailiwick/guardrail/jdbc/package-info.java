/** Policy books, proposals and brakes in PostgreSQL, schema {@code guardrail}. */
package dev.bailiwick.guardrail.jdbc;
