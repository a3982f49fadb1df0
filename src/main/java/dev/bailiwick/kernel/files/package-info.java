/**
 * Reads the company's texts: the sample company that travels in the program, or the folder that replaces parts of it. Everything
 * stays in memory, so a file that changes on disk changes nothing until it is read anew and taken up. Offers one bean and no types;
 * uses only the kernel.
 */
package dev.bailiwick.kernel.files;
