/** The open cases, as JSON and as a page for people. */
package dev.bailiwick.desk.web;
