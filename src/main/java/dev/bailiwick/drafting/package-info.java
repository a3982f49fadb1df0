/**
 * How a draft is made: understand the message, find words for a reply from passages that may be quoted, and see that the
 * words are grounded in them. Detectors (language, topics, personal data, injection) are deterministic and run always; a
 * model may add to what they saw and never take away. May use conversation, knowledge, model and tool.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "conversation", "knowledge", "model", "tool"})
package dev.bailiwick.drafting;
