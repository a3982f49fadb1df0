/** Searches the knowledge by vectors of a server that speaks OpenAI's or Azure's embeddings protocol, where the company configured one. */
package dev.bailiwick.knowledge.openai;
