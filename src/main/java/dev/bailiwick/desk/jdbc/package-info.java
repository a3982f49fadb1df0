/** Cases in PostgreSQL, schema {@code desk}. */
package dev.bailiwick.desk.jdbc;
