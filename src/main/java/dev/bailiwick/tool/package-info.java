/**
 * What we may do: tools of the company's systems, one attempt to use one, its result, and the mandate which says how far the
 * assistant may go alone. May use only the kernel.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "kernel")
package dev.bailiwick.tool;
