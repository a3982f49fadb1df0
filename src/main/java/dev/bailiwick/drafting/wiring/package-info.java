/** Chooses the route: the model's where one is configured, else the Librarian's. */
package dev.bailiwick.drafting.wiring;
