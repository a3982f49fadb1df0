package dev.bailiwick.drafting;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Recognises details that a procedure collects, in English, German and Spanish. Deterministic; recognises too little rather than wrongly. */
public interface Details {

    /**
     * @param kind     {@code four-digits}, {@code moment}, {@code place-or-text}, {@code phone} or {@code yes-no}
     * @param text     what the customer wrote, as it is kept (card numbers as {@code [card ••••1234]}), not {@code Understanding.text}, in
     *                 which telephone numbers are masked
     * @param question what was asked just before, its wording key or its words; empty when this was not asked for
     * @param moment   when it was written
     * @param zone     where the customer's days begin
     * @return the detail: four digits; a moment as said, with its date in brackets where it can be told; a telephone number; {@code yes} or
     *     {@code no}; the words as they are. When asked for four digits or a moment and the customer cannot tell: {@code unknown}
     * @throws IllegalArgumentException when the kind is unknown
     */
    Optional<String> recognise(String kind, String text, String question, Instant moment, ZoneId zone);
}
