package dev.bailiwick.security;

/** The door for secrets: nothing else makes a key or a password. */
@FunctionalInterface
public interface Secrets {

    /**
     * @param bytes how many random bytes it is worth
     * @return a secret that nobody can guess, in letters, digits, {@code -} and {@code _}
     */
    String next(int bytes);
}
