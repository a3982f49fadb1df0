/** The company's knowledge as its people write it: Markdown files with a head in YAML, checked strictly and taken over whole. */
package dev.bailiwick.knowledge.markdown;
