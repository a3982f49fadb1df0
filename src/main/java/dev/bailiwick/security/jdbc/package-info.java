/** Keeps keys and accounts in PostgreSQL, as hashes. Offers no types; uses its own module and the kernel. */
package dev.bailiwick.security.jdbc;
