/**
 * The route with a model: it adds to what the detectors saw, and drafts from passages. What comes back is data until it has passed
 * every check; customer's words and passages go out as marked data.
 */
package dev.bailiwick.drafting.prompted;
