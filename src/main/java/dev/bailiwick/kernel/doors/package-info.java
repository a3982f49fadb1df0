/**
 * The doors through which time and identity come into the house: the clock and the maker of ids. Nothing else in the program
 * asks the machine for either, so that a rehearsal can put its own in their place. Offers two beans and no types; uses only the
 * kernel.
 */
package dev.bailiwick.kernel.doors;
