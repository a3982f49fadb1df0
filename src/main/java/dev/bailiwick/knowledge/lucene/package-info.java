/** The search: what is in force stands in memory, exactly searched by nearness and by words. */
package dev.bailiwick.knowledge.lucene;
