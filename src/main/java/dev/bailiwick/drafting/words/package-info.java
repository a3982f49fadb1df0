/** Texts as words: normalising, cutting into sentences and words, stems, and nearness by letters. Pure functions. */
package dev.bailiwick.drafting.words;
