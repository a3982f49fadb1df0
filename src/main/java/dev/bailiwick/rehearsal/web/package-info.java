/** Trying a conversation over HTTP. Who may call it is decided by security. */
@org.springframework.lang.NonNullApi
package dev.bailiwick.rehearsal.web;
