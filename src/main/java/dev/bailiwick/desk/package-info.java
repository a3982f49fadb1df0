/**
 * People at work: who is on the roster with which languages and hours, whether somebody can take over, and the cases that
 * the assistant handed to them. May use conversation.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "conversation"})
package dev.bailiwick.desk;
