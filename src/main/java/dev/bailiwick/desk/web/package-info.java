/** The open cases, as JSON and as a page for people. */
@org.springframework.lang.NonNullApi
package dev.bailiwick.desk.web;
