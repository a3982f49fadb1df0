/**
 * The deterministic detectors: language, personal data, attempts to instruct the assistant, regulated topics, intents, the wish
 * for a person, abuse, greetings. They run always and first, and nothing that comes later takes away what they saw.
 */
package dev.bailiwick.drafting.detect;
