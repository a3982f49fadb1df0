package dev.bailiwick.drafting.detect;

import dev.bailiwick.drafting.DraftingSettings;
import dev.bailiwick.drafting.words.Words;
import dev.bailiwick.kernel.Language;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells in which language a text is written: by its script where that is enough, by common words where it is short, else by how likely
 * each configured language's runs of letters are. A text that says too little keeps the conversation's language, or none.
 */
public final class TellLanguage {

    /**
     * @param language   the language, or unsure
     * @param confidence 0 to 1
     * @param likeliest  the language that it most likely is, however unsure; unsure only where there is no word at all
     */
    public record Guess(Language language, double confidence, Language likeliest) {

        private Guess(Language language, double confidence) {
            this(language, confidence, language);
        }
    }

    /** More text does not make it surer, only slower. */
    private static final int ENOUGH = 2_000;
    private static final int SHORT_IN_LETTERS = 18;
    /** How sure the detector must be of a short text, without and against a language that the conversation has already. */
    private static final int FEWEST_LETTERS = 5;
    private static final double SURE_OF_LITTLE = 0.80;
    private static final double CLEARLY_JAPANESE = 0.75;
    private static final double SURE_OF_ANOTHER = 0.985;
    private static final Pattern NO_LANGUAGE = Pattern.compile("\\[[^\\]]{1,40}]|https?://\\S+|\\S{1,64}@\\S{1,64}|[\\p{N}\\p{Punct}\\p{S}]");

    private final LanguageProfiles profiles = LanguageProfiles.get();
    private final Map<String, Language> byCode = new HashMap<>();
    private final double floor;
    private final CommonWords commonWords = new CommonWords();

    /**
     * @param settings names the languages and how sure the detector must be
     * @throws IllegalArgumentException when a language is configured that has no profile; the message names those that have one
     */
    public TellLanguage(DraftingSettings settings) {
        floor = settings.languageFloor();
        for (String code : settings.languages()) {
            if (!profiles.languages().contains(code)) {
                throw new IllegalArgumentException("bailiwick.drafting.languages: '" + code + "' cannot be told; possible are "
                        + String.join(", ", profiles.languages()));
            }
            byCode.put(code, new Language(code));
        }
    }

    /**
     * @param text   the words
     * @param sticky the conversation's language, or unsure
     * @return the language; the conversation's, with confidence 0.5, when the text says too little
     */
    public Guess tell(String text, Language sticky) {
        String bare = NO_LANGUAGE.matcher(text.length() > ENOUGH ? text.substring(0, ENOUGH) : text).replaceAll(" ").strip();
        int letters = (int) bare.codePoints().filter(Character::isLetter).count();
        if (letters == 0) {
            return kept(sticky, sticky);
        }
        Language byScript = byScript(bare, letters);
        if (byScript != null) {
            return new Guess(byScript, 0.99);
        }
        List<String> words = Words.of(bare);
        CommonWords.Count common = commonWords.count(words, byCode.keySet());
        return letters < SHORT_IN_LETTERS || words.size() < 4 ? ofShort(bare, letters, words, common, sticky) : ofLong(bare, words, common, sticky);
    }

    private Guess ofShort(String bare, int letters, List<String> words, CommonWords.Count common, Language sticky) {
        if (common.leads() && common.hits() * 2 >= words.size()) {
            Language found = byCode.get(common.language());
            boolean slight = common.hits() < 2 && sticky.isSure() && !found.equals(sticky);
            return slight ? kept(sticky, found) : new Guess(found, common.hits() == words.size() ? 0.9 : 0.75);
        }
        Guess guess = byModel(bare);
        if (sticky.isSure()) {
            return guess.language.equals(sticky) ? guess : letters >= 12 && guess.confidence >= SURE_OF_ANOTHER && !common.knows(sticky.code())
                    ? guess : kept(sticky, guess.language);
        }
        if (common.leads()) {
            return new Guess(byCode.get(common.language()), 0.6);
        }
        return letters >= FEWEST_LETTERS && guess.confidence >= SURE_OF_LITTLE ? guess : unsure(guess);
    }

    private Guess ofLong(String bare, List<String> words, CommonWords.Count common, Language sticky) {
        Guess guess = byModel(bare);
        boolean disagree = common.leads() && !common.language().equals(guess.language.code());
        if (disagree && common.hits() >= 3 && common.hits() * 4 >= words.size() && common.lead() >= 2) {
            return new Guess(byCode.get(common.language()), 0.7);
        }
        if (guess.confidence >= floor) {
            return guess;
        }
        if (common.leads() && common.hits() * 4 >= words.size()) {
            return new Guess(byCode.get(common.language()), 0.6);
        }
        return sticky.isSure() ? kept(sticky, guess.language) : unsure(guess);
    }

    private static Guess kept(Language sticky, Language likeliest) {
        return new Guess(sticky, sticky.isSure() ? 0.5 : 0, likeliest);
    }

    private static Guess unsure(Guess guess) {
        return new Guess(Language.UNSURE, guess.confidence, guess.language);
    }

    private Guess byModel(String bare) {
        return profiles.shares(bare, byCode.keySet()).entrySet().stream().max(Map.Entry.comparingByValue())
                .map(best -> new Guess(byCode.get(best.getKey()), best.getValue())).orElse(new Guess(Language.UNSURE, 0));
    }

    /** Scripts that only one language of the list writes in. */
    private Language byScript(String bare, int letters) {
        Map<Character.UnicodeScript, Integer> counts = new HashMap<>();
        bare.codePoints().filter(Character::isLetter).forEach(letter -> counts.merge(Character.UnicodeScript.of(letter), 1, Integer::sum));
        if (counts.getOrDefault(Character.UnicodeScript.HIRAGANA, 0) + counts.getOrDefault(Character.UnicodeScript.KATAKANA, 0) > letters / 8) {
            return byCode.get("ja");
        }
        Map<Character.UnicodeScript, String> single = Map.of(Character.UnicodeScript.HAN, "zh", Character.UnicodeScript.HANGUL, "ko",
                Character.UnicodeScript.GREEK, "el",
                Character.UnicodeScript.HEBREW, "he", Character.UnicodeScript.THAI, "th", Character.UnicodeScript.DEVANAGARI, "hi",
                        Character.UnicodeScript.ARABIC, "ar");
        if (counts.getOrDefault(Character.UnicodeScript.HAN, 0) * 2 > letters && byCode.containsKey("ja") && byCode.containsKey("zh")) {
            // Without kana it may be either, and is Chinese more often: only characters that speak clearly make it Japanese.
            Guess told = byModel(bare);
            return told.confidence >= CLEARLY_JAPANESE && told.language.equals(byCode.get("ja")) ? told.language : byCode.get("zh");
        }
        for (Map.Entry<Character.UnicodeScript, String> script : single.entrySet()) {
            if (counts.getOrDefault(script.getKey(), 0) * 2 > letters) {
                return byCode.get(script.getValue());
            }
        }
        return null;
    }

    /** Very common words of some languages, greetings included; only words that few of the others share count much. */
    private static final class CommonWords {

        /**
         * @param language the language with most hits
         * @param hits     how many words it knows
         * @param lead     by how many hits it leads
         * @param knowing  the languages that know at least one word
         */
        record Count(String language, int hits, int lead, Set<String> knowing) {
            boolean leads() {
                return lead > 0;
            }

            boolean knows(String code) {
                return knowing.contains(code);
            }
        }

        private static final Map<String, Set<String>> WORDS = Map.of(
                "en", words("hello hi hey thanks thank you please yes good morning afternoon evening bye goodbye the i my is it what how why "
                + "when where can do does not don't "
                        + "can't i'm of to and with for your this that card have has been was help need want are lost get from on which but "
                        + "isn't account pin money payment ok okay"),
                "de", words("hallo danke bitte ja nein guten tag morgen abend tschüss ich meine mein ist das was wie warum wann wo kann nicht "
                + "und mit für der die den ein eine "
                        + "habe haben karte verloren hilfe brauche konto geld zu von auf bin sie wir mir mich gestohlen überweisung grüß gott "
                        + "moin servus vielen dank"),
                "es", words("hola gracias por favor sí buenos días buenas tardes noches adiós yo mi mis es qué que cómo como cuándo dónde puedo "
                + "no el la los las un una y con para "
                        + "he tengo tarjeta perdido ayuda necesito cuenta dinero de del al se me está quiero robado transferencia muchas"),
                "fr", words("bonjour salut merci s'il vous plaît oui non bonsoir au revoir je j'ai ma mon mes est ce que quoi comment pourquoi "
                + "quand où peux ne pas le la les un une et "
                        + "avec pour carte perdu aide besoin compte argent de du des suis c'est vous"),
                "it", words("ciao grazie per favore sì buongiorno buonasera arrivederci io mia mio è che cosa come perché quando dove posso non "
                + "il lo la gli un una e con ho carta "
                        + "perso aiuto bisogno conto soldi di del della sono salve mi"),
                "pt", words("olá obrigado obrigada por favor sim não bom dia boa tarde noite tchau eu meu minha é o que como quando onde posso "
                + "os as um uma e com para tenho cartão "
                        + "perdi ajuda preciso conta dinheiro de do da estou oi"),
                "nl", words("hallo dank je wel bedankt alstublieft ja nee goedemorgen goedemiddag goedenavond dag ik mijn is het wat hoe waarom "
                + "wanneer waar kan niet en met voor de een "
                        + "heb pas kaart kwijt verloren hulp nodig rekening geld van op ben"),
                "pl", words("cześć dziękuję proszę tak nie dzień dobry wieczór do widzenia ja moja mój jest co jak dlaczego kiedy gdzie mogę i "
                + "z dla kartę zgubiłem zgubiłam pomoc "
                        + "potrzebuję konto pieniądze na mam się czy karta witam"));

        private static Set<String> words(String list) {
            return new HashSet<>(Arrays.asList(list.split(" ")));
        }

        Count count(List<String> words, Set<String> among) {
            String best = "";
            int most = 0;
            int second = 0;
            Set<String> knowing = new HashSet<>();
            for (String language : WORDS.keySet().stream().filter(among::contains).sorted().toList()) {
                int hits = (int) words.stream().filter(WORDS.get(language)::contains).count();
                if (hits > 0) {
                    knowing.add(language);
                }
                if (hits > most) {
                    second = most;
                    most = hits;
                    best = language;
                } else {
                    second = Math.max(second, hits);
                }
            }
            return new Count(best, most, most - second, knowing);
        }
    }
}
