package dev.bailiwick.model;

import java.util.Locale;

/** Why one attempt on one route brought nothing whole: the one taxonomy of errors, whatever the provider calls them. */
public enum Fault {
    /** No route could be asked: switched off, not allowed to see it, resting, or without means. */
    NO_ROUTE,
    /** The attempt was given up because another one was quicker, or a customer needed its place. */
    GIVEN_UP,
    /** The server was not reached or broke off. */
    UNREACHABLE,
    /** No answer within the time. */
    TOO_LATE,
    /** The server refuses our key. */
    NOT_ALLOWED,
    /** Too many requests or tokens. */
    LIMITED,
    /** The server says the request is wrong. */
    BAD_REQUEST,
    /** The server failed. */
    SERVER_ERROR,
    /** What came is not this protocol, such as a page of HTML. */
    UNREADABLE,
    /** Nothing was said. */
    EMPTY,
    /** The answer ends in the middle, or nobody said that it is whole. */
    CUT_OFF,
    /** The provider filtered question or answer. */
    FILTERED,
    /** The model refused. */
    REFUSED;

    /** @return the fault as reasons and the ledger write it, such as {@code server-error} */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
