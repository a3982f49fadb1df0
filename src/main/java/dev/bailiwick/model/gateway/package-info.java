/** Which route is asked, how often, and what is done when what comes back is no good. */
package dev.bailiwick.model.gateway;
