/**
 * The few words that every module shares: ids, {@code Language}, {@code Reason}, {@code Decision}, the files of the
 * company, and the doors through which time and identity come in. At most fifteen types; it knows no other module.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package dev.bailiwick.kernel;
