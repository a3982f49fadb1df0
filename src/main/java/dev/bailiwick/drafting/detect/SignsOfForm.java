package dev.bailiwick.drafting.detect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Signs of an instruction that lie in a text's form rather than in its wish, and hold in many languages: markup and code in a customer's
 * message, enciphered text, examples of answers put before the question, a wish cut in parts, the user spoken of as somebody else.
 */
final class SignsOfForm {

    private record Form(String name, Pattern pattern) {
    }

    /** The third person that no customer uses of themselves: whoever writes so speaks to a machine about the people it serves. */
    private static final String THE_USER = "(?:\\b(?:the|this|that|each|every|another|other) users?(?:'s|s')?\\b|\\b(?:des|der|dem|den|vom) (?:be)?nutzers?\\b"
            + "|\\b(?:el|del|al|los|do|da|o|ao|os) usu[aá]rios?\\b|\\bl'utilisateur|\\b(?:dell'|l'|all')utente|пользовател|kullanıcı|người dùng"
            + "|\\bpengguna\\b|\\bgumagamit\\b|\\buser(?:ns)?\\b(?= ?'s)|用户|用戶|ユーザー|사용자|उपयोगकर्ता|यूज़र|المستخدم|ผู้ใช้|ব্যবহারকারী)";
    private static final String ABOUT_THEM = "(?:e-?mails?|(?<!ip )addres+|password|passcode|birth|born|\\bage\\b|\\bnames?\\b|phone|balances?|credit card|secrets?\\b|initials|favou?rite|"
            + "location|\\blives?\\b|\\bcity|initial|farbe|adresse|passwort|geburt|wohn|namen?\\b|konto|correo|direcci|contrase|nac[ieí]|ciudad|nombre|senha|"
            + "endere|nasc|cidade|mora\\b|saldo|mot de passe|naissance|habite|ville|nom\\b|indirizzo|nascita|città|vive|адрес|парол|рожд|живет|живёт|"
            + "город|имя|имен|почт|adres|şifre|doğum|yaşadığı|şehir|posta|parola|mật khẩu|địa chỉ|sinh|sống|thành phố|tên\\b|sandi|alamat|lahir|tinggal|"
            + "kota|nama\\b|lungsod|kapanganakan|nakatira|邮|地址|密码|生日|出生|城市|住|姓名|メール|住所|パスワード|誕生|生年|住んで|都市|名前|이메일|주소|비밀번호|생일|생년|출생|"
            + "도시|거주|이름|ईमेल|पता|पासवर्ड|जन्म|शहर|रहत|नाम|بريد|عنوان|كلمة|ميلاد|مدينة|يعيش|اسم|อีเมล|ที่อยู่|รหัส|เกิด|เมือง|อาศัย|ชื่อ|ইমেল|ঠিকানা|পাসওয়ার্ড|জন্ম|"
            + "শহর|নাম)";

    private static final String PART = "(?:parts?|teil|parte|partie|часть|части|bölüm|parça|kısım|phần|bagian|bahagi|部分|パート|部|부분|파트|भाग|हिस्सा|الجزء|جزء|ส่วน|ส่วนที่|অংশ)";

    /** Passwords by the words of several languages; in English they are too much a customer's own business to count alone. */
    private static final String SECRET = "(?:passphrase|\\bthe password|passwort|contraseña|mot de passe|\\bsenha\\b|\\bla password|parola d'ordine|парол[ьяю]|\\bşifre(?:yi|ni|nin|niz)?\\b|parolay?ı|"
            + "mật khẩu|kata sandi|\\bpassword mo|密码|密碼|パスワード|비밀번호|암호|पासवर्ड|كلمة (?:ال)?(?:مرور|سر)|รหัสผ่าน|পাসওয়ার্ড)";
    private static final String ART = "(?:poem|haiku|song|rhyme|acrostic|story|pig latin|leet|gedicht|lied\\b|poema|canción|poème|chanson|poesia|стих|хайку|şiir|bài thơ|puisi|pantun|\\btula\\b|"
            + "诗|詩|俳句|시를|하이쿠|कविता|हाइकु|قصيدة|บทกวี|ไฮกุ|কবিতা|হাইকু)";
    private static final String IMAGINE = "(?:\\b(?:angenommen|stellen sie sich vor|stell dir vor|imagina|imaginez|imagine que|supon(?:ha|gamos|iendo)|supposons|immagin\\p{L}{1,4}|supponi\\p{L}{0,5}|hayal ed|bayangkan|"
            + "misalkan|isipin|ipagpalagay|hãy tưởng tượng|giả sử|varsayalım)|представ(?:ьте|ь|им)|предположим|想象|假设|想像|仮定|仮に|と仮定|상상|가정|कल्पना|मान लीजिए|تخيل|لنفترض|สมมติ|ลองนึก|จินตนาการ|কল্পনা|ধরুন)";

    private static final Pattern ABOUT_PROGRAMS = Pattern.compile("\\b(?:program|script|function|application|software|app|website|code)s?\\b");
    private static final String OF_SOMEBODY_ELSE = "asks for what belongs to somebody else";

    private static final List<Form> FORMS = List.of(
            form(OF_SOMEBODY_ELSE, THE_USER + "[^\\n]{0,60}?" + ABOUT_THEM),
            form(OF_SOMEBODY_ELSE, ABOUT_THEM + "[^\\n.!?]{0,30}?" + THE_USER),
            form("carries markup of a page", "<(?:html|body|div|script|table|img|p|title|h1|tr|td|code|!--)\\b|<!\\s?-|&lt;[a-z]{1,8}&gt;|<[^<>\\n]{1,14}></?[^<>\\n]{1,14}>"),
            form("carries code to run", "\\b(?:import|from) [a-z_.]{2,20}(?: import| as|;| \\n)|\\bdef [a-z_]{2,40}\\(|\\bfunction [a-z_]{2,40}\\(|#include ?<|"
                    + "\\bpublic (?:static )?(?:void|class|int)\\b|\\bprint ?\\(|console\\.log|\\bselect .{1,60} from .{1,40} where\\b|; ?drop table|\\bwhile ?\\(?true\\b"),
            form("carries an encoded text", "(?:[.\\-–—−·]{1,7} {1,2}(?:/ )?){8}|(?:[01]{7,8} ){4}|(?:\\\\u[0-9a-f]{4}){4}|(?:%[0-9a-f]{2}){6}|(?:&#x?[0-9a-f]{2,6};){4}"),
            form("asks for another encoding", "\\b(?:morse|caesar|cipher|ciphers|base ?(?:16|32|64)|rot-?13|hexadecimal|acrostic|cifra|cifrado|césar|cifrario|"
                    + "chiffre|chiffrement|sezar|caesar-|verschlüssel\\p{L}{0,4}|entschlüssel\\p{L}{0,4}|sandi caesar|mật mã|"
                    + "acróstico|acrostiche|acrostico|akrostichon|akrostiş|акростих\\p{L}{0,2})\\b|морзе|цезар|шифр|摩尔斯|摩斯|凯撒|密文|モールス|シーザー|暗号|모스|시저|"
                    + "암호문|मोर्स|सीज़र|सिफर|مورس|قيصر|شفرة|มอร์ส|ซีซาร์|মোর্স|সিজার|সাইফার"),
            form("shows how to answer by examples", "(?:(?:^|[\\s\"'(])(?:[\\p{L}\\p{M}]{1,12}|\\{[^}\\n]{1,30}}|\\[[^\\]\\n]{1,30}]) ?[:：] ?[^\\n]{3,400}?[\\n ]){0,1}"
                    + "(?:^|[\\s\"'(])([\\p{L}]{1,3})[:：] ?[^\\n]{3,600}?\\s([\\p{L}]{1,3})[:：] ?[^\\n]{3,1000}?\\s\\1[:：]"),
            form("shows how to answer by examples", "\\{[^{}\\n]{2,30}}[\\s\\S]{3,300}[{\\[][^{}\\[\\]\\n•]{2,30}[}\\]]"),
            form("cuts a wish in parts", PART + "\\W{0,3}(?:1|one|a\\b|一|１)[\\s\\S]{1,300}" + PART + "\\W{0,3}(?:2|two|b\\b|二|２)"),
            form("gives the assistant an impossible authority", "\\b(?:i am|i'm|ich bin|soy|je suis|sono|eu sou|sou) (?:a |an |the |ein |el |le |il |o |un )?"
                    + "(?:god|gott|dios|dieu|dio|deus|police(?: officer| detective)?|policeman|detective|polizist\\p{L}{0,3}|polizei\\p{L}{0,10}|policía|policier|poliziotto|"
                    + "policial|ceo|hacker)\\b|(?:я - |я )(?:бог|полиц\\p{L}{0,8})|我是(?:上帝|神|警|一名警)|私は(?:神|警)|나는 (?:신|경찰|하나님)|मैं (?:भगवान|ईश्वर|पुलिस|एक पुलिस)|أنا (?:الله|شرطي|ضابط|إله)|"
                    + "\\bben (?:tanrı|polis|bir polis)|\\btôi là (?:chúa|cảnh sát|thượng đế)|\\b(?:aku|saya) (?:adalah )?(?:tuhan|allah|polisi|seorang polisi)|ฉันเป็น(?:พระเจ้า|ตํารวจ|ตำรวจ)|আমি (?:ঈশ্বর|পুলিশ|একজন পুলিশ)"),
            form("frames a forbidden wish as a story", IMAGINE + "[\\s\\S]{0,400}?" + ABOUT_THEM),
            form("asks for a secret as a work of art", SECRET + "[^\\n]{0,60}" + ART + "|" + ART + "[^\\n]{0,60}" + SECRET),
            form("asks for secrets of the system", SECRET + "[^\\n.]{0,6}(?:是什么|是啥|は何|はなん|뭐|무엇|क्या है|ما هي|คืออะไร|কী|[^\\p{ASCII}]{0,2}[?？])"
                    + "|(?:\\bwas ist|\\bwie lautet|\\bcu[aá]l es|\\bquel est|\\bqual [eè]|\\bqual é|какой|ما هي|\\bapa|\\bano ang|\\bist) (?:das |die |la |le |il |a |el |o )?" + SECRET),
            form("claims authority over the assistant", "entwickler\\b|desarrollador\\b|développeur\\b|sviluppatore\\b|desenvolvedor\\b|разработчик|geliştirici|डेवलपर|مطور|开发(?:者|人员)|開発者|개발자|"
                    + "\\bpengembang|nhà phát triển|ผู้พัฒนา|ডেভেলপার|\\b(?:as|being) an (?:ai|artificial intelligence)\\b|\\b(?:developed|made|trained|created) by (?:openai|anthropic|google|meta)\\b|"
                    + "(?:como|als|en tant qu'|come) (?:uma? |une |eine? |un')?(?:ia|ki|ai)\\b|как ии\\b|作为(?:一个|一名)?(?:ai|人工智能)"),
            form("names a mode without rules", "(?:<[^<>\\n]{0,30}(?:mode|modus|modo|режим|mod[uo]|मोड|وضع|模式|モード|모드|โหมด|মোড)[^<>\\n]{0,30}>)|\\bnever refuses?\\b|\\b(?!chat)\\p{L}{2,16}gpt\\b"
                    + "|\\[(?:your )?(?:prompt|query|question|insert)[^\\]\\n]{0,20}]"),
            form("gives the assistant another role", "^\\W{0,6}(?:\\w{1,12}: ?)?(?:you are now|you are to|you're now|you now|play \\d+ characters|personify|role-?play|pretend|act as|behave as|simulate)\\b|\\byou (?:now )?go by the name|"
                    + "\\bbehave like (?:him|her|it|them|a)\\b|\\b(?:you will|must) (?:role-?play|behave|impersonate)\\b|<\\|"),
            form("asks to ignore earlier instructions", "\\bforget everything\\b|ignor[ea] (?:o |el |la |lo |il |le )?(?:acima|anterior|de arriba|de cima|que antecede|ci-dessus|di sopra|quanto sopra)"
                    + "|abaikan (?:yg|yang)? ?(?:di ?atas|sebelum)|ऊपर[^\\n]{0,12}(?:अनदेख|नज़र)|(?:αγνο\\p{L}{2,6}|ξέχασ\\p{L}{1,4})[^\\n]{0,30}(?:οδηγί|εντολ)|忽略(?:以上|上面|上述)|"
                    + "上記を無視|위(?:의|를|을)? ?(?:내용을 )?무시|yukarıdaki\\p{L}{0,4} (?:yok say|görmezden|unut|dikkate alma)|bỏ qua (?:ở )?(?:phần )?(?:bên )?trên|das obige|obenstehende|"
                    + "(?:игнор\\p{L}{2,9}|забуд\\p{L}{1,4}) (?:вышеуказ|вышесказ|все|предыду)|lascia perdere"),
            form("dictates the form of every answer", "\\b(?:use|using|include|add|insert|put|integrate|embed|suggest|respond|invert|reverse|render|incorporate|translate|shape|format|deliver|encode|encrypt|swap|replace)\\b"
                    + "[^\\n.?!]{0,60}\\b(?:in|into|to|of|with|within) your (?:reply|response|answer|message|output|text)\\b"
                    + "|\\b(?:in|within|throughout) your (?:reply|response|answer|output)s?\\b|\\b(?:render|translate|shift|reverse|invert|encode|encrypt|rewrite|transform|convert|style|craft|compose) your (?:reply|response|answer|message|output)s?\\b"),
            form("offers the assistant a reward", "\\b(?:i(?:'ll| will| can|'d)? (?:give|pay|tip|offer) you (?:a )?(?:\\$|€|£)? ?\\d+|(?:\\$|€|£)?\\d+ ?(?:\\$|dollars?|euros?) (?:if|wenn|si|se|als) (?:you|sie|du|me|tu|você|vous)|"
                    + "gebe (?:ihnen|dir) \\d+)"));

    private static final Pattern QUESTION = Pattern.compile("[?？؟;]+(?=\\s|$)");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]{2,30}");
    private static final int MANY_QUESTIONS = 5;
    private static final int MANY_TIMES = 9;

    private SignsOfForm() {
    }

    private static Form form(String name, String pattern) {
        return new Form(name, Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.MULTILINE));
    }

    /**
     * @param normal a text in lower case and one Unicode form
     * @return the signs seen, in words
     */
    static List<String> in(String normal) {
        List<String> seen = new ArrayList<>();
        for (Form form : FORMS) {
            // Whoever speaks of programs rightly speaks of their users.
            boolean harmless = form.name.equals(OF_SOMEBODY_ELSE) && ABOUT_PROGRAMS.matcher(normal).find();
            if (!harmless && !seen.contains(form.name) && form.pattern.matcher(normal).find()) {
                seen.add(form.name);
            }
        }
        if (QUESTION.matcher(normal).results().limit(MANY_QUESTIONS).count() == MANY_QUESTIONS) {
            seen.add("buries a question among many");
        }
        if (repeats(normal)) {
            seen.add("repeats a word over and over");
        }
        if (mixesScripts(normal)) {
            seen.add("mixes the scripts of several languages");
        }
        return seen;
    }

    /** Whether one word stands next to itself many times. */
    private static boolean repeats(String normal) {
        var words = WORD.matcher(normal);
        String last = "";
        String beforeLast = "";
        String third = "";
        int times = 0;
        while (words.find()) {
            String word = words.group();
            times = word.equals(last) || word.equals(beforeLast) || word.equals(third) ? times + 1 : 1;
            third = beforeLast;
            beforeLast = last;
            last = word;
            if (times >= MANY_TIMES) {
                return true;
            }
        }
        return false;
    }

    /** Two scripts beside the Latin one, a few letters each; the three that Japanese is written in are one. */
    private static boolean mixesScripts(String normal) {
        Map<Character.UnicodeScript, Integer> counts = new HashMap<>();
        normal.codePoints().limit(4_000).filter(Character::isLetter)
                .forEach(letter -> counts.merge(Character.UnicodeScript.of(letter), 1, Integer::sum));
        counts.keySet().removeAll(List.of(Character.UnicodeScript.LATIN, Character.UnicodeScript.COMMON, Character.UnicodeScript.INHERITED));
        if (counts.containsKey(Character.UnicodeScript.HIRAGANA) || counts.containsKey(Character.UnicodeScript.KATAKANA)
                || counts.containsKey(Character.UnicodeScript.HANGUL)) {
            counts.keySet().removeAll(List.of(Character.UnicodeScript.HAN, Character.UnicodeScript.KATAKANA));
        }
        return counts.values().stream().filter(count -> count >= 3).count() > 1;
    }
}
