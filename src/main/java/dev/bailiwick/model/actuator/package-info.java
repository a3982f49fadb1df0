/** What the health page says about the routes to language models. */
package dev.bailiwick.model.actuator;
