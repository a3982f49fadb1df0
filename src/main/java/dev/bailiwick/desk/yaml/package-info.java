/** The desk as {@code rules/desk/desk.yaml} describes it. */
package dev.bailiwick.desk.yaml;
