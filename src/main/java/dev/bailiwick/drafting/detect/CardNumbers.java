package dev.bailiwick.drafting.detect;

import java.util.ArrayList;
import java.util.List;

/** Finds payment card numbers in a text: 13 to 19 digits with at most two separators in between, a known first digit, and Luhn's formula. */
final class CardNumbers {

    /**
     * One card number.
     *
     * @param from     where it begins
     * @param to       where it ends, exclusive
     * @param lastFour its last four digits
     */
    record Card(int from, int to, String lastFour) {
    }

    private static final int FEWEST = 13;
    private static final int MOST = 19;
    private static final int MOST_SEPARATORS = 2;

    private CardNumbers() {
    }

    static List<Card> in(String text) {
        List<Card> found = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            Card card = isDigit(text, at) && !isDigit(text, at - 1) ? cardAt(text, at) : null;
            if (card == null) {
                at++;
            } else {
                found.add(card);
                at = card.to;
            }
        }
        return found;
    }

    /** Reads on from a border of digits; of all ends at a border where the formula agrees, the one with the likeliest length wins. */
    private static Card cardAt(String text, int from) {
        StringBuilder digits = new StringBuilder();
        Card best = null;
        int gap = 0;
        for (int i = from; i < text.length() && digits.length() <= MOST && gap <= MOST_SEPARATORS; i++) {
            if (isDigit(text, i)) {
                gap = 0;
                digits.append(Character.digit(text.charAt(i), 10));
                if (!isDigit(text, i + 1) && isCard(digits)) {
                    Card card = new Card(from, i + 1, digits.substring(digits.length() - 4));
                    if (digits.length() == usualLength(digits)) {
                        return card;
                    }
                    best = best == null ? card : best;
                }
            } else if (" \u00A0\t-–.\n\r\u2011/".indexOf(text.charAt(i)) >= 0) {
                gap++;
            } else {
                break;
            }
        }
        return best;
    }

    private static boolean isDigit(String text, int at) {
        return at >= 0 && at < text.length() && Character.isDigit(text.charAt(at));
    }

    private static int usualLength(CharSequence digits) {
        String start = digits.subSequence(0, 2).toString();
        return start.equals("34") || start.equals("37") ? 15 : start.equals("36") || start.equals("38") ? 14 : 16;
    }

    private static boolean isCard(CharSequence digits) {
        return digits.length() >= FEWEST && digits.length() <= MOST && "23456".indexOf(digits.charAt(0)) >= 0 && luhn(digits);
    }

    static boolean luhn(CharSequence digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int value = i % 2 == 0 ? digit : digit * 2;
            sum += value > 9 ? value - 9 : value;
        }
        return sum % 10 == 0;
    }
}
