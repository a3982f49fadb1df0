/**
 * The way in and out: the wire contract, the web chat, and the delivery of replies, handoffs and endings to the company's
 * webhook, in order and at least once. It decides nothing. May use conversation.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "conversation"})
package dev.bailiwick.channel;
