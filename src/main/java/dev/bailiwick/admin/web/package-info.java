/** The studio's page and what it asks for. */
package dev.bailiwick.admin.web;
