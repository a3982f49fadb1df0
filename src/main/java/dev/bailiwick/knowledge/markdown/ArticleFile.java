package dev.bailiwick.knowledge.markdown;

import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.Language;
import dev.bailiwick.knowledge.Article;
import dev.bailiwick.knowledge.Audience;
import dev.bailiwick.knowledge.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one file {@code knowledge/<language>/<name>.md}: a head between two lines {@code ---}, and a body in Markdown. */
final class ArticleFile {

    /** The keys that a head may have. */
    static final List<String> KEYS = List.of("title", "topic", "audience", "language", "owner", "valid-from", "valid-until", "review",
            "product", "url");

    private static final int MOST_BYTES = 256 * 1024;
    private static final int MOST_PARTS = 400;
    private static final Pattern PATH = Pattern.compile("knowledge/(([a-z]{2,3})/[a-z0-9][a-z0-9/_-]{0,150})\\.md");

    private final CompanyFile file;
    private final ZoneId zone;
    private final Complaints complaints;

    private ArticleFile(CompanyFile file, ZoneId zone, Complaints complaints) {
        this.file = file;
        this.zone = zone;
        this.complaints = complaints;
    }

    /**
     * @param file       the file
     * @param zone       where a date begins
     * @param complaints hears what is wrong
     * @return the article, or null when anything is wrong with it
     */
    static Article read(CompanyFile file, ZoneId zone, Complaints complaints) {
        Article article = new ArticleFile(file, zone, complaints).read();
        return complaints.none() ? article : null;
    }

    private Article read() {
        Matcher path = PATH.matcher(file.path());
        if (!path.matches()) {
            complaints.add(0, "must stand in a folder of its language and be named in small letters, digits, - and _, such as "
                    + "knowledge/en/fees-2026.md");
            return null;
        }
        String text = text();
        if (text == null) {
            return null;
        }
        int close = text.startsWith("---\n") ? text.indexOf("\n---\n", 3) : -1;
        if (close < 0) {
            complaints.add(1, "must begin with a line ---, the head with " + String.join(", ", KEYS) + ", and another line ---");
            return null;
        }
        String yaml = text.substring(4, Math.max(4, close + 1));
        FrontMatter head = FrontMatter.of(yaml, KEYS, complaints);
        int bodyLine = (int) yaml.chars().filter(c -> c == '\n').count() + 3;
        return article(path.group(1), path.group(2), head, text.substring(close + 5), bodyLine);
    }

    private String text() {
        if (file.bytes().length > MOST_BYTES) {
            complaints.add(0, "is larger than 256 KiB; split it into articles that answer one kind of question");
            return null;
        }
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file.bytes())).toString();
            text = (text.startsWith("\uFEFF") ? text.substring(1) : text).replace("\r\n", "\n");
            int line = 1;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                line += c == '\n' ? 1 : 0;
                if (Character.isISOControl(c) && c != '\n' && c != '\t') {
                    complaints.add(line, "has a control character (U+%04X); remove it".formatted((int) c));
                    return null;
                }
            }
            return text.endsWith("\n") ? text : text + "\n";
        } catch (CharacterCodingException e) {
            complaints.add(0, "is not UTF-8; save it as UTF-8");
            return null;
        }
    }

    private Article article(String id, String folder, FrontMatter head, String body, int bodyLine) {
        String title = head.words("title", true, 200);
        String topic = head.slug("topic", true);
        String product = head.slug("product", false);
        Audience audience = audience(head);
        String owner = head.words("owner", true, 200);
        String language = head.words("language", true, 3);
        if (language != null && !language.equals(folder)) {
            complaints.add(head.line("language"), "'language' is " + language + ", but the file stands in the folder of " + folder
                    + "; move it, or correct the language");
        }
        LocalDate from = head.date("valid-from", true);
        LocalDate until = head.date("valid-until", false);
        if (from != null && until != null && !until.isAfter(from)) {
            complaints.add(head.line("valid-until"), "'valid-until' must be later than 'valid-from': it is the first day on which the "
                    + "article does not hold any more");
        }
        LocalDate review = head.date("review", true);
        String url = url(head);
        List<Article.Part> parts = Sections.of(body, bodyLine, audience == null ? Audience.INTERNAL : audience, complaints);
        if (parts.size() > MOST_PARTS) {
            complaints.add(0, "has " + parts.size() + " parts, more than " + MOST_PARTS + "; split it into several articles");
        }
        return !complaints.none() ? null : new Article(id, title, topic, product, audience, new Language(language), owner, begin(from),
                until == null ? null : begin(until), review, url, parts, Sha256.of(file.bytes()));
    }

    private Audience audience(FrontMatter head) {
        String word = head.words("audience", true, 20);
        if (word == null) {
            return null;
        }
        return switch (word) {
            case "public" -> Audience.PUBLIC;
            case "users" -> Audience.USERS;
            case "internal" -> Audience.INTERNAL;
            default -> {
                complaints.add(head.line("audience"), "'audience' must be public, users or internal, not '" + word + "'");
                yield null;
            }
        };
    }

    private String url(FrontMatter head) {
        String url = head.words("url", false, 500);
        if (url != null && !url.matches("https://[^\\s<>\"]+")) {
            complaints.add(head.line("url"), "'url' must begin with https:// and have no spaces, not '" + url + "'");
        }
        return url == null ? "" : url;
    }

    private Instant begin(LocalDate date) {
        return date.atStartOfDay(zone).toInstant();
    }
}
