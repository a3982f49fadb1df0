/** What people look up about the knowledge over HTTP; nothing is changed here. */
package dev.bailiwick.knowledge.web;
