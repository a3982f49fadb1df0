/**
 * Speaks HTTP: the wire contract in its own words, the API of the chat page, and every refusal of the house as the contract's error
 * envelope. The only place where the contract's words (agent, hand-off) are ours. Offers no types.
 */
package dev.bailiwick.channel.web;
