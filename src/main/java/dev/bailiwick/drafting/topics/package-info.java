/** How good a set of topics is: learns them from a few sentences each, says the topic of other sentences, and counts how often that was right. */
package dev.bailiwick.drafting.topics;
