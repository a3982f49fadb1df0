/** What the flow tells the operator's probe. */
package dev.bailiwick.flow.actuator;
