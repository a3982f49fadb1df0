/** What tests of every module share: a real PostgreSQL, started once per JVM, and how a Spring test is pointed at it. */
package dev.bailiwick.testing;
