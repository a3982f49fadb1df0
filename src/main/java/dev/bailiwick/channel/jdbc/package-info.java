/** Keeps deliveries and the visitors of the chat page in PostgreSQL, schema {@code channel}. Offers no types. */
package dev.bailiwick.channel.jdbc;
