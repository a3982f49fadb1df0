package dev.bailiwick.drafting.detect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * People's names and addresses, as far as they can be seen without a model: after words that announce them, by lists of given and family names
 * and by the words for streets. Places, organisations and dates are seen too, but only reported: a customer who asks about a country wants to
 * be answered about it.
 */
final class NamesAndPlaces {

    private static final String NAME = "[name]";
    private static final String ADDRESS = "[address]";
    private static final String WORD = "\\p{Lu}[\\p{L}\\p{M}'’-]*\\p{L}";
    private static final String NAMES = WORD + "(?:[ ]" + WORD + "){0,3}";

    /** After these a name stands, whatever it looks like. */
    private static final Pattern ANNOUNCED = Pattern.compile("(?U)(?:(?i:my (?:full |last |first |family |sur|partner's |husband's |wife's )?name(?:'s| is| was)|"
            + "name:|partner's name|calls? me|call for|under the name(?: of)?|mein name ist|ich heiße|me llamo|mi nombre es|je m'appelle|mi chiamo|"
            + "account holder:?|beneficiary:?|kontoinhaber:?|titular:?) )(?-i:(" + NAMES + "))");
    private static final Pattern ANNOUNCED_SMALL = Pattern.compile("(?iU)(?:my (?:full )?name(?:'s| is)|mein name ist|ich heiße|me llamo|je m'appelle) (\\p{L}{2,20}(?: \\p{L}{2,20})?)"
            + "(?=$|[.,!?\\n]| (?:and|und|y|et)\\b)");
    private static final Pattern TITLED = Pattern.compile("(?U)(?<!\\p{L})((?i:mr|mrs|ms|miss|dr|prof|sir|madam|herr|frau|señora?|sr|sra|monsieur|madame|mme|signora?)\\.?[ ]" + NAMES + ")");
    private static final Pattern CAPITALS = Pattern.compile("(?U)(?<![\\p{L}\\p{N}@./])" + NAMES + "(?![\\p{L}@])");

    private static final String STREET = "(?:street|str|st|road|rd|avenue|ave|lane|ln|drive|dr|place|pl|court|ct|square|terrace|crescent|close|way|boulevard|blvd|hill|park|quay|row|"
            + "gardens?|parade|highway|walk|grove|mews|green|rise|view|circle|heights)";
    private static final String STREET_BEFORE = "(?:rue|avenue|boulevard|chemin|place|via|viale|piazza|corso|calle|carrer|avenida|rua|paseo|plaza|ulica|ul\\.|strada|c/)";
    private static final String STREET_ENDING = "(?:stra(?:ß|ss)e|str\\.|weg|gasse|platz|allee|ring|damm|straat|laan|plein|gracht|gatan|vägen|gränd|vej|gade|gata|veien|vegen|katu|tie|kuja|"
            + "utca|útja|tér)";
    /** The town and the country behind a street, written large. */
    private static final String TOWN = "(?-i:(?:,[ \\n]?" + NAMES + "){0,3}(?:,? \\d{4,6}(?!\\d))?)";
    private static final List<Pattern> STREETS = List.of(
            address("(?:\\d{1,5}[a-z]?(?:[ /-]\\d{1,5}[a-z]?)?,? )(?:[\\p{L}'’.-]{1,20} ){1,4}?" + STREET + "\\b\\.?"),
            address("(?:\\d{1,5}[a-z]?,? (?:\\d{1,5},? )?)?" + STREET_BEFORE + " (?:[\\p{L}'’.-]{1,20} ?){1,5}(?:,? ?\\d{1,5}[a-z]?)?(?<=\\d.{4,60})"),
            address("(?:\\d{1,5} )?(?:[\\p{L}'’.-]{1,20} ){0,2}[\\p{L}'’-]{0,20}" + STREET_ENDING + " ?\\d{1,5}[a-z]?"),
            address("(?<=(?:lives?|located|living|stay|staying|moved|deliver|send it|address is|restaurant is|office is|shop is|home is|house is)\\s(?:at|to)?\\s?)\\d{1,5}[a-z]?,? (?-i:" + NAMES + ")(?:,? \\d{1,5}[a-z]?)?"),
            address("(?:apt|apartment|suite|unit|flat|p\\.?o\\.? box)\\.? ?#?\\d{1,6}[a-z]?"));
    private static final Pattern POSTCODE = Pattern.compile("(?<![\\p{L}\\p{N}])(?:[A-Z]{1,2}\\d[A-Z\\d]? \\d[A-Z]{2}|(?:[AC-FHKNPRTV-Y]\\d{2}|D6W) ?[0-9AC-FHKNPRTV-Y]{4})(?![\\p{L}\\p{N}])");
    private static final Pattern NUMBER_FIRST = Pattern.compile("(?m)^\\W{0,6}\\d{1,5}[A-Za-z]? \\p{L}{2,}");
    private static final Pattern FIGURES = Pattern.compile("(?<![\\p{L}\\p{N}+(-])\\d{4,5}(?:-\\d{4})?(?![\\p{L}\\p{N}]|[.,]\\d)");
    private static final Pattern INTERNET = Pattern.compile("(?<![\\d.])(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?![\\d.]\\d)|(?<![\\p{XDigit}:])(?:\\p{XDigit}{1,4}:){7}\\p{XDigit}{1,4}");
    private static final Pattern SITE = Pattern.compile("(?i)\\bhttps?://[^\\s<>\"']{3,200}|\\bwww\\.[^\\s<>\"']{3,200}");
    private static final Pattern DATE = Pattern.compile("(?<![\\d/.-])(?:\\d{1,2}[/.-]\\d{1,2}[/.-](?:19|20)\\d{2}|(?:19|20)\\d{2}-\\d{2}-\\d{2})(?![\\d/.-]\\d)");

    /** Words that a sentence's rules or a business's habits write large, and that name nobody. */
    private static final Set<String> NOBODY = new HashSet<>(List.of(("i i'm i've i'd i'll my the a an in on at to of for and or but is are was were what when where why who how can could do does did please thanks thank hello hi hey dear "
            + "yes no not if it this that there here you your we they he she his her our their also after before from with monday tuesday wednesday thursday friday saturday sunday january february march "
            + "april may june july august september october november december english german spanish french italian american european internet app atm pin iban bic swift vat visa mastercard maestro "
            + "amex american express apple google pay samsung paypal revolut wallet bank card account sepa euro euros eur usd gbp dollar dollars pound pounds ok okay faq id kyc pdf sms ai gdpr uk us usa eu mr mrs ms "
            + "dr sir madam miss prof number please regards kind best sincerely team support customer service direct debit credit debit online mobile banking transfer payment christmas easter").split(" ")));

    private final Set<String> given = read("/names/given.txt");
    private final Set<String> family = read("/names/family.txt");
    private final Set<String> places = places();

    private static Pattern address(String pattern) {
        return Pattern.compile("(?iU)(?<![\\p{L}\\p{N}])" + pattern + "(?![\\p{L}\\p{N}])" + TOWN);
    }

    private static Set<String> read(String resource) {
        Set<String> names = new HashSet<>();
        try (InputStream in = NamesAndPlaces.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the list of names " + resource + " is missing from the program");
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().filter(line -> !line.startsWith("#")).forEach(names::add);
        } catch (IOException e) {
            throw new UncheckedIOException("the list of names cannot be read", e);
        }
        return names;
    }

    /** Countries in the languages of Europe, and the cities that time zones are named after: the Java platform knows them. */
    private static Set<String> places() {
        Set<String> places = new HashSet<>();
        for (String country : Locale.getISOCountries()) {
            for (String language : List.of("en", "de", "es", "fr", "it")) {
                places.add(Locale.of("", country).getDisplayCountry(Locale.of(language)).toLowerCase(Locale.ROOT));
            }
        }
        java.time.ZoneId.getAvailableZoneIds().stream().filter(zone -> zone.indexOf('/') > 0)
                .forEach(zone -> places.add(zone.substring(zone.lastIndexOf('/') + 1).replace('_', ' ').toLowerCase(Locale.ROOT)));
        return places;
    }

    void in(String text, List<PersonalSpan> spans) {
        matches(ANNOUNCED, text, "name", NAME, 6, spans);
        matches(ANNOUNCED_SMALL, text, "name", NAME, 7, spans);
        matches(TITLED, text, "name", NAME, 6, spans);
        matches(INTERNET, text, "internet-address", "[internet address]", 3, spans);
        matches(SITE, text, "site", null, 5, spans);
        matches(DATE, text, "date", null, 8, spans);
        matches(POSTCODE, text, "address", ADDRESS, 7, spans);
        int before = spans.size();
        STREETS.forEach(street -> matches(street, text, "address", ADDRESS, 6, spans));
        boolean inLines = NUMBER_FIRST.matcher(text).find() && FIGURES.matcher(text).find()
                && text.lines().filter(line -> !line.isBlank()).count() >= 4;
        if (spans.size() > before || inLines) {
            matches(FIGURES, text, "address", ADDRESS, 9, spans);
            block(text, spans);
        }
        capitals(text, spans);
    }

    private static void matches(Pattern pattern, String text, String kind, String mark, int rank, List<PersonalSpan> spans) {
        for (Matcher m = pattern.matcher(text); m.find();) {
            int group = m.groupCount() > 0 ? 1 : 0;
            if (!NOBODY.contains(m.group(group).toLowerCase(Locale.ROOT))) {
                spans.add(new PersonalSpan(m.start(group), m.end(group), kind, mark, rank));
            }
        }
    }

    /** An address written in lines: whose it is stands first, and every short line belongs to it. */
    private static void block(String text, List<PersonalSpan> spans) {
        List<int[]> lines = new ArrayList<>();
        for (Matcher m = Pattern.compile("[^\\n]+").matcher(text); m.find();) {
            if (!m.group().isBlank()) {
                lines.add(new int[] {m.start(), m.end()});
            }
        }
        if (lines.size() < 3) {
            return;
        }
        for (int i = 0; i < lines.size(); i++) {
            String line = text.substring(lines.get(i)[0], lines.get(i)[1]);
            int start = lines.get(i)[0] + Math.max(line.indexOf(':') + 1, 0);
            while (start < lines.get(i)[1] && !Character.isLetterOrDigit(text.charAt(start))) {
                start++;
            }
            if (start < lines.get(i)[1] && line.strip().split("\\s+").length <= 6) {
                spans.add(new PersonalSpan(start, lines.get(i)[1], i == 0 ? "name" : "address", i == 0 ? NAME : ADDRESS, 10));
            }
        }
    }

    private void capitals(String text, List<PersonalSpan> spans) {
        if (text.chars().filter(Character::isUpperCase).count() * 2 > text.chars().filter(Character::isLetter).count()) {
            return;
        }
        Set<String> sometimesSmall = new TreeSet<>(List.of(text.split("[^\\p{L}\\p{M}'’-]+")));
        for (Matcher m = CAPITALS.matcher(text); m.find();) {
            int from = m.start();
            int to = m.end();
            List<String> words = new ArrayList<>(List.of(m.group().split(" ")));
            // The first word of a sentence is written large whatever it is: it counts only when it is known as a name.
            boolean first = beginsSentence(text, from);
            while (!words.isEmpty() && (nobody(words.getFirst(), sometimesSmall) || first && !isKnown(words))) {
                from += words.removeFirst().length() + 1;
                first = false;
            }
            while (!words.isEmpty() && nobody(words.getLast(), sometimesSmall)) {
                to -= words.removeLast().length() + 1;
            }
            if (!words.isEmpty() && from < to) {
                spans.add(told(String.join(" ", words), from, to, words));
            }
        }
    }

    private PersonalSpan told(String together, int from, int to, List<String> words) {
        if (isPlace(together)) {
            return new PersonalSpan(from, to, "place", null, 11);
        }
        boolean known = given.contains(bare(words.getFirst())) || words.size() > 1 && words.stream().anyMatch(word -> given.contains(bare(word)));
        if (known) {
            return new PersonalSpan(from, to, "name", NAME, 11);
        }
        return new PersonalSpan(from, to, family.contains(bare(words.getLast())) ? "name" : "organisation", null, 12);
    }

    /** Whether the first word is known: as a given name, as a place, or, with another behind it, as a family name. */
    private boolean isKnown(List<String> words) {
        return given.contains(bare(words.getFirst())) || isPlace(words.getFirst()) || words.size() > 1 && isName(words.getFirst());
    }

    private boolean isName(String word) {
        return given.contains(bare(word)) || family.contains(bare(word));
    }

    private boolean isPlace(String words) {
        return places.contains(bare(words).toLowerCase(Locale.ROOT));
    }

    private static String bare(String word) {
        return word.replaceAll("['’]s?$", "");
    }

    private static boolean nobody(String word, Set<String> sometimesSmall) {
        String small = bare(word).toLowerCase(Locale.ROOT);
        return NOBODY.contains(small) || small.length() < 2 || sometimesSmall.contains(small)
                || word.length() <= 6 && word.equals(word.toUpperCase(Locale.ROOT));
    }

    private static boolean beginsSentence(String text, int at) {
        int before = at - 1;
        while (before >= 0 && " \t\"'“‘(*-–".indexOf(text.charAt(before)) >= 0) {
            before--;
        }
        return before < 0 || ".!?:\n…".indexOf(text.charAt(before)) >= 0;
    }
}
