/** How often a route is asked, and what is done when what comes back is no good. */
package dev.bailiwick.model.gateway;
