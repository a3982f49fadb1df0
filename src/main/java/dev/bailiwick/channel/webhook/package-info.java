/**
 * Brings events to the company's webhook: queues them in the transaction in which they became true, signs and posts them
 * afterwards, outside of any transaction. Offers no types.
 */
package dev.bailiwick.channel.webhook;
