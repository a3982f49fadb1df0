/** The route without a model: understands by the detectors alone and answers by quoting approved passages, whole and with their citation. */
package dev.bailiwick.drafting.librarian;
