/**
 * The closed language of the drawings: what a BPMN file may contain, proved on plain XML before any engine sees it. One class per
 * rule. Knows no engine: a drawing is refused here, with file, line and cure, or it is deployed.
 */
package dev.bailiwick.flow.lint;
