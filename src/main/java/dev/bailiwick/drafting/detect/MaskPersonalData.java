package dev.bailiwick.drafting.detect;

import dev.bailiwick.drafting.Understanding.PersonalData;
import dev.bailiwick.drafting.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes personal data out of a text and leaves a mark which says what stood there, and at most the last four digits. Card numbers
 * are proved by Luhn's formula, account numbers by ISO 13616 (modulo 97), Irish PPS numbers by their check letter.
 */
public final class MaskPersonalData {

    /**
     * @param text  the text with marks
     * @param found what was taken out, and marks that stood there already, in order
     */
    public record Masked(String text, List<PersonalData> found) {
    }

    private record Span(int from, int to, String kind, String mark, int rank) {
    }

    private static final Pattern MARK = Pattern.compile("\\[(card|IBAN) ••••[A-Z0-9]{4}]|\\[(e-mail|phone|PPS number|card code|PIN)]");
    private static final Pattern IBAN = Pattern.compile("(?<![\\p{L}\\p{N}])[A-Za-z]{2}\\d{2}(?:[ \\u00A0-]?[A-Za-z0-9]{1,4}){3,"
            + "8}(?![\\p{L}\\p{N}])");
    private static final Pattern EMAIL = Pattern.compile("(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\\.){1,5}[A-Za-z]{2,24}");
    private static final Pattern PHONE = Pattern.compile("(?<![\\p{L}\\p{N}.,€$£/-])(?:\\+|00)?(?:\\(\\d{1,5}\\)|\\d)(?:[ \\u00A0()./-]{0,"
            + "2}\\d){6,14}(?![\\p{L}\\p{N}])");
    private static final Pattern PPS = Pattern.compile("(?<![\\p{L}\\p{N}])(\\d{7})([A-Wa-w])([A-IWa-iw]?)(?![\\p{L}\\p{N}])");
    private static final Pattern CARD_CODE = Pattern.compile(
            "(?i)(?<!\\p{L})(?:cvv2?|cvc2?|cv2|card security code|security code|prüfziffer|kartenprüfnummer|código de seguridad)\\W{0,"
            + "5}(?:number |code |is |ist |es |lautet ){0,2}\\W{0,3}(\\d{3,4})(?!\\d)");
    private static final Pattern PIN = Pattern.compile(
            "(?i)(?<!\\p{L})pin\\b\\W{0,3}(?:number |code |nummer |is |was |ist |war |es |era |lautet ){0,2}\\W{0,3}(\\d{4,6})(?!\\d)");

    /**
     * @param text any text; what is beyond {@link Words#LONGEST} characters is cut off
     * @return the text without personal data
     */
    public Masked mask(String text) {
        String cut = text.length() > Words.LONGEST ? text.substring(0, Words.LONGEST) : text;
        return replace(cut, all(cut));
    }

    /**
     * @param text any text, of any length
     * @return the text without what a payment card's industry forbids to keep: card numbers, card codes, PINs
     */
    public String maskCards(String text) {
        List<Span> spans = new ArrayList<>();
        marks(text, spans);
        ibans(text, spans);
        CardNumbers.in(text).forEach(card -> spans.add(new Span(card.from(), card.to(), "card-number", "[card ••••" + card.lastFour() + "]", 1)));
        group(CARD_CODE, text, "card-code", "[card code]", 2, spans);
        group(PIN, text, "pin", "[PIN]", 2, spans);
        // Account numbers are looked for only so that a part of one is not taken for a card.
        return replace(text, chosen(spans).stream().filter(span -> !span.kind.equals("iban")).toList()).text();
    }

    private List<Span> all(String text) {
        List<Span> spans = new ArrayList<>();
        marks(text, spans);
        ibans(text, spans);
        CardNumbers.in(text).forEach(card -> spans.add(new Span(card.from(), card.to(), "card-number", "[card ••••" + card.lastFour() + "]", 1)));
        group(CARD_CODE, text, "card-code", "[card code]", 2, spans);
        group(PIN, text, "pin", "[PIN]", 2, spans);
        for (Matcher m = EMAIL.matcher(text); m.find();) {
            spans.add(new Span(m.start(), m.end(), "email", "[e-mail]", 3));
        }
        for (Matcher m = PPS.matcher(text); m.find();) {
            if (isPps(m.group(1), m.group(2), m.group(3))) {
                spans.add(new Span(m.start(), m.end(), "national-id", "[PPS number]", 4));
            }
        }
        for (Matcher m = PHONE.matcher(text); m.find();) {
            if (isPhone(m.group())) {
                spans.add(new Span(m.start(), m.end(), "phone", "[phone]", 5));
            }
        }
        return chosen(spans);
    }

    private static void marks(String text, List<Span> spans) {
        for (Matcher m = MARK.matcher(text); m.find();) {
            String kind = m.group(1) != null ? (m.group(1).equals("card") ? "card-number" : "iban") : switch (m.group(2)) {
                case "e-mail" -> "email";
                case "phone" -> "phone";
                case "PPS number" -> "national-id";
                case "PIN" -> "pin";
                default -> "card-code";
            };
            spans.add(new Span(m.start(), m.end(), kind, m.group(), 0));
        }
    }

    private static void ibans(String text, List<Span> spans) {
        for (Matcher m = IBAN.matcher(text); m.find();) {
            int end = ibanEnd(text, m.start(), m.end());
            if (end > 0) {
                String compact = text.substring(m.start(), end).replaceAll("[^A-Za-z0-9]", "");
                spans.add(new Span(m.start(), end, "iban", "[IBAN ••••" + compact.substring(compact.length() - 4).toUpperCase(Locale.ROOT) + "]", 1));
            }
        }
    }

    /** The pattern may have taken in a word that follows: tries shorter ends until the check digits agree. */
    private static int ibanEnd(String text, int from, int to) {
        for (int end = to; end > from + 14; end--) {
            boolean border = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
            if (border && Character.isLetterOrDigit(text.charAt(end - 1)) && isIban(text.substring(from, end).replaceAll("[^A-Za-z0-9]", ""))) {
                return end;
            }
        }
        return -1;
    }

    static boolean isIban(String compact) {
        if (compact.length() < 15 || compact.length() > 34) {
            return false;
        }
        int rest = 0;
        String turned = compact.substring(4) + compact.substring(0, 4);
        for (char c : turned.toUpperCase(Locale.ROOT).toCharArray()) {
            int value = Character.digit(c, 36);
            rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
        }
        return rest == 1;
    }

    private static void group(Pattern pattern, String text, String kind, String mark, int rank, List<Span> spans) {
        for (Matcher m = pattern.matcher(text); m.find();) {
            spans.add(new Span(m.start(1), m.end(1), kind, mark, rank));
        }
    }

    /** The Revenue's formula: weights 8 to 2 on the digits, 9 on a second letter, modulo 23. */
    static boolean isPps(String digits, String check, String second) {
        int sum = 0;
        for (int i = 0; i < 7; i++) {
            sum += (digits.charAt(i) - '0') * (8 - i);
        }
        if (!second.isEmpty() && !second.equalsIgnoreCase("W")) {
            sum += (Character.toUpperCase(second.charAt(0)) - 'A' + 1) * 9;
        }
        int rest = sum % 23;
        return Character.toUpperCase(check.charAt(0)) == (rest == 0 ? 'W' : (char) ('A' + rest - 1));
    }

    /** A number of 7 to 15 digits that begins as telephone numbers do, and is no date. */
    private static boolean isPhone(String written) {
        String digits = written.replaceAll("\\D", "");
        if (digits.length() < 7 || digits.length() > 15 || written.matches("\\d{1,4}[./-]\\d{1,2}[./-]\\d{2,4}")) {
            return false;
        }
        return written.startsWith("+") || digits.startsWith("0") || written.startsWith("(") || written.matches("\\d{3}[ .-]\\d{3}[ .-]\\d{4}");
    }

    private static List<Span> chosen(List<Span> spans) {
        List<Span> ordered = new ArrayList<>(spans);
        ordered.sort(Comparator.comparingInt(Span::rank).thenComparing(Comparator.comparingInt((Span span) -> span.to - span.from).reversed())
                .thenComparingInt(Span::from));
        List<Span> kept = new ArrayList<>();
        for (Span span : ordered) {
            if (kept.stream().noneMatch(other -> span.from < other.to && other.from < span.to)) {
                kept.add(span);
            }
        }
        kept.sort(Comparator.comparingInt(Span::from));
        return kept;
    }

    private static Masked replace(String text, List<Span> spans) {
        StringBuilder masked = new StringBuilder();
        List<PersonalData> found = new ArrayList<>();
        int at = 0;
        for (Span span : spans) {
            masked.append(text, at, span.from).append(span.mark);
            found.add(new PersonalData(span.kind, span.mark));
            at = span.to;
        }
        return new Masked(masked.append(text, at, text.length()).toString(), List.copyOf(found));
    }
}
