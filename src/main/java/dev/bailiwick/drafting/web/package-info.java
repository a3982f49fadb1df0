/** What officers ask of the detectors over HTTP. */
package dev.bailiwick.drafting.web;
