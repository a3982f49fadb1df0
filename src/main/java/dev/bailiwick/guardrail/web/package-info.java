/** The life of policies for people and pipelines, below {@code /api/policies}; roles decide who may do what. */
package dev.bailiwick.guardrail.web;
