/**
 * Who may come in: API keys of two classes and the people who sign in, with a password or at the company's provider. Keys are kept as
 * hashes, can be revoked, and are never logged. May use only the kernel.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "kernel")
package dev.bailiwick.security;
