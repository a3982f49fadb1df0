/** What the health page says about the knowledge. */
package dev.bailiwick.knowledge.actuator;
