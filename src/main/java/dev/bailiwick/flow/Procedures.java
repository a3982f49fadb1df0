package dev.bailiwick.flow;

/** The procedures that can be followed: drawings of their own, called by the conversation's. */
public interface Procedures {

    /**
     * @param name a procedure's name, which is its drawing's id
     * @return whether it is in force
     */
    boolean exists(String name);

    /** @return a hash over all drawings in force, the conversation's included; twelve hexadecimal digits */
    String version();
}
