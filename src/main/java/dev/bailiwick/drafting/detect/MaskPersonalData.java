package dev.bailiwick.drafting.detect;

import dev.bailiwick.drafting.Understanding.PersonalData;
import dev.bailiwick.drafting.words.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes personal data out of a text and leaves a mark which says what stood there, and at most the last four digits. Card numbers
 * are proved by Luhn's formula, account numbers by ISO 13616 (modulo 97), national numbers by their check digits.
 */
public final class MaskPersonalData {

    /**
     * @param text      the text with marks
     * @param found     what was taken out, and marks that stood there already, in order
     * @param originals what stood there, by mark: a mark stands for one thing only
     */
    public record Masked(String text, List<PersonalData> found, Map<String, String> originals) {
    }

    /**
     * Where personal data stands.
     *
     * @param kind   {@code card-number}, {@code iban}, {@code phone}, {@code name}, …
     * @param from   where it begins
     * @param to     where it ends, exclusive
     * @param masked whether it is taken out before a model sees the text; places, organisations and dates alone are not
     */
    public record Place(String kind, int from, int to, boolean masked) {
    }

    private static final NamesAndPlaces NAMES_AND_PLACES = new NamesAndPlaces();
    private static final Pattern MARK = Pattern.compile("\\[(card|IBAN) ••••[A-Z0-9]{4}(?: \\d{1,3})?]"
            + "|\\[(e-mail|phone|PPS number|national id|card code|PIN|name|address|internet address)(?: \\d{1,3})?]");
    private static final Pattern NUMBERED = Pattern.compile("(?: \\d{1,3})?]$");
    private static final Pattern IBAN = Pattern.compile("(?<![\\p{L}\\p{N}])[A-Za-z]{2}\\d{2}(?:[ \\u00A0-]?[A-Za-z0-9]{1,4}){3,"
            + "8}(?![\\p{L}\\p{N}])");
    private static final Pattern EMAIL = Pattern.compile("(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\\.){1,5}[A-Za-z]{2,24}");
    private static final Pattern PHONE = Pattern.compile("(?<![\\p{L}\\p{N}.,€$£/-])(?:\\+|00)?(?:\\(\\d{1,5}\\)|\\d)(?:[ \\u00A0()./-]{0,"
            + "2}\\d){6,14}(?:[ ]?(?:x|ext\\.?)[ ]?\\d{1,6})?(?![\\p{L}\\p{N}])");
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
        return mask(text, new LinkedHashMap<>());
    }

    /**
     * @param text      any text; what is beyond {@link Words#LONGEST} characters is cut off
     * @param originals what marks of other texts stand for; what this one brings is added
     * @return the text without personal data, where one mark stands for one thing in all of these texts
     */
    public Masked mask(String text, Map<String, String> originals) {
        String cut = text.length() > Words.LONGEST ? text.substring(0, Words.LONGEST) : text;
        return replace(cut, all(cut).stream().filter(span -> span.mark() != null).toList(), originals);
    }

    /**
     * @param text any text; what is beyond {@link Words#LONGEST} characters is not read
     * @return where personal data stands in it, in order, and what is near to it: places, organisations, dates
     */
    public List<Place> find(String text) {
        String cut = text.length() > Words.LONGEST ? text.substring(0, Words.LONGEST) : text;
        return all(cut).stream().map(span -> new Place(span.kind(), span.from(), span.to(), span.mark() != null)).toList();
    }

    /**
     * @param text any text, of any length
     * @return the text without what a payment card's industry forbids to keep: card numbers, card codes, PINs
     */
    public String maskCards(String text) {
        List<PersonalSpan> spans = new ArrayList<>();
        marks(text, spans);
        ibans(text, spans);
        CardNumbers.in(text).forEach(card -> spans.add(new PersonalSpan(card.from(), card.to(), "card-number", "[card ••••" + card.lastFour() + "]", 1)));
        group(CARD_CODE, text, "card-code", "[card code]", 2, spans);
        group(PIN, text, "pin", "[PIN]", 2, spans);
        // Account numbers are looked for only so that a part of one is not taken for a card.
        return replace(text, chosen(spans).stream().filter(span -> !span.kind().equals("iban")).toList(), new LinkedHashMap<>()).text();
    }

    private List<PersonalSpan> all(String text) {
        List<PersonalSpan> spans = new ArrayList<>();
        marks(text, spans);
        ibans(text, spans);
        CardNumbers.in(text).forEach(card -> spans.add(new PersonalSpan(card.from(), card.to(), "card-number", "[card ••••" + card.lastFour() + "]", 1)));
        group(CARD_CODE, text, "card-code", "[card code]", 2, spans);
        group(PIN, text, "pin", "[PIN]", 2, spans);
        for (Matcher m = EMAIL.matcher(text); m.find();) {
            spans.add(new PersonalSpan(m.start(), m.end(), "email", "[e-mail]", 3));
        }
        NationalIds.in(text, spans);
        NAMES_AND_PLACES.in(text, spans);
        for (Matcher m = PHONE.matcher(text); m.find();) {
            if (isPhone(m.group())) {
                spans.add(new PersonalSpan(m.start(), m.end(), "phone", "[phone]", 5));
            }
        }
        return chosen(spans);
    }

    private static void marks(String text, List<PersonalSpan> spans) {
        for (Matcher m = MARK.matcher(text); m.find();) {
            String kind = m.group(1) != null ? (m.group(1).equals("card") ? "card-number" : "iban") : switch (m.group(2)) {
                case "e-mail" -> "email";
                case "phone" -> "phone";
                case "PPS number", "national id" -> "national-id";
                case "name", "address" -> m.group(2);
                case "internet address" -> "internet-address";
                case "PIN" -> "pin";
                default -> "card-code";
            };
            spans.add(new PersonalSpan(m.start(), m.end(), kind, m.group(), 0));
        }
    }

    private static void ibans(String text, List<PersonalSpan> spans) {
        for (Matcher m = IBAN.matcher(text); m.find();) {
            int end = ibanEnd(text, m.start(), m.end());
            if (end > 0) {
                String compact = text.substring(m.start(), end).replaceAll("[^A-Za-z0-9]", "");
                spans.add(new PersonalSpan(m.start(), end, "iban", "[IBAN ••••" + compact.substring(compact.length() - 4).toUpperCase(Locale.ROOT) + "]", 1));
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

    private static void group(Pattern pattern, String text, String kind, String mark, int rank, List<PersonalSpan> spans) {
        for (Matcher m = pattern.matcher(text); m.find();) {
            spans.add(new PersonalSpan(m.start(1), m.end(1), kind, mark, rank));
        }
    }

    /** A number of 7 to 15 digits that begins as telephone numbers do, and is no date. */
    private static boolean isPhone(String written) {
        String digits = written.replaceAll("[ ]?(?:x|ext).*$", "").replaceAll("\\D", "");
        if (digits.length() < 7 || digits.length() > 15 || written.matches("\\d{1,4}[./-]\\d{1,2}[./-]\\d{2,4}")) {
            return false;
        }
        return written.startsWith("+") || digits.startsWith("0") || written.startsWith("(") || written.matches("\\d{2,3}(?: \\d{2,4}){3}") || written.matches("\\d{3}[ .-]\\d{3}[ .-]\\d{4}");
    }

    private static List<PersonalSpan> chosen(List<PersonalSpan> spans) {
        List<PersonalSpan> ordered = new ArrayList<>(spans);
        ordered.sort(Comparator.comparingInt(PersonalSpan::rank)
                .thenComparing(Comparator.comparingInt((PersonalSpan span) -> span.to() - span.from()).reversed())
                .thenComparingInt(PersonalSpan::from));
        List<PersonalSpan> kept = new ArrayList<>();
        for (PersonalSpan span : ordered) {
            if (kept.stream().noneMatch(other -> span.from() < other.to() && other.from() < span.to())) {
                kept.add(span);
            }
        }
        kept.sort(Comparator.comparingInt(PersonalSpan::from));
        return kept;
    }

    private static Masked replace(String text, List<PersonalSpan> spans, Map<String, String> originals) {
        StringBuilder masked = new StringBuilder();
        List<PersonalData> found = new ArrayList<>();
        int at = 0;
        for (PersonalSpan span : spans) {
            String mark = markFor(text.substring(span.from(), span.to()), span, originals);
            masked.append(text, at, span.from()).append(mark);
            found.add(new PersonalData(span.kind(), mark));
            at = span.to();
        }
        return new Masked(masked.append(text, at, text.length()).toString(), List.copyOf(found), Collections.unmodifiableMap(originals));
    }

    /**
     * The same thing has the same mark wherever it stands; a second thing of its kind has a number. So has a mark that somebody typed when it stands
     * for something already: the next that is free, so that nobody can type the mark of another's data.
     */
    private static String markFor(String original, PersonalSpan span, Map<String, String> originals) {
        String bare = NUMBERED.matcher(span.mark()).replaceFirst("");
        for (int number = 1;; number++) {
            String mark = number == 1 ? span.mark() : bare + " " + number + "]";
            String other = originals.putIfAbsent(mark, original);
            if (other == null || other.equals(original)) {
                return mark;
            }
        }
    }
}
