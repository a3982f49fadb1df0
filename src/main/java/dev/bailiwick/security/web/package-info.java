/**
 * Who may come in, at the door: the filter chains for the wire contract, for our own API and for pages, the sign-in page, and the
 * error envelope for what these filters refuse. Offers no types; other modules' pages and controllers are guarded by their
 * paths alone. Uses its own module and the kernel.
 */
package dev.bailiwick.security.web;
