/**
 * What is said. A conversation, its turns and messages, who holds the pen, and the one way by which proposed words become
 * a reply: {@code draft.clear(clearance)}. The conversation's row is the serialization point of everything: whoever changes
 * a conversation takes it first. May use only the kernel; others hear of what happened here by its events.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "kernel")
package dev.bailiwick.conversation;
