package dev.bailiwick.ledger;

import java.util.Locale;

/** Small turns of phrase in which entries are told. */
final class Phrases {

    private Phrases() {
    }

    /** @return what a policy asked for, in words */
    static String action(String word) {
        return switch (word) {
            case "note" -> "notes it";
            case "sayfirst" -> "asks for fixed words first";
            case "redact" -> "asks for masking";
            case "ask" -> "asks the customer";
            case "hold" -> "holds";
            case "block" -> "declines";
            case "handoff" -> "hands to a human";
            default -> word;
        };
    }

    /** @return who it was, as a sentence begins */
    static String who(String participant) {
        return switch (participant.toLowerCase(Locale.ROOT)) {
            case "customer", "" -> "The customer";
            case "advisor" -> "An advisor";
            case "assistant" -> "The assistant";
            default -> capital(participant.toLowerCase(Locale.ROOT).replace('_', ' '));
        };
    }

    /** @return the language in English */
    static String languageName(String code) {
        String name = code.equals("und") ? "an unknown language" : Locale.of(code).getDisplayLanguage(Locale.ENGLISH);
        return name.isEmpty() ? code : name;
    }

    /** @return the words with a capital at first */
    static String capital(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** @return the number with two places */
    static String twoPlaces(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}
