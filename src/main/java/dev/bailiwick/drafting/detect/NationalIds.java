package dev.bailiwick.drafting.detect;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers by which states know people. Where a state gave its numbers a check digit or letter, it must agree; else a word must say what it is. */
final class NationalIds {

    private interface Check {
        boolean agrees(String compact);
    }

    private record Kind(String mark, Pattern pattern, Check check) {
    }

    private static final String BEFORE = "(?<![\\p{L}\\p{N}])";
    private static final String AFTER = "(?![\\p{L}\\p{N}])";
    private static final String DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";

    private static final List<Kind> KINDS = List.of(
            kind("[PPS number]", "\\d{7}[A-Wa-w][A-IWa-iw]?", NationalIds::isPps),
            kind("[national id]", "(?:\\d{8}|[XYZxyz][ -]?\\d{7})[ -]?[A-Za-z]", NationalIds::isDni),
            kind("[national id]", "\\d{2}[ ]?\\d{3}[ ]?\\d{3}[ ]?\\d{3}", NationalIds::isGermanTaxId),
            kind("[national id]", "[1-478][ ]?\\d{2}[ ]?(?:0[1-9]|1[0-2]|[2-4]\\d)[ ]?(?:\\d{2}|2[ABab])[ ]?\\d{3}[ ]?\\d{3}[ ]?\\d{2}", NationalIds::isFrench),
            kind("[national id]", "[A-Za-z]{6}\\d{2}[A-EHLMPRSTa-ehlmprst]\\d{2}[A-Za-z]\\d{3}[A-Za-z]", NationalIds::isItalian),
            kind("[national id]", "\\d{11}", NationalIds::isPesel),
            kind("[national id]", "(?!(?:BG|GB|KN|NK|NT|TN|ZZ)|[DFIQUV]|.[DFIOQUV])[A-Za-z]{2}[ ]?\\d{2}[ ]?\\d{2}[ ]?\\d{2}[ ]?[A-Da-d]", compact -> true),
            kind("[national id]", "(?!000|666|9)\\d{3}-(?!00)\\d{2}-(?!0000)\\d{4}", compact -> true));

    private static final Pattern NAMED = Pattern.compile("(?iu)(?<!\\p{L})(?:ssn|social security(?: number| no\\.?)?|passport(?: number| no\\.?)?|driv(?:er'?s?|ing) licen[cs]e(?: number| no\\.?)?"
            + "|national insurance(?: number| no\\.?)?|bsn|nie|dni|steuer-?id|ausweisnummer|reisepassnummer|pasaporte|tax id)\\W{0,3}(?:is|was|:|ist|es|number|no\\.?|#|\\W){0,3}"
            + "\\W{0,2}((?=[A-Z0-9 -]{0,14}\\d{3})[A-Z0-9][A-Z0-9 -]{4,16}[A-Z0-9])(?![\\p{L}\\p{N}])");

    private NationalIds() {
    }

    private static Kind kind(String mark, String pattern, Check check) {
        return new Kind(mark, Pattern.compile(BEFORE + pattern + AFTER), check);
    }

    static void in(String text, List<PersonalSpan> spans) {
        for (Kind kind : KINDS) {
            for (Matcher m = kind.pattern.matcher(text); m.find();) {
                if (kind.check.agrees(m.group().replaceAll("[ -]", ""))) {
                    spans.add(new PersonalSpan(m.start(), m.end(), "national-id", kind.mark, 4));
                }
            }
        }
        for (Matcher m = NAMED.matcher(text); m.find();) {
            spans.add(new PersonalSpan(m.start(1), m.end(1), "national-id", "[national id]", 4));
        }
    }

    /** Ireland: weights 8 to 2 on the digits, 9 on a second letter, modulo 23. */
    static boolean isPps(String number) {
        int sum = 0;
        for (int i = 0; i < 7; i++) {
            sum += (number.charAt(i) - '0') * (8 - i);
        }
        char second = number.length() > 8 ? Character.toUpperCase(number.charAt(8)) : 'W';
        sum += second == 'W' ? 0 : (second - 'A' + 1) * 9;
        int rest = sum % 23;
        return Character.toUpperCase(number.charAt(7)) == (rest == 0 ? 'W' : (char) ('A' + rest - 1));
    }

    /** Spain: the letter at the number's remainder of 23; X, Y, Z at the beginning stand for 0, 1, 2. */
    static boolean isDni(String number) {
        char first = Character.toUpperCase(number.charAt(0));
        String digits = (Character.isDigit(first) ? String.valueOf(first) : String.valueOf(first - 'X')) + number.substring(1, number.length() - 1);
        return DNI_LETTERS.charAt(Integer.parseInt(digits) % 23) == Character.toUpperCase(number.charAt(number.length() - 1));
    }

    /** Germany: ISO 7064, modulo 11, 10; not with 0 at the beginning, and not every digit different. */
    static boolean isGermanTaxId(String number) {
        int product = 10;
        for (int i = 0; i < 10; i++) {
            int sum = (number.charAt(i) - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        boolean repeats = number.substring(0, 10).chars().distinct().count() < 10;
        return number.charAt(0) != '0' && repeats && (11 - product) % 10 == number.charAt(10) - '0';
    }

    /** France: 97 less the remainder of 97; Corsica's letters stand for 19 and 18. */
    static boolean isFrench(String number) {
        String digits = number.toUpperCase(java.util.Locale.ROOT).replace("2A", "19").replace("2B", "18");
        return 97 - Long.parseLong(digits.substring(0, 13)) % 97 == Long.parseLong(digits.substring(13));
    }

    /** Italy: values of the odd places by the ministry's table, modulo 26. */
    static boolean isItalian(String number) {
        int[] odd = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23};
        String upper = number.toUpperCase(java.util.Locale.ROOT);
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            char c = upper.charAt(i);
            int value = Character.isDigit(c) ? c - '0' : c - 'A';
            sum += i % 2 == 0 ? odd[value] : value;
        }
        return upper.charAt(15) == 'A' + sum % 26;
    }

    /** Poland: weights 1, 3, 7, 9, and a month that exists in one of the five centuries. */
    static boolean isPesel(String number) {
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            sum += (number.charAt(i) - '0') * new int[] {1, 3, 7, 9}[i % 4];
        }
        int month = Integer.parseInt(number.substring(2, 4)) % 20;
        int day = Integer.parseInt(number.substring(4, 6));
        return month >= 1 && month <= 12 && day >= 1 && day <= 31 && (10 - sum % 10) % 10 == number.charAt(10) - '0';
    }
}
