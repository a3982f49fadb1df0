package dev.bailiwick.guardrail;

import java.util.List;

/** The set of policies in force. */
public interface PolicyBook {

    /** @return the version: a hash over every text of the book, twelve hexadecimal digits */
    String version();

    /** @return the policies, ordered by id */
    List<Policy> policies();
}
