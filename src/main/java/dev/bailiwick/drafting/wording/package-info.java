/** The company's fixed words, read from {@code prompts/wording/<language>.yaml}. */
package dev.bailiwick.drafting.wording;
