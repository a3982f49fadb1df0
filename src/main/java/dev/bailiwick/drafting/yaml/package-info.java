/** Reads the YAML files of the company's people strictly: no repeated keys, no merges, no anchors, no tags, every scalar as it is written. */
package dev.bailiwick.drafting.yaml;
