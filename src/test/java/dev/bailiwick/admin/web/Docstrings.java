package dev.bailiwick.admin.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What handlers and records say about themselves in their sources: the API's description repeats it rather than having a second text to keep. */
final class Docstrings {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern TAG = Pattern.compile("(?s)\\s@(param|return|throws)\\s+(\\S+)\\s+(.*?)(?=\\s@(?:param|return|throws)\\s|$)");

    private static final String ANNOTATIONS = "(?:@\\w+(?:\\((?:[^()\"]|\"[^\"]*\")*\\))?\\s+)*";

    private final Map<String, String> sources = new HashMap<>();

    /**
     * What a docstring says.
     *
     * @param summary what it is for, in a sentence; empty when nobody wrote one
     * @param parts   what is said of its parameters or components, by name
     */
    record Said(String summary, Map<String, String> parts) {
    }

    Said of(Method method) {
        return find(method.getDeclaringClass(), "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*" + ANNOTATIONS + "[\\w<>\\[\\], .?]+\\s" + method.getName() + "\\(");
    }

    Said of(Class<?> type) {
        return find(type, "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*" + ANNOTATIONS + "(?:public |static |private )*(?:record|enum) " + type.getSimpleName() + "\\b");
    }

    private Said find(Class<?> type, String pattern) {
        Matcher found = Pattern.compile("(?s)" + pattern).matcher(source(type));
        return found.find() ? read(found.group(1)) : new Said("", Map.of());
    }

    private static Said read(String comment) {
        String text = (" " + comment.replaceAll("(?m)^\\s*\\*", " ").replaceAll("\\{@(?:code|link|value) #?([^}]*)}", "$1").replaceAll("</?(?:p|em|b|code)>", " ")
                .replaceAll("\\s+", " ").strip());
        Map<String, String> parts = new LinkedHashMap<>();
        String returned = "";
        Matcher tag = TAG.matcher(text);
        int end = text.length();
        while (tag.find()) {
            end = Math.min(end, tag.start());
            if (tag.group(1).equals("return")) {
                returned = tag.group(2) + " " + tag.group(3);
            } else if (tag.group(1).equals("param")) {
                parts.put(tag.group(2), tag.group(3).strip());
            }
        }
        String said = text.substring(0, end).strip();
        return new Said(said.isEmpty() && !returned.isEmpty() ? "Answers " + returned.strip() : said, parts);
    }

    private String source(Class<?> type) {
        Class<?> top = type;
        while (top.getEnclosingClass() != null) {
            top = top.getEnclosingClass();
        }
        return sources.computeIfAbsent(top.getName(), name -> {
            try {
                return Files.readString(SOURCES.resolve(name.replace('.', '/') + ".java"));
            } catch (IOException e) {
                throw new UncheckedIOException("the source of " + name + " cannot be read", e);
            }
        });
    }
}
