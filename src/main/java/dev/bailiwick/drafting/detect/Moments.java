package dev.bailiwick.drafting.detect;

import dev.bailiwick.drafting.words.Words;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds a moment of the past in a text, in English, German and Spanish: relative days, weekdays, dates, so many hours or days ago. */
final class Moments {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
    private static final String PART_OF_DAY = "(?: (?:early |late )?(?:morning|afternoon|evening|night|lunchtime|früh|morgen|vormittag|mittag|"
            + "nachmittag|abend|nacht)| (?:por|en) la (?:mañana|tarde|noche))?";
    private static final String CLOCK = "(?:,? (?:at|around|about|um|gegen|a las?|sobre las?) (?:about |around )?\\d{1,2}(?:[:.]\\d{2})?(?: "
            + "?(?:am|pm|a\\.m\\.|p\\.m\\.|o'clock|uhr|h))?)?";

    private record Relative(Pattern pattern, int daysBack) {
    }

    private static final List<Relative> RELATIVE = List.of(
            relative("(?:the day before yesterday|vorgestern|anteayer|antes de ayer)", 2),
            relative("(?:yesterday|last night|last evening|gestern|letzte nacht|ayer|anoche)", 1),
            relative("(?:today|tonight|this (?:morning|afternoon|evening)|just now|right now|a moment ago|(?:\\w{1,10} )?(?:minutes?|hours?|"
                    + "mins?) ago|half an hour ago|earlier|heute|gerade eben|eben gerade|soeben|vor (?:\\w{1,8} )?(?:minuten?|stunden?)|hoy|"
                    + "esta (?:mañana|tarde|noche)|ahora mismo|"
                    + "hace (?:\\w{1,10} )?(?:minutos?|horas?|un momento|un rato))", 0));
    private static final Pattern DAYS_AGO = Pattern.compile("\\b(?:(\\d{1,3}|one|two|three|four|five|six|seven|a couple of|a few) (days?|"
            + "weeks?) ago|vor (\\d{1,3}|einem|einer|zwei|drei|vier|fünf|sechs) (tage?n?|wochen?)|hace (\\d{1,3}|un|una|dos|tres|cuatro|cinco|"
            + "seis) (días?|semanas?))\\b", FLAGS);
    private static final Map<String, Integer> COUNTS = Map.ofEntries(Map.entry("one", 1), Map.entry("two", 2), Map.entry("three", 3),
            Map.entry("four", 4), Map.entry("five", 5), Map.entry("six", 6), Map.entry("seven", 7), Map.entry("einem", 1),
            Map.entry("einer", 1), Map.entry("zwei", 2), Map.entry("drei", 3), Map.entry("vier", 4), Map.entry("fünf", 5), Map.entry("sechs", 6),
                    Map.entry("un", 1), Map.entry("una", 1), Map.entry("dos", 2), Map.entry("tres", 3), Map.entry("cuatro", 4), Map.entry("cinco",
                            5), Map.entry("seis", 6));
    private static final List<List<String>> WEEKDAYS = List.of(List.of("monday", "montag", "lunes"), List.of("tuesday", "dienstag", "martes"),
            List.of("wednesday", "mittwoch", "miércoles", "miercoles"),
            List.of("thursday", "donnerstag", "jueves"), List.of("friday", "freitag", "viernes"), List.of("saturday", "samstag", "sonnabend",
                    "sábado", "sabado"), List.of("sunday", "sonntag", "domingo"));
    private static final Pattern WEEKDAY = Pattern.compile("\\b(?:(?:last|on|this|am|letzten|diesen|el|este) )?(" + String.join("|",
            WEEKDAYS.stream().flatMap(List::stream).toList()) + ")(?: pasado)?" + PART_OF_DAY + CLOCK + "\\b", FLAGS);
    private static final List<List<String>> MONTHS = List.of(List.of("january", "jan", "januar", "enero"), List.of("february", "feb", "februar",
            "febrero"), List.of("march", "mar", "märz", "marzo"), List.of("april", "apr", "abril"),
            List.of("may", "mai", "mayo"), List.of("june", "jun", "juni", "junio"), List.of("july", "jul", "juli", "julio"), List.of("august",
                    "aug", "agosto"), List.of("september", "sept", "sep", "septiembre"), List.of("october", "oct", "oktober", "okt", "octubre"),
            List.of("november", "nov", "noviembre"), List.of("december", "dec", "dezember", "dez", "diciembre"));
    private static final String MONTH = "(" + String.join("|", MONTHS.stream().flatMap(List::stream).toList()) + ")";
    private static final Pattern DAY_MONTH = Pattern.compile("\\b(\\d{1,2})(?:st|nd|rd|th|\\.)?(?: of| de)? " + MONTH
            + "\\b\\.?(?:,? (?:de )?(\\d{4}))?", FLAGS);
    private static final Pattern MONTH_DAY = Pattern.compile("\\b" + MONTH + "\\.? (\\d{1,2})(?:st|nd|rd|th)?\\b(?:,? (\\d{4}))?", FLAGS);
    private static final Pattern ISO = Pattern.compile("\\b(\\d{4})-(\\d{2})-(\\d{2})\\b");
    private static final Pattern NUMERIC = Pattern.compile("(?<![\\d.])(\\d{1,2})[./](\\d{1,2})\\.?(?:[./]?(\\d{4}|\\d{2}))?(?![\\d])");

    private static Relative relative(String words, int daysBack) {
        return new Relative(Pattern.compile("(?<![\\p{L}])" + words + PART_OF_DAY + CLOCK + "(?![\\p{L}])", FLAGS), daysBack);
    }

    /** @return the moment as said, with its date in brackets where it can be told */
    Optional<String> find(String text, Instant now, ZoneId zone, boolean asked) {
        LocalDate today = now.atZone(zone).toLocalDate();
        String plain = text.replaceAll("[\\s\\u00A0]+", " ").strip();
        Optional<String> found = date(plain, today).or(() -> daysAgo(plain, today)).or(() -> relative(plain, today)).or(() -> weekday(plain, today));
        return found.or(() -> asked && Words.of(plain).stream().anyMatch(List.of("week", "month", "woche", "monat", "semana", "mes", "morning",
                "night")::contains)
                && plain.length() <= 100 ? Optional.of(plain) : Optional.empty());
    }

    private static Optional<String> relative(String text, LocalDate today) {
        for (Relative relative : RELATIVE) {
            Matcher found = relative.pattern.matcher(text);
            if (found.find()) {
                return said(found.group(), today.minusDays(relative.daysBack));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> daysAgo(String text, LocalDate today) {
        Matcher found = DAYS_AGO.matcher(text);
        if (!found.find()) {
            return Optional.empty();
        }
        int group = found.group(1) != null ? 1 : found.group(3) != null ? 3 : 5;
        String count = found.group(group).toLowerCase(java.util.Locale.ROOT);
        Integer number = count.matches("\\d+") ? Integer.valueOf(count) : COUNTS.get(count);
        boolean weeks = found.group(group + 1).matches("(?i)(?:week|woche|semana).*");
        return number == null ? Optional.of(found.group()) : said(found.group(), today.minusDays((long) number * (weeks ? 7 : 1)));
    }

    private static Optional<String> weekday(String text, LocalDate today) {
        Matcher found = WEEKDAY.matcher(text);
        if (!found.find()) {
            return Optional.empty();
        }
        int index = indexOf(WEEKDAYS, found.group(1));
        return said(found.group(), today.with(TemporalAdjusters.previousOrSame(DayOfWeek.of(index + 1))));
    }

    private static Optional<String> date(String text, LocalDate today) {
        Matcher iso = ISO.matcher(text);
        if (iso.find()) {
            return RecogniseDetails.day(number(iso, 1), number(iso, 2), number(iso, 3)).flatMap(day -> said(iso.group(), day));
        }
        Matcher dayMonth = DAY_MONTH.matcher(text);
        if (dayMonth.find()) {
            return day(dayMonth.group(3), indexOf(MONTHS, dayMonth.group(2)) + 1, number(dayMonth, 1), today).flatMap(day -> said(dayMonth.group(),
                    day));
        }
        Matcher monthDay = MONTH_DAY.matcher(text);
        if (monthDay.find()) {
            return day(monthDay.group(3), indexOf(MONTHS, monthDay.group(1)) + 1, number(monthDay, 2), today).flatMap(day -> said(monthDay.group(),
                    day));
        }
        Matcher numeric = NUMERIC.matcher(text);
        // Day before month, as in Ireland and on the continent.
        return numeric.find() ? day(numeric.group(3), number(numeric, 2), number(numeric, 1), today).flatMap(day -> said(numeric.group(), day))
                : Optional.empty();
    }

    /** Without a year, the last such day that has been. */
    private static Optional<LocalDate> day(String year, int month, int day, LocalDate today) {
        if (year != null) {
            int number = Integer.parseInt(year);
            return RecogniseDetails.day(number < 100 ? 2000 + number : number, month, day);
        }
        return RecogniseDetails.day(today.getYear(), month, day).map(found -> found.isAfter(today) ? found.minusYears(1) : found);
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static int indexOf(List<List<String>> lists, String word) {
        String lower = word.toLowerCase(java.util.Locale.ROOT);
        for (int i = 0; i < lists.size(); i++) {
            if (lists.get(i).contains(lower)) {
                return i;
            }
        }
        return -1;
    }

    private static Optional<String> said(String words, LocalDate day) {
        return Optional.of(words.strip() + " (" + day + ")");
    }
}
