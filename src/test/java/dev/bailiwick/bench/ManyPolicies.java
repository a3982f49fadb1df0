package dev.bailiwick.bench;

import dev.bailiwick.guardrail.BookTexts;
import dev.bailiwick.kernel.CompanyFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Adds policies to a book, each another one: other sentences, other intents, topics, languages, amounts, hours and channels, each with
 * its examples, as a large company's officers would have written them over the years. They go through the fence as every text does.
 */
final class ManyPolicies {

    private static final List<String> INTENTS = List.of("card-delivery", "card-limit", "change-of-address", "direct-debit", "exchange-rate", "fees",
            "loan-payout", "lost-card", "mortgage-rate", "overdraft", "pin-change", "standing-order", "statement", "travel-notice");
    private static final List<String> TOPICS = List.of("complaint", "vulnerability", "fraud", "investment-advice", "bereavement", "tax-advice", "legal-advice");
    private static final List<String> LANGUAGES = List.of("de", "en", "es", "fr", "it", "pl", "pt", "nl");
    private static final List<String> CHANNELS = List.of("web", "email", "app", "whatsapp", "sms");
    private static final List<String> DAYS = List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY");
    private static final List<String> KINDS = List.of("refund", "payment", "date", "waiver");
    private static final List<String> DATA = List.of("card-number", "iban", "phone", "email");
    private static final int FAMILIES = 8;

    private ManyPolicies() {
    }

    /** One policy: its sentences, what follows, and what its examples give for two hits and two misses. */
    private record Written(String when, String then, String hit, String otherHit, String miss, String otherMiss) {
    }

    /**
     * @param book     a book
     * @param policies how many to add
     * @param edition  changes a word in each of them, so that every edition is another book
     * @return the book with them
     */
    static BookTexts added(BookTexts book, int policies, int edition) {
        List<CompanyFile> files = new java.util.ArrayList<>(book.files());
        for (int i = 0; i < policies; i++) {
            String id = (char) ('A' + i / 900) + "X-" + (100 + i % 900);
            String stem = BookTexts.FOLDER + "/many/" + id + "-written-" + i;
            Written one = written(i);
            files.add(file(stem + ".dslr", """
                    rule "%s written as number %d of many"
                        @status("active") @owner("Operations") @since("2026-01-01") @review("2027-01-15")
                        @basis("No statute; house rule %d, edition %d")
                        @errs("Sees what its sentences say, and nothing else.")
                    when
                    %sthen
                        %s "House rule %d asks for it."
                    end
                    """.formatted(id, i, i, edition, one.when.indent(4), one.then, i)));
            files.add(file(stem + ".examples.yaml", "policy: " + id + "\nexamples:\n" + example("hits", one.hit, "hit") + example("hits too", one.otherHit,
                    "hit") + example("misses", one.miss, "miss") + example("misses too", one.otherMiss, "miss")));
        }
        return BookTexts.of(files);
    }

    private static CompanyFile file(String path, String text) {
        return new CompanyFile(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String example(String name, String given, String expect) {
        return "  - name: " + name + "\n    given:\n" + ("- " + given.replace("\n", "\n- ")).indent(6) + "    expect: " + expect + "\n";
    }

    private static Written written(int i) {
        int n = i / FAMILIES;
        String intent = INTENTS.get(n % INTENTS.size());
        String channel = CHANNELS.get(n % CHANNELS.size());
        String language = LANGUAGES.get(n % LANGUAGES.size());
        String topic = TOPICS.get(n % TOPICS.size());
        String day = DAYS.get(n % DAYS.size());
        String held = "\nconversation: {channel: " + channel + "}";
        return switch (i % FAMILIES) {
            case 0 -> new Written("the message asks for \"" + intent + "\"\nthe message has fewer than " + (90 + n) + " characters\nthe conversation is held by \""
                    + channel + "\"", "note that", "message: {intent: " + intent
                    + ", length: " + (89 + n) + "}" + held, "message: {intent: " + intent + ", length: 5}" + held, "message: {intent: " + intent
                    + ", length: " + (90 + n) + "}" + held, "message: {intent: other, length: 5}" + held);
            case 1 -> new Written("the message is near \"" + topic + "\" by at least " + hundredths(50 + n) + "\nit is at least turn " + (3 + n % 4)
                    + " of the conversation", "hand off to \"front-desk\" because", near(topic, 50 + n, 3 + n % 4), near(topic, 51 + n, 4 + n % 4), near(topic, 49 + n,
                    3 + n % 4), near(topic, 50 + n, 2 + n % 4));
            case 2 -> new Written("the draft promises a \"" + KINDS.get(n % 4) + "\" of " + (1000 + 250 * n) + " cents or more\ntoday is a \"" + day + "\"",
                    "hold the draft because", promise(n, 0, day), promise(n, 1, day), promise(n, -1, day), promise(n, 0, DAYS.get((n + 1) % DAYS.size())));
            case 3 -> new Written("the draft is longer than " + (900 + 10 * n) + " characters\nthe draft is written in \"" + language + "\"\nit is between "
                    + clock(360 + 5 * n) + " and " + clock(540 + 5 * n), "hold the draft because", draft(language, 901 + 10 * n, 360 + 5 * n), draft(language, 2_000
                    + 10 * n, 539 + 5 * n), draft(language, 900 + 10 * n, 360 + 5 * n), draft(language, 2_000 + 10 * n, 540 + 5 * n));
            case 4 -> new Written("this counts as \"sensitive\"\nthe draft is longer than " + (700 + 10 * n) + " characters\nthe customer is not verified\n"
                    + "the conversation is held by \"" + channel + "\"", "hold the draft because", sensitive(701 + 10 * n, false) + held, sensitive(1_500 + 10 * n, false)
                    + held, sensitive(700 + 10 * n, false) + held, sensitive(1_500 + 10 * n, true) + held);
            case 5 -> new Written("whoever speaks \"" + language + "\" comes in more than " + (24 + n) + " hours\nthe message is written in \"" + language
                    + "\"\nthe message has at least " + (30 + n) + " characters", "ask with \"language.not-now\" because", away(language, 25 + n, 30 + n), away(language,
                    99 + n, 80 + n), away(language, 24 + n, 30 + n), away(language, 25 + n, 29 + n));
            case 6 -> new Written("the draft cites a passage for \"" + (n % 2 == 0 ? "internal" : "partner") + "\"\nthe message asks for \"" + intent
                    + "\"\nit is at least turn " + (2 + n % 5) + " of the conversation", "hold the draft because", cites(n, intent, 2 + n % 5), cites(n, intent,
                    9), cites(n, "other", 9), cites(n, intent, 1 + n % 5));
            default -> new Written("the message contains a \"" + DATA.get(n % 4) + "\"\nit is " + clock(600 + 10 * n) + " or later\nthe conversation is held by \""
                    + channel + "\"", "hand off to \"front-desk\" because", personal(n, 600 + 10 * n) + held, personal(n, 1_300) + held, personal(n, 599 + 10 * n)
                    + held, personal(n + 1, 1_300) + held);
        };
    }

    private static String near(String topic, int hundredths, int turn) {
        return "topic: {topic: " + topic + ", nearness: " + hundredths(hundredths) + "}\nconversation: {turn: " + turn + "}";
    }

    private static String promise(int n, int cents, String day) {
        return "promise: {kind: " + KINDS.get(n % 4) + ", cents: " + (1000 + 250 * n + cents) + "}\ntime: {weekday: " + day + "}";
    }

    private static String draft(String language, int length, int minute) {
        return "draft: {language: " + language + ", length: " + length + "}\ntime: {minute: " + minute + "}";
    }

    private static String sensitive(int length, boolean verified) {
        return "topic: {topic: vulnerability, nearness: 0.9}\ndraft: {length: " + length + "}\ncustomer: {verified: " + verified + "}";
    }

    private static String away(String language, int hours, int length) {
        return "message: {language: " + language + ", length: " + length + "}\ncoverage: {language: " + language + ", speakers: 2, now: false, hours: " + hours
                + "}";
    }

    private static String cites(int n, String intent, int turn) {
        return "citation: {audience: " + (n % 2 == 0 ? "internal" : "partner") + "}\nmessage: {intent: " + intent + "}\nconversation: {turn: " + turn + "}";
    }

    private static String personal(int n, int minute) {
        return "personal-data: {kind: " + DATA.get(n % 4) + "}\ntime: {minute: " + minute + "}";
    }

    private static String hundredths(int many) {
        return String.format(Locale.ROOT, "%.2f", many / 100.0);
    }

    private static String clock(int minutes) {
        return String.format(Locale.ROOT, "%02d:%02d", minutes / 60, minutes % 60);
    }
}
