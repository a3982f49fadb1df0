/** What people look up about the knowledge over HTTP; nothing is changed here. */
@org.springframework.lang.NonNullApi
package dev.bailiwick.knowledge.web;
