package dev.bailiwick.drafting.detect;

import dev.bailiwick.drafting.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Sees how a text is meant towards us: nothing but a greeting or thanks, a wish for a person, an insult or a threat. English,
 * German, Spanish and some more.
 */
public final class SpotManners {

    private static final PhraseBook GREETINGS = new PhraseBook(List.of("hello", "hi", "hey", "hiya", "howdy", "hello there", "hi there",
            "hey there", "good morning", "good afternoon", "good evening",
            "good day", "greetings", "dia dhuit", "hallo", "guten tag", "guten morgen", "guten abend", "moin", "servus", "grüß gott", "grüezi",
            "hola", "buenos días", "buenos dias", "buenas tardes",
            "buenas noches", "buenas", "buen día", "bonjour", "salut", "bonsoir", "ciao", "salve", "buongiorno", "buonasera", "olá", "oi",
            "bom dia", "boa tarde", "boa noite", "goedemorgen",
            "goedemiddag", "dzień dobry", "cześć", "how are you", "how are you doing", "how are you today", "wie geht's", "wie geht es ihnen",
            "qué tal", "cómo estás", "cómo está", "larkfield", "team", "everyone", "all",
            "anybody there", "anyone there", "is anyone there", "is anybody there", "are you there"));
    private static final PhraseBook THANKS = new PhraseBook(List.of("thanks", "thank you", "thank you very much", "thank you so much",
            "thanks a lot", "thanks so much", "many thanks", "cheers", "ta", "thx", "ty", "great", "perfect", "ok", "okay",
            "super", "wonderful", "brilliant", "lovely", "that helps", "that helped", "that's great", "that's all", "that is all",
            "that's everything", "got it", "all good", "good", "cool", "very helpful", "for your help", "for the help", "for helping",
            "appreciate it", "much appreciated", "bye",
            "goodbye", "good bye", "see you", "have a nice day", "have a good day", "you too", "no that's all", "no thanks", "no thank you",
            "go raibh maith agat", "danke", "danke schön", "dankeschön", "vielen dank", "herzlichen dank", "danke sehr", "alles klar", "prima",
            "tschüss", "tschüß",
            "auf wiedersehen", "schönen tag noch", "das war alles", "das war's", "für ihre hilfe", "für die hilfe", "gracias", "muchas gracias",
            "mil gracias", "vale", "perfecto", "genial", "de acuerdo", "adiós", "adios", "hasta luego", "por la ayuda", "por su ayuda", "eso es todo",
            "merci", "merci beaucoup", "au revoir", "grazie", "grazie mille", "arrivederci", "obrigado", "obrigada", "dank je", "dank u wel",
            "bedankt", "dziękuję"));
    private static final PhraseBook COURTESIES = new PhraseBook(List.of("and", "very much", "so much", "for now", "again", "there", "to you",
            "und", "y", "noch"));

    private static final List<String> WAYS_TO_WISH = List.of("speak to", "speak with", "talk to", "talk with", "chat with", "chat to",
            "connect me to", "connect me with", "put me through to", "transfer me to", "get me", "give me", "i want", "i need", "i'd like",
            "let me speak to", "let me talk to", "can i have", "could i have", "pass me to", "hand me over to", "pass me on to", "reach",
            "contact", "is there");
    private static final List<String> PERSONS = List.of("a human", "human", "a real human", "a person", "a real person", "an actual person",
            "an actual human", "real person", "someone", "somebody", "someone real", "somebody real", "an agent", "agent", "a live agent",
            "live agent", "an advisor", "an adviser", "advisor", "a representative", "representative",
            "an operator", "operator", "a human being", "a member of staff", "staff", "a colleague", "your manager", "a manager", "the manager",
            "a supervisor", "someone human", "customer service", "customer support", "a customer service agent", "a human agent", "human agent",
            "real people", "a person instead", "someone in the branch", "a human please");
    private static final List<String> NO_PERSON = List.of("i need someone", "i want someone", "i need somebody", "i want somebody",
            "give me someone", "get me someone", "is there someone", "is there somebody", "i'd like someone", "i'd like somebody",
            "is there an operator", "is there operator", "reach someone", "contact someone",
            "reach somebody", "contact somebody", "contact staff", "is there staff", "is there customer service", "i need a person", "i want human");
    private static final PhraseBook WISHES = new PhraseBook(wishes());
    private static final PhraseBook ONLY_A_PERSON = new PhraseBook(List.of("human", "a human", "human please", "agent", "an agent", "agent please",
            "live agent", "representative", "operator", "person", "real person", "advisor", "advisor please", "mitarbeiter", "einen mitarbeiter",
            "mensch", "einen menschen", "agente",
            "un agente", "persona", "una persona", "humano", "un humano", "operador", "please", "bitte", "por favor", "customer service",
            "customer support"));

    private static final PhraseBook INSULTS = new PhraseBook(List.of("fuck you", "fuck off", "fucking idiot", "fucking idiots", "fucking useless",
            "fucking bank", "fucking thieves", "motherfucker", "motherfuckers", "asshole", "assholes", "arsehole", "arseholes", "piece of shit",
            "you idiot", "you idiots", "idiots", "you moron", "morons", "bitch", "bastard", "bastards", "cunt", "cunts", "wanker", "wankers",
            "dickhead", "dickheads", "scumbag", "scumbags", "gobshite", "gobshites", "stupid bot", "stupid bank", "useless idiot", "shut up",
            "go to hell", "eat shit", "you are stupid", "you're stupid", "you are useless idiots", "go die", "kill you", "i will kill",
            "i'll kill", "i will find you", "i'll find you", "i will hurt", "i'll hurt you", "burn down", "blow up your", "bomb your", "shoot you",
            "beat you up",
            "arschloch", "arschlöcher", "fick dich", "fickt euch", "ihr idioten", "du idiot", "idioten", "wichser", "hurensohn", "scheißbank",
            "scheißladen", "scheiß bank", "scheiss bank", "drecksbank", "drecksladen", "verpiss dich", "halt die fresse", "halt's maul",
            "ich bringe dich um", "ich bringe euch um", "ich mache euch fertig", "schlampe",
            "hijo de puta", "hijos de puta", "puta mierda", "vete a la mierda", "que te jodan", "que os jodan", "gilipollas", "cabrón", "cabrones",
            "idiotas", "imbécil", "imbéciles", "estúpido", "estúpidos", "pendejo", "pendejos", "te voy a matar", "os voy a matar",
            "los voy a matar", "malditos ladrones", "puto banco"));

    /** Who asks whether a person has to be spoken to does not ask for one. */
    private static final Pattern ASKS_WHETHER = Pattern.compile("\\b(?:do|must|should|would) i (?:need to |have to )?(?:speak|talk|chat|contact|"
            + "reach)\\b");

    private static List<String> wishes() {
        List<String> wishes = new ArrayList<>();
        for (String way : WAYS_TO_WISH) {
            for (String person : PERSONS) {
                String wish = way + " " + person;
                if (!NO_PERSON.contains(wish)) {
                    wishes.add(wish);
                }
            }
        }
        wishes.addAll(List.of("real person please", "human please", "agent please", "not a bot", "not a robot", "not a machine", "no bots",
                "stop the bot", "don't want to talk to a bot", "don't want to talk to a machine", "don't want a bot", "tired of this bot",
                "call me back", "someone call me", "somebody call me", "someone to call me", "somebody to call me",
                "can someone ring me", "speak to your staff", "i want to complain to a person", "want someone to help me in person",
                "mit einem menschen", "mit einem mitarbeiter", "mit einer mitarbeiterin", "mit einem berater", "mit einer beraterin",
                "mit jemandem sprechen", "mit jemandem reden", "einen menschen sprechen", "einen mitarbeiter sprechen", "einen echten menschen",
                "echter mensch", "echten mitarbeiter", "persönlich sprechen", "menschlichen mitarbeiter",
                "einen berater", "einen mitarbeiter", "ihren vorgesetzten", "einen vorgesetzten", "kein bot", "keinen bot", "kein roboter",
                "rufen sie mich an", "rufen sie mich zurück", "rückruf", "kundenberater", "kundenservice sprechen",
                "hablar con una persona", "hablar con alguien", "hablar con un humano", "hablar con un agente", "hablar con un asesor",
                "hablar con una asesora", "hablar con un empleado", "hablar con el encargado", "hablar con un operador",
                "hablar con un representante", "una persona real", "un agente humano", "persona humana", "atención humana", "quiero una persona",
                "necesito una persona", "quiero un agente", "que me llame alguien", "llámenme", "pásame con", "páseme con", "no quiero un bot",
                "no un robot", "no quiero hablar con una máquina", "parler à un humain", "parler à quelqu'un", "parler à un conseiller",
                "parlare con un operatore", "parlare con una persona", "falar com uma pessoa", "falar com um atendente"));
        return wishes;
    }

    /**
     * @param text what somebody wrote
     * @return whether a human is asked for
     */
    public boolean wantsPerson(String text) {
        List<String> words = Words.of(ASKS_WHETHER.matcher(Words.normal(text)).replaceAll(" … "));
        return WISHES.find(words).isPresent() || ONLY_A_PERSON.isAllOf(words) && !words.stream().allMatch(List.of("please", "bitte", "por",
                "favor")::contains);
    }

    /**
     * @param text what somebody wrote
     * @return whether it insults or threatens; strong words about a thing are no insult
     */
    public boolean abuses(String text) {
        return INSULTS.find(Words.of(text)).isPresent();
    }

    /**
     * @param text what somebody wrote
     * @return whether it is nothing but a greeting, or thanks, or a farewell
     */
    public boolean isPleasantry(String text) {
        return consistsOf(text, true, true);
    }

    /**
     * @param text a pleasantry
     * @return whether it thanks or takes leave, rather than greets
     */
    public boolean isThanks(String text) {
        return !consistsOf(text, true, false);
    }

    private static boolean consistsOf(String text, boolean greetings, boolean thanks) {
        List<String> words = Words.of(text);
        if (words.isEmpty() || words.size() > 20) {
            return false;
        }
        // Greedy, longest first over three books; a pleasantry is short, so that trying every split would gain nothing.
        int at = 0;
        while (at < words.size()) {
            int end = words.size();
            while (end > at && !isOne(words.subList(at, end), greetings, thanks)) {
                end--;
            }
            if (end == at) {
                return false;
            }
            at = end;
        }
        return true;
    }

    private static boolean isOne(List<String> words, boolean greetings, boolean thanks) {
        return greetings && GREETINGS.isAllOf(words) || thanks && THANKS.isAllOf(words) || COURTESIES.isAllOf(words);
    }
}
