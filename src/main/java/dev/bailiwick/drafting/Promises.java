package dev.bailiwick.drafting;

import dev.bailiwick.drafting.words.Words;
import dev.bailiwick.kernel.Citation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Finds what a draft promises to do or pay. A promise is proven when the cited passages say the same; what we merely quote is proven. */
@Component
public class Promises {

    /**
     * One promise.
     *
     * @param kind   {@code refund}, {@code payment}, {@code waiver} or {@code date}
     * @param cents  the amount in cents, 0 where there is none
     * @param proven whether a cited passage says it
     * @param words  the sentence that promises
     */
    public record Promise(String kind, long cents, boolean proven, String words) {
    }

    /** That we do it: a promise needs somebody who makes it, or somebody who will have it. */
    private static final String WHO = "(?:\\b(?:we|i|larkfield|the bank|our team)\\b.{0,60}|\\byou(?:'ll| will| are going to| can expect "
            + "to)\\b.{0,40}|\\bwill (?:be|have been)\\b.{0,30}|\\b(?:is|are|has been|have been) (?:being )?)";
    private static final Kind REFUND = Kind.of(List.of(
            "refund", "reimburse", "money back", "repay", "back", "money", "credit", "erstatt", "zurückzahl", "zurückbuch", "gutschreib",
            "zurück", "überweisen", "devolver", "reembols", "abonar"),
            WHO
            + "(?:refund|reimburse|money back|repay|pay (?:it |you |this )?back|return(?:ed)? (?:the|your) money|credit(?:ed)? (?:it |the "
            + "amount )?(?:back )?to your)"
            + "|\\b(?:wir|ich|die bank)\\b.{0,80}(?:erstatt|zurückzahl|zurückbuch|gutschreib)|\\b(?:erstatten|überweisen) wir\\b|\\bsie "
            + "(?:bekommen|erhalten).{0,60}(?:zurück|erstatt)"
            + "|(?:le|te) (?:devolveremos|reembolsaremos|abonaremos)|\\bse le (?:devolverá|reembolsará|abonará)|recibirá (?:el|un) reembolso");
    private static final Kind PAYMENT = Kind.of(List.of(
            "pay", "paid", "compensat", "transfer", "goodwill", "send you", "credit", "zahlen ihnen", "entschädig", "gutschrift",
            "pagaremos", "compensaremos", "indemnizaremos"),
            WHO
            + "(?:\\bpay\\b|\\bpaid\\b|compensat|transfer(?:red)? to you|goodwill|send you (?:€|eur|\\d)|credit(?:ed)? (?:your|with|you))"
            + "|\\b(?:wir|ich)\\b.{0,60}(?:zahlen ihnen|entschädig|gutschrift)|(?:le|te) (?:pagaremos|compensaremos|indemnizaremos)");
    private static final Kind WAIVER = Kind.of(List.of(
            "waive", "cancel", "remove", "drop", "not charge", "free of charge", "erlassen", "verzichten", "perdonaremos", "condonaremos",
            "quitaremos", "no le cobraremos"),
            WHO
            + "(?:waive|cancel(?:led)? the (?:fee|charge|interest)|remove(?:d)? the (?:fee|charge)|drop(?:ped)? the (?:fee|charge)|not charge|"
            + "free of charge for you)"
            + "|\\b(?:wir|ich)\\b.{0,60}(?:erlassen|verzichten)|(?:le|te) (?:perdonaremos|condonaremos|quitaremos)|no le cobraremos");
    private static final Kind DATE = Kind.of(List.of(
            "'ll", " will", " going to", "wir", "ich", "remos", "haré"),
            "\\b(?:we|i|our team|a colleague)(?:'ll| will| (?:are|is|am) going to)\\b.{0,80}\\b(?:today|tomorrow|"
            + "tonight|within \\d{1,3} (?:minutes|hours|days|working days|weeks)|by (?:the end of|monday|tuesday|wednesday|thursday|friday|"
            + "saturday|sunday|tomorrow|\\d{1,2})|on (?:monday|tuesday|wednesday|thursday|friday|\\d{1,2}))|\\byou(?:'ll| will) (?:get|have|"
            + "receive|hear).{0,60}\\b(?:today|tomorrow|within \\d{1,3} (?:minutes|hours|days|working days|weeks)|by (?:monday|tuesday|"
            + "wednesday|thursday|friday|tomorrow))"
            + "|\\b(?:wir|ich)\\b.{0,80}\\b(?:heute|morgen|innerhalb von \\d{1,3}|bis (?:montag|dienstag|mittwoch|donnerstag|freitag|"
            + "morgen))\\b|(?:remos\\b|haré(?!\\p{L})).{0,60}\\b(?:hoy|mañana|en \\d{1,3} (?:horas|días)|en un plazo de \\d{1,3})");
    private static final Pattern AMOUNT = pattern("(?:€|eur(?:o)?s?\\s?)\\s?(\\d{1,3}(?:[ ,.]\\d{3})+|\\d{1,9})(?:[.,](\\d{2}))?(?!\\d)|"
            + "(?<![\\d.,])(\\d{1,3}(?:[ ,.]\\d{3})+|\\d{1,9})(?:[.,](\\d{2}))?\\s?(?:€|eur(?:o|os)?\\b)");

    /** Looked for in small letters, which takes a third of the time that it takes to look for small and capital ones at once. */
    private static Pattern pattern(String pattern) {
        return Pattern.compile(pattern);
    }

    /**
     * One kind of promise.
     *
     * @param signs letters without which there is none; most sentences have none of them, and are quickly done with
     * @param whole what is promised, by whom
     */
    record Kind(List<String> signs, Pattern whole) {

        static Kind of(List<String> signs, String whole) {
            return new Kind(signs, pattern(whole));
        }

        boolean isIn(String sentence) {
            // The long s is the one letter which has another small form.
            String small = sentence.toLowerCase(Locale.ROOT).replace('ſ', 's');
            return signs.stream().anyMatch(small::contains) && whole.matcher(small).find();
        }
    }

    /** All kinds by their names. */
    static final Map<String, Kind> KINDS = Map.of("refund", REFUND, "payment", PAYMENT, "waiver", WAIVER, "date", DATE);

    /**
     * @param body      the words of a draft
     * @param citations what it cites
     * @return what it promises, in order; a sentence may promise several things
     */
    public List<Promise> in(String body, List<Citation> citations) {
        List<Promise> promises = new ArrayList<>();
        // A question promises nothing; a heading that is quoted often is one.
        for (String sentence : Words.sentences(body).stream().filter(sentence -> !sentence.endsWith("?")).toList()) {
            add("refund", REFUND, sentence, citations, promises);
            add("waiver", WAIVER, sentence, citations, promises);
            if (promises.stream().noneMatch(promise -> promise.words.equals(sentence) && promise.kind.equals("refund"))) {
                add("payment", PAYMENT, sentence, citations, promises);
            }
            add("date", DATE, sentence, citations, promises);
        }
        return List.copyOf(promises);
    }

    private static void add(String name, Kind kind, String sentence, List<Citation> citations, List<Promise> promises) {
        if (kind.isIn(sentence)) {
            long cents = name.equals("date") ? 0 : cents(sentence);
            promises.add(new Promise(name, cents, proven(kind, cents, sentence, citations), sentence));
        }
    }

    /** Proven by the same words, or by a cited sentence that promises the same kind of thing and names the same amount. */
    private static boolean proven(Kind kind, long cents, String sentence, List<Citation> citations) {
        String plain = plain(sentence);
        for (Citation citation : citations) {
            if (plain(citation.quote()).contains(plain)) {
                return true;
            }
            for (String cited : Words.sentences(citation.quote())) {
                boolean sameThing = kind.isIn(cited) && cents == cents(cited) && Grounding.figures(cited)
                        .containsAll(Grounding.figures(sentence));
                if (sameThing && Words.stems(cited).stream().filter(Words.stems(sentence)::contains).count() * 2 >= Words.stems(sentence).size()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String plain(String text) {
        return String.join(" ", Words.of(text));
    }

    /** @return the largest amount of euro in the words, in cents; 0 when there is none */
    static long cents(String words) {
        long most = 0;
        for (Matcher m = AMOUNT.matcher(words.toLowerCase(Locale.ROOT)); m.find();) {
            String whole = m.group(1) != null ? m.group(1) : m.group(3);
            String part = m.group(1) != null ? m.group(2) : m.group(4);
            most = Math.max(most, Long.parseLong(whole.replaceAll("\\D", "")) * 100 + (part == null ? 0 : Long.parseLong(part)));
        }
        return most;
    }
}
