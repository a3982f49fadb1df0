/** Providers of language models on loopback, for tests: each speaks its own protocol over HTTP and has the manners that a test tells it. */
package dev.bailiwick.model.standin;
