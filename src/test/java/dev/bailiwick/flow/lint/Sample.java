package dev.bailiwick.flow.lint;

import dev.bailiwick.kernel.CompanyFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A company whose drawings are in order, in which a test changes one thing. A change that finds nothing to change fails the test, so
 * that no example silently tests the untouched drawing.
 */
final class Sample {

    static final String CONVERSATION = "processes/bpmn/conversation.bpmn";
    static final String LOST_CARD = "processes/bpmn/report-lost-card.bpmn";

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    static Sample good() {
        Sample sample = new Sample();
        sample.files.put(CONVERSATION, read("drawings/good/conversation.bpmn"));
        sample.files.put(LOST_CARD, read("drawings/good/report-lost-card.bpmn"));
        return sample;
    }

    Sample conversation(String old, String changed) {
        return change(CONVERSATION, old, changed);
    }

    Sample lostCard(String old, String changed) {
        return change(LOST_CARD, old, changed);
    }

    Sample change(String path, String old, String changed) {
        String before = text(path);
        int at = before.indexOf(old);
        if (at < 0) {
            throw new AssertionError("the sample has no \"" + old + "\" in " + path);
        }
        return bytes(path, (before.substring(0, at) + changed + before.substring(at + old.length())).getBytes(StandardCharsets.UTF_8));
    }

    /** Puts something before a closing tag, the last one of that name in the file. */
    Sample inside(String path, String closing, String more) {
        String before = text(path);
        int at = before.lastIndexOf(closing);
        if (at < 0) {
            throw new AssertionError("the sample has no \"" + closing + "\" in " + path);
        }
        return bytes(path, (before.substring(0, at) + more + before.substring(at)).getBytes(StandardCharsets.UTF_8));
    }

    Sample bytes(String path, byte[] bytes) {
        files.put(path, bytes);
        return this;
    }

    Sample file(String path, String text) {
        return bytes(path, text.getBytes(StandardCharsets.UTF_8));
    }

    Sample without(String path) {
        files.remove(path);
        return this;
    }

    /** Copies a file under another name and process id. */
    Sample copy(String path, String id) {
        String from = path.substring(path.lastIndexOf('/') + 1).replace(".bpmn", "");
        return file("processes/bpmn/" + id + ".bpmn", text(path).replace("\"" + from + "\"", "\"" + id + "\""));
    }

    String text(String path) {
        return new String(files.get(path), StandardCharsets.UTF_8);
    }

    /** @return the line, from 1, on which the text first stands */
    int line(String path, String text) {
        int at = text(path).indexOf(text);
        if (at < 0) {
            throw new AssertionError("\"" + text + "\" does not stand in " + path);
        }
        return (int) text(path).substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    }

    List<CompanyFile> files() {
        List<CompanyFile> list = new ArrayList<>();
        files.forEach((path, bytes) -> list.add(new CompanyFile(path, bytes)));
        return list;
    }

    List<Problem> problems() {
        return new FlowLint().check(files());
    }

    private static byte[] read(String resource) {
        try (InputStream in = Sample.class.getClassLoader().getResourceAsStream(resource)) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
