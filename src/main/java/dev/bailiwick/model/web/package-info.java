/** How models fare, for operators, below {@code /api/models}. */
package dev.bailiwick.model.web;
