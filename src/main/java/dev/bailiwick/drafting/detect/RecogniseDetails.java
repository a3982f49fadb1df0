package dev.bailiwick.drafting.detect;

import dev.bailiwick.drafting.Details;
import dev.bailiwick.drafting.words.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Recognises details by patterns and word lists. */
@Component
public class RecogniseDetails implements Details {

    /** What is returned when the customer was asked and cannot tell. */
    static final String UNKNOWN = "unknown";

    private static final int LONGEST_TEXT = 500;
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
    private static final Pattern MASKED_CARD = Pattern.compile("\\[card ••••(\\d{4})]");
    private static final Pattern NAMED_FOUR = Pattern.compile("(?:ending(?: in| with)?|ends (?:in|with)|last (?:four|4)(?: digits)?(?: are| is|"
            + ":)?|endziffern|letzten? (?:vier|4) (?:ziffern|stellen)(?: sind| lauten|:)?|endet (?:auf|mit)|"
            + "terminada en|termina en|acaba en|[úu]ltim[oa]s (?:cuatro|4)(?: (?:cifras|d[íi]gitos|n[úu]meros))?(?: son|:)?)\\W{0,"
            + "3}(\\d{4})(?!\\d)", FLAGS);
    private static final Pattern FOUR = Pattern.compile("(?<![\\d.,:/-])(\\d)[ -]?(\\d)[ -]?(\\d)[ -]?(\\d)(?![\\d:/]|[.,]\\d|-\\d)");
    private static final Pattern PHONE = Pattern.compile("(?:\\+|00)?(?:\\(\\d{1,5}\\)|\\d)(?:[ \\u00A0()./-]{0,2}\\d){6,14}");
    private static final PhraseBook CANNOT_TELL = new PhraseBook(List.of("don't know", "do not know", "dont know", "no idea", "not sure",
            "can't remember", "cannot remember", "don't remember", "do not remember", "don't have it", "unknown", "i forget", "forgot",
            "weiß nicht", "weiss nicht", "weiß ich nicht", "weiss ich nicht", "keine ahnung", "nicht sicher", "weiß es nicht", "kenne ich nicht",
            "erinnere mich nicht", "no lo sé", "no lo se", "no sé", "no se", "ni idea", "no recuerdo", "no me acuerdo", "no estoy seguro",
            "no estoy segura"));
    private static final PhraseBook YES = new PhraseBook(List.of("yes", "yeah", "yep", "yup", "sure", "of course", "please do", "certainly", "ok",
            "okay", "that's right", "correct", "absolutely", "definitely", "go ahead", "i would", "i do", "ja", "jawohl", "gerne", "gern",
            "natürlich", "klar", "sicher", "bitte ja", "sí", "si", "claro",
            "por supuesto", "vale", "de acuerdo", "desde luego"));
    private static final PhraseBook NO = new PhraseBook(List.of("no", "nope", "nah", "not", "don't", "do not", "no thanks", "rather not",
            "not now", "nein", "nee", "nicht", "lieber nicht", "danke nein", "no gracias", "todavía no", "mejor no"));
    private static final Pattern NO_OF_POLITENESS = Pattern.compile("\\b(?:no problem|no worries|why not|warum nicht|kein problem|por qu[ée] no|"
            + "cómo no|como no)\\b", FLAGS);
    private static final Moments MOMENTS = new Moments();

    @Override
    public Optional<String> recognise(String kind, String text, String question, Instant moment, ZoneId zone) {
        String cut = text == null ? "" : text.length() > Words.LONGEST ? text.substring(0, Words.LONGEST) : text;
        boolean asked = question != null && !question.isBlank();
        if (cut.isBlank()) {
            return Optional.empty();
        }
        return switch (kind) {
            case "four-digits" -> fourDigits(cut, asked).or(() -> cannotTell(cut, asked));
            case "moment" -> MOMENTS.find(cut, moment, zone, asked).or(() -> cannotTell(cut, asked));
            case "place-or-text" -> asked ? Optional.of(shortened(cut)) : Optional.empty();
            case "phone" -> phone(cut, asked);
            case "yes-no" -> asked ? yesOrNo(cut) : Optional.empty();
            default -> throw new IllegalArgumentException("there is no kind of detail '" + kind
                    + "'; known are four-digits, moment, place-or-text, phone, yes-no");
        };
    }

    private static Optional<String> cannotTell(String text, boolean asked) {
        return asked && CANNOT_TELL.find(Words.of(text)).isPresent() ? Optional.of(UNKNOWN) : Optional.empty();
    }

    private static Optional<String> fourDigits(String text, boolean asked) {
        for (Pattern pattern : List.of(MASKED_CARD, NAMED_FOUR)) {
            Matcher found = pattern.matcher(text);
            if (found.find()) {
                return Optional.of(found.group(1));
            }
        }
        Matcher bare = FOUR.matcher(text);
        return asked && bare.find() ? Optional.of(bare.group(1) + bare.group(2) + bare.group(3) + bare.group(4)) : Optional.empty();
    }

    /** Unasked, only what clearly is a telephone number: it begins with + or 0. */
    private static Optional<String> phone(String text, boolean asked) {
        for (Matcher found = PHONE.matcher(text); found.find();) {
            String digits = found.group().replaceAll("\\D", "");
            boolean clear = found.group().startsWith("+") || digits.startsWith("0");
            if (digits.length() >= 7 && digits.length() <= 15 && (asked || clear)) {
                return Optional.of(found.group().strip());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> yesOrNo(String text) {
        List<String> words = Words.of(NO_OF_POLITENESS.matcher(text).replaceAll("yes"));
        boolean no = NO.find(words).isPresent();
        boolean yes = YES.find(words).isPresent();
        if (no == yes) {
            // Both or none: what comes first decides, if it is one of them alone.
            boolean startsYes = !words.isEmpty() && YES.isAllOf(words.subList(0, 1));
            boolean startsNo = !words.isEmpty() && NO.isAllOf(words.subList(0, 1));
            return startsYes == startsNo ? Optional.empty() : Optional.of(startsYes ? "yes" : "no");
        }
        return Optional.of(yes ? "yes" : "no");
    }

    private static String shortened(String text) {
        String one = text.strip().replaceAll("\\s+", " ");
        return one.length() > LONGEST_TEXT ? one.substring(0, LONGEST_TEXT) + "…" : one;
    }

    /** @return a day, or empty when there is no such day */
    static Optional<LocalDate> day(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
