/**
 * What we may say. Articles in dated revisions, cut into quotable passages with an audience, and an exact search over them
 * as of any moment. It does not write sentences and knows nothing of conversations. May use only the kernel.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "kernel")
package dev.bailiwick.knowledge;
