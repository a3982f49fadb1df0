/** The marks, and what is read of other modules' tables to show it: this folder writes to the schema {@code admin} alone. */
package dev.bailiwick.admin.jdbc;
