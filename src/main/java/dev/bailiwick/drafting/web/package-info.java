/** What officers ask of the detectors, the prompts and the search over HTTP. */
@org.springframework.lang.NonNullApi
package dev.bailiwick.drafting.web;
