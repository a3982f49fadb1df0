package dev.bailiwick.drafting;

import java.util.List;

/** Looks at a text with the detectors alone: no model is asked, and the same text is seen the same way, always. */
public interface LookAtText {

    /**
     * Personal data in a text as it was written.
     *
     * @param kind {@code card-number}, {@code iban}, …
     * @param from where it begins, in characters from 0
     * @param to   where it ends, exclusive
     */
    record Place(String kind, int from, int to) {
    }

    /**
     * What was seen.
     *
     * @param understanding what the rules are told of it
     * @param personalData  where personal data stands
     */
    record Look(Understanding understanding, List<Place> personalData) {
    }

    /**
     * @param text a message as a customer may write it
     * @return what is seen in it
     */
    Look look(String text);
}
