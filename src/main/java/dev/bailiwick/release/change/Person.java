package dev.bailiwick.release.change;

import dev.bailiwick.kernel.Refusal;

/**
 * Who changes what is in force: always somebody with an account, never a key that several people know.
 *
 * @param name the account's name
 * @param from where the call came from, such as an address
 */
public record Person(String name, String from) {

    /** What happens by itself, such as a policy book that takes force at its moment. */
    public static final Person HOUSE = new Person("the house itself", "");

    /** @throws Refusal of kind {@code DENIED} when there is no name */
    public Person {
        if (name == null || name.isBlank() || name.length() > 100) {
            throw new Refusal(Refusal.Kind.DENIED, "this is done by a person: sign in, or show a key that belongs to somebody's account");
        }
        from = from == null ? "" : from;
    }
}
