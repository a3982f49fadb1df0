package dev.bailiwick.drafting;

/** What is said to somebody who asks nothing: a greeting is greeted, thanks are welcome. */
@FunctionalInterface
public interface Pleasantries {

    /**
     * @param understanding of messages that are nothing but a greeting, thanks or a farewell
     * @return the key of the fixed words that answer it
     */
    String wordingFor(Understanding understanding);
}
