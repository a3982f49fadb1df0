package dev.bailiwick.security.web;

/** Who a session belongs to, as it was when they came in. */
interface CameIn {

    /** @return the account's epoch at that moment; a session of an earlier one has ended */
    int epoch();
}
