package dev.bailiwick.drafting.detect;

import dev.bailiwick.drafting.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Sees signs that a text tries to instruct the assistant instead of asking it. Lexical on purpose: every sign can be named, and
 * alarming words alone are no sign. What it misses has no power here: a model's words are judged all the same.
 */
public final class SpotInjection {

    private record Sign(String name, Pattern pattern) {
    }

    /** Up to a few words in between; bounded, so that time stays in proportion to the text. */
    private static final String GAP = "(?:\\W{1,3}[\\p{L}\\p{M}\\p{N}']{1,20}){0,%d}?\\W{1,3}";

    private static final String RULES = "(?:instructions?|prompts?|rules?|directives?|directions?|guidelines|commands?|orders|programming|"
            + "training|restrictions|safeguards|"
            + "safety (?:filters?|guidelines|protocols?)|ethical guidelines|content polic(?:y|ies)|polic(?:y|ies)|conversations?|inputs?|"
            + "messages|constraints|limitations|everything)";
    private static final String OURS = "(?:previous|prior|preceding|earlier|above|all|any|every|initial|original|system|your|openai'?s?|these|"
            + "existing|current|past)";

    private static final String FRENCH_ARTICLE = "(?:les|tes|vos|mes|ces|ses|nos|leurs|aux|des|toutes|tous)";

    private static final List<Sign> SIGNS = List.of(
            sign("asks to ignore earlier instructions",
                    "\\b(?:ignor(?:e|ing)|disregard(?:ing)?|forget|override|overwrite|bypass|neglect|omit|discard|stop following|do not follow|"
                    + "don't follow)"
                    + gap(2) + OURS + gap(3) + RULES + "\\b"),
            sign("asks to ignore earlier instructions",
                    "\\b(?:ignore|disregard|forget) (?:everything|anything|all|what)(?: of)?(?: that| which)? (?:(?:i|you|was|were|has|have|is|"
                    + "i've|you've)\\b|above|before|prior|previous)"),
            sign("asks to ignore earlier instructions",
                    "\\b(?:ignore|disregard|forget|override) (?:all |any |the |my |your )?(?:previous|prior|above|preceding|earlier|system|"
                    + "initial)\\b"),
            sign("asks to ignore earlier instructions",
                    "^(?:please )?(?:forget|ignore|disregard) (?:about )?(?:that|this|it|the above|them)\\b[,.;:!]? \\S"),
            sign("asks to ignore earlier instructions (German)", "\\b(?:ignorier(?:e|en)?|vergiss|vergessen sie|missachte|überschreibe)" + gap(4)
                    + "(?:anweisung(?:en)?|instruktionen|regeln|befehle|vorgaben|richtlinien|prompts?)\\b"),
            sign("asks to ignore earlier instructions (Spanish, Portuguese)",
                    "\\b(?:ignor[ae](?:r|n)?|olvid[ae](?:r|te)?|omite|desobedece|haz caso omiso de|esque[cç]a|desconsidere)" + gap(4)
                    + "(?:instrucciones|instruções|reglas|regras|órdenes|ordens|indicaciones|directrices|comandos)\\b"),
            sign("asks to ignore earlier instructions", "\\bignore(?!\\W{1,3}" + FRENCH_ARTICLE + "\\b)" + gap(4) + "(?:instructions?|directives)\\b"),
            // “Ignore”, “instructions” and “directives” are English as well: in between there is a French article, or one of the two is no English.
            sign("asks to ignore earlier instructions (French, Italian)", "\\b(?:ignore[zr]|oublie[zr]?|ignora(?:re)?|dimentica(?:re)?|trascura)"
                    + gap(4) + "(?:instructions?|consignes|directives|règles|istruzioni|regole|direttive)\\b"
                    + "|\\bignore" + gap(4) + "(?:consignes|règles)\\b|\\bignore\\W{1,3}" + FRENCH_ARTICLE + "\\b" + gap(3) + "(?:instructions?|directives)\\b"),
            sign("asks to ignore earlier instructions (Russian, Turkish)", "(?:игнориру(?:й|йте)|забуд(?:ь|ьте)|önceki|tüm)" + gap(4)
                    + "(?:инструкци\\p{L}{0,4}|указани\\p{L}{0,4}|правил\\p{L}{0,3}|talimatlar\\p{L}{0,6})"),
            sign("asks to ignore earlier instructions (Chinese, Japanese, Korean)",
                    "(?:忽略|无视|忘记|忘掉|無視|忘れ|이전|모든).{0,12}(?:指令|指示|说明|规则|提示|命令|지시|명령|지침)"),
            sign("asks to ignore earlier instructions (other languages)",
                    "(?:तिरस्कार|अनदेखा|भूल|تجاهل|انس|lupakan|abaikan|kalimutan|huwag pansinin|bỏ qua|hãy quên|ลืม|เพิกเฉย|ละเว้น|ভুলে|"
                    + "উপেক্ষা).{0,40}"
                    + "(?:निर्देश|تعليمات|التعليمات|الأوامر|instruksi|perintah|tagubilin|instruks|hướng dẫn|chỉ dẫn|คำสั่ง|คําสั่ง|คำแนะนำ|"
                    + "คําแนะนํา|নির্দেশ)"),
            sign("asks to ignore earlier instructions (other languages)",
                    "(?:निर्देश|pichhle|নির্দেশ|talimat|지시|指示).{0,40}(?:अनदेखा|भूल|नज़रअंदाज़|উপেক্ষা|ভুলে|görmezden|unut|yok say|무시|잊|無視|忘れ)"),
            sign("names a mode without rules",
                    "\\b(?:do anything now|developer mode|jailbreak (?:mode|prompt)|jailbroken|god mode|dan mode|sudo mode|debug mode|evil mode|"
                    + "unrestricted mode|maximum mode|admin mode|"
                    + "opposite mode|devmode|chaosgpt|evilbot|aim mode|antigpt|machiavellian)\\b"),
            sign("names a mode without rules",
                    "\\b(?:no|without(?: any)?|free (?:of|from)(?: all| any)?|not bound by(?: any)?|doesn't (?:have|follow|care about)(?: any)?|"
                    + "don't (?:have|follow|care about)(?: any)?|ignores?(?: all| any)?|"
                    + "breaks?(?: all| the)?)" + gap(1)
                    + "(?:rules?|restrictions|filters?|limitations|limits|ethic(?:s|al)[a-z ]{0,20}|moral(?:s|ity)?|censorship|boundaries|"
                    + "guidelines|content polic(?:y|ies)|openai polic(?:y|ies)|openai)\\b"
                    + "(?=[\\s\\S]{0,3000}\\b(?:you|ai|chatbot|chatgpt|gpt|bot|assistant|model|respond|answer|reply|character)\\b)"),
            sign("gives the assistant another role",
                    "\\b(?:you are|you're|you will be|you'll be|act as|acting as|pretend to be|pretend (?:that )?you(?:'re| are)|behave as|"
                    + "roleplay as|role-play as|play the role of|simulate|become|"
                    + "going to (?:act|play|pretend|be)|immerse yourself|take on the (?:role|persona)|assume the (?:role|identity|persona)|"
                    + "answer as|respond as|speak as)\\b[^.!?\\n]{0,100}\\b(?:unfiltered|uncensored|unrestricted|amoral|"
                    + "unethical|immoral|dan|chatgpt|gpt-?\\d?|ai (?:model|bot|chatbot|assistant|language|named|called|with|that|without)|"
                    + "language model|chatbot|evil|terminal|virtual machine|linux|console|interpreter|prompt generator|"
                    + "simulator|character|persona|no longer|another|my (?:girlfriend|boyfriend|wife|husband|dead|late|grand\\w{2,6}))\\b"),
            sign("gives the assistant another role",
                    "\\b(?:from now on|from this (?:point|moment)(?: on| forward)?|in this (?:conversation|chat|role ?play)|henceforth|from "
                    + "now)\\b,?" + gap(3)
                    + "(?:you|your|respond|answer|reply|act|only)\\b"),
            sign("gives the assistant another role",
                    "\\b(?:stay|remain|stays|staying|be|keep) in (?:your )?character\\b|\\b(?:never|do not|don't|will not|won't|can't|cannot|"
                    + "must not) (?:ever )?(?:break (?:out of )?(?:the |your )?character|"
                    + "say (?:that )?(?:you|i)(?:'re| are|'m| am) (?:an? )?(?:ai|language model|sorry)|refuse (?:any|to answer|a )|mention "
                    + "(?:that )?you(?:'re| are) an? (?:ai|language))"),
            sign("gives the assistant another role",
                    "\\bi want you to (?:act|play|pretend|be my|become|respond as|roleplay|simulate|take)\\b|\\b(?:hello|hi|dear|hey),? (?:chat "
                    + "?gpt|gpt|claude|bard|gemini|llama)\\b|\\bas an ai language model\\b|\\bknowledge is cut off\\b"),
            sign("asks for the assistant's instructions",
                    "\\b(?:show|reveal|print|repeat|output|display|tell|give|share|leak|dump|expose|write|recite|list|describe|explain|"
                    + "summari[sz]e|translate|encode|paste|copy|return|provide|what(?:'s| is| are| was| were))"
                    + gap(6) + "(?:system (?:prompts?|instructions?|messages?|configuration)|(?:initial|original|hidden|secret|starting|"
                    + "internal|base|pre-?prompt|confidential|preset) (?:prompts?|instructions|programming|directives?|guidelines)|"
                    + "your (?:prompts?|configuration|programming|directives?|guidelines|instructions)(?! (?:for|on|about|to|how|regarding)\\b)|"
                    + "(?:prompts?|instructions|text|words|everything) (?:above|before this))\\b"),
            sign("asks for the assistant's instructions",
                    "\\b(?:start|begin) your (?:answer|reply|response|sentence|message)s? with\\b|\\bmy instructions are\\b"),
            sign("asks for secrets of the system",
                    "\\b(?:share|tell|reveal|give|show|print|hint|spell|display|disclose|output|write|provide|send|what(?:'s| is| are| was)|"
                    + "know|get|say|repeat|encode|leak)\\b[^.!?\\n]{0,60}\\b(?:your|the (?:system|admin|secret|root|server|company)'?s?) "
                    + "(?:[\\p{L}]{1,14} )?(?:passwords?|secret keys?|keys?|api keys?|credentials|secrets?|access codes?|passphrase|password "
                    + "hint)\\b"),
            sign("asks for secrets of the system (other languages)",
                    "\\b(?:dein(?:e)?|ihr(?:e)?|tu|su|votre|ton|ta|tua|sua|vostra|din) (?:\\p{L}{1,14} )?(?:passwort|passwörter|geheime[rn]? "
                    + "schlüssel|zugangsdaten|contraseña|clave secreta|mot de passe|clé secrète|parola d'ordine|"
                    + "password|senha|chave secreta|şifre\\p{L}{0,4}|parola\\p{L}{0,4})\\b|\\b(?:şifreni\\p{L}{0,4}|parolanı\\p{L}{0,4})|"
                    + "(?:твой|ваш|твоего|вашего|своим|свой) (?:\\p{L}{1,14} )?(?:парол\\p{L}{0,3}|ключ\\p{L}{0,2})"),
            sign("asks for secrets of the system (other languages)",
                    "(?:kata sandi|password) (?:anda|kamu|mo)\\b|(?:mật khẩu|khóa bí mật)[^.!?\\n]{0,20}(?:của bạn|bạn)|(?:कुंजी|पासवर्ड).{0,"
                    + "40}(?:आप|साझा|बता)|(?:आपक|अपन).{0,20}(?:पासवर्ड|कुंजी)|"
                    + "(?:你的|您的|分享).{0,8}(?:密码|密钥)|(?:あなたの|秘密の)?(?:パスワード|秘密鍵|秘密のキー).{0,16}(?:共有|教え|何です|ヒント)|(?:비밀번호|비밀 키|암호).{0,20}(?:공유|알려|무엇|"
                    + "뭐|말해)|(?:كلمة (?:المرور|السر)|كلمة مرورك|مفتاحك السري)|(?:รหัสผ่าน|คีย์ลับ).{0,12}(?:ของคุณ|คุณ|แบ่งปัน)|(?:পাসওয়ার্ড|"
                    + "গোপন).{0,30}(?:আপনার|শেয়ার)|(?:আপনার).{0,20}(?:পাসওয়ার্ড|চাবি)"),
            sign("frames a forbidden wish as a story",
                    "\\b(?:imagine|pretend|suppose|hypothetical(?:ly)?|fictional|fantasy|in a world|let's (?:say|imagine|play)|"
                    + "dream)\\b[^\\n]{0,220}\\b(?:passwords?|secret key|personal (?:data|information)|confidential|home address|where does .{1,"
                    + "24} live|no rules)\\b"),
            sign("imitates the markup of a model",
                    "<\\|(?:im_start|im_end|system|user|assistant|endoftext)[^>]{0,12}\\|?>|\\[/?inst]|<</?sys>>|</?(?:system|assistant|modus|"
                    + "mode)(?: [^>]{0,20})?>|^\\W{0,4}(?:system|assistant) ?(?:message|prompt|instruction)? ?:|"
                    + "\\b(?:begin|end|new) (?:of )?(?:system|user) (?:prompt|message|instruction)s?\\b|\\[(?:system|jailbreak|ignore|gpt|"
                    + "dan)\\b|\\(?\\bend of (?:prompt|instructions)\\b"),
            sign("imitates the markup of a model",
                    "(?:🔓|🔒)\\s?(?:gpt|classic|developer)|\\[(?:🔓|🔒)|<img src=[^>]{1,200}(?:onerror|alt=)[^>]{0,400}>|\\bq: [^\\n]{5,200} a: [^\\n]{3,400} q:"),
            sign("asks for another encoding",
                    "\\b(?:encode|encrypt|encipher|decode|translate|convert|write|answer|respond|reply|output|say|print|shift|replace|tell|"
                    + "give)\\b[^.\\n]{0,80}\\b(?:base ?\\d{2}|rot-?13|caesar|cipher|leet ?speak|1337|morse|pig latin|hexadecimal|hex code|"
                    + "binary|emoji cipher|"
                    + "backwards|in reverse|reverse (?:order|sequence|alphabet)|each letter|every letter|by \\d{1,2} (?:positions|letters|"
                    + "places|characters)|ascii values?|unicode (?:escapes|code points))\\b"),
            sign("carries an encoded text",
                    "(?:\\b[01]{8}\\b\\W{1,2}){6}|(?:\\\\x[0-9a-f]{2}){6}|(?:\\b[0-9a-f]{2}\\b ){12}|\\b[a-z0-9+/]{60,}={0,2}(?![a-z0-9+/])"),
            sign("carries code to run", "(?:code (?:block|snippet|section|segment|fragment)|snippet|following code|subsequent code)[^\\n]{0,"
                    + "120}\\n?[^\\n]{0,40}(?:```|import |while true|subprocess|os\\.system)|```[^`]{0,200}\\b(?:subprocess|os\\.system|"
                    + "shutil\\.rmtree|socket\\.socket|eval\\(|exec\\()"),
            sign("claims authority over the assistant",
                    "\\b(?:i am|i'm|as|this is) (?:your|the|an?)(?: [a-z]{1,14})? (?:developers?|creators?|programmer|administrator|admin|"
                    + "system admin|owner|engineer|maintainer)\\b[^.!?\\n]{0,140}\\b(?:you|your|system|prompt|instructions|password|access|"
                    + "debug|override)\\b|"
                    + "\\b(?:admin(?:istrator)?|system|developer|security|root) override\\b|\\b(?:authori[sz]ed|granted) (?:root|admin|sudo) "
                    + "access\\b"),
            sign("dictates the form of every answer",
                    "\\b(?:answer|respond|reply|response)s?\\b[^.!?\\n]{0,60}\\b(?:two (?:different )?ways|both ways|twice|two (?:responses|"
                    + "answers|paragraphs)|as both|only (?:as|with|in) (?:the|a|one)|no matter (?:what|how)|to (?:every|any|all) (?:prompt|"
                    + "question|request)s?)\\b|"
                    + "\\b(?:every|any|all|each|next) (?:prompt|request)s? (?:i|that i|from me)\\b|\\bmy first (?:prompt|request|question|"
                    + "command|sentence|suggestion request|message) is\\b|\\byour (?:next|first) (?:response|reply|message|output) (?:should|"
                    + "must|will)\\b|"
                    + "\\b(?:enhance|augment|supplement|enrich|modify|append|complement|embed|conclude|finish|end) your (?:response|reply|"
                    + "answer|message)s? (?:by|with|in|to)\\b|\\b(?:provide|give|deliver|present) your (?:response|reply|answer)s? in\\b"));

    private static String gap(int words) {
        return GAP.formatted(words);
    }

    private static Sign sign(String name, String pattern) {
        return new Sign(name, Pattern.compile(pattern,
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS | Pattern.MULTILINE));
    }

    /**
     * @param text what somebody wrote; what is beyond {@link Words#LONGEST} characters is not read
     * @return the signs seen, in words, each once; empty when there is none
     */
    public List<String> in(String text) {
        String normal = Words.normal(text);
        List<String> seen = new ArrayList<>();
        for (Sign sign : SIGNS) {
            if (!seen.contains(sign.name) && sign.pattern.matcher(normal).find()) {
                seen.add(sign.name);
            }
        }
        SignsOfForm.in(normal).stream().filter(name -> !seen.contains(name)).forEach(seen::add);
        return List.copyOf(seen);
    }

    /**
     * @param text what somebody wrote
     * @return 0 when there is no sign; above 0.5 when there is one, nearer to 1 the more there are. It counts signs, and is no probability
     */
    public double score(String text) {
        int signs = in(text).size();
        return signs == 0 ? 0 : 1 - Math.pow(0.35, signs);
    }
}
