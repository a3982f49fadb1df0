/** Trying a conversation over HTTP. Who may call it is decided by security. */
package dev.bailiwick.rehearsal.web;
