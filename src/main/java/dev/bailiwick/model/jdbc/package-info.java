/** What all nodes share about the routes: how much may still go out in this minute. */
package dev.bailiwick.model.jdbc;
