package dev.bailiwick.guardrail.command;

import dev.bailiwick.kernel.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What stands behind a command: options with a value ({@code --book folder} or {@code --book=folder}), options without one ({@code --json}), words,
 * and settings of the house ({@code --bailiwick.…=}, {@code --logging.…=}), which are passed on. After {@code --} everything is a word.
 * Nothing unknown is passed over.
 */
public final class CommandLine {

    /** The option that names the company's folder. */
    public static final String BOOK = "--book";
    /** The option that asks for JSON. */
    public static final String JSON = "--json";

    private static final List<String> SETTINGS = List.of("--bailiwick.", "--logging.", "--spring.");
    private static final String RULES = "rules/drl";

    private final String command;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<String> words = new ArrayList<>();
    private final List<String> settings = new ArrayList<>();

    private CommandLine(String command) {
        this.command = command;
    }

    /**
     * @param arguments what was written, the command first
     * @param valued    options that carry a value
     * @param bare      options that carry none
     * @return the same, sorted
     * @throws Refusal naming the option that is unknown, twice or without its value
     */
    public static CommandLine read(String[] arguments, Set<String> valued, Set<String> bare) {
        CommandLine line = new CommandLine(arguments[0]);
        boolean onlyWords = false;
        for (int i = 1; i < arguments.length; i++) {
            String argument = arguments[i];
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            if (onlyWords || !argument.startsWith("--")) {
                line.words.add(argument);
            } else if (argument.equals("--")) {
                onlyWords = true;
            } else if (SETTINGS.stream().anyMatch(argument::startsWith)) {
                line.settings.add(argument);
            } else if (bare.contains(argument)) {
                line.put(argument, "");
            } else if (valued.contains(name)) {
                if (equals < 0 && i + 1 == arguments.length) {
                    throw Refusal.invalid(name, "needs a value behind it");
                }
                line.put(name, equals < 0 ? arguments[++i] : argument.substring(equals + 1));
            } else {
                Set<String> known = new TreeSet<>(valued);
                known.addAll(bare);
                throw Refusal.invalid(argument, "is no option of " + arguments[0] + "; there are " + String.join(", ", known)
                        + ", and settings such as --bailiwick.home=<folder>");
            }
        }
        return line;
    }

    private void put(String name, String value) {
        if (values.put(name, value) != null) {
            throw Refusal.invalid(name, "stands there twice");
        }
    }

    /**
     * @param name an option
     * @return whether it was given
     */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /**
     * @param name an option with a value
     * @return its value, or null when it was not given
     */
    public String value(String name) {
        return values.get(name);
    }

    /** @return what stands there beside options, in its order */
    public List<String> words() {
        return List.copyOf(words);
    }

    /** @throws Refusal when there are words, which this command has no use for */
    public void noWords() {
        if (!words.isEmpty()) {
            throw Refusal.invalid(words.getFirst(), "is no option of " + command + "; name the company's folder by " + BOOK + " <folder>");
        }
    }

    /**
     * @param name an option
     * @return the whole number behind it, from 0; or -1 when it was not given
     */
    long number(String name) {
        String value = value(name);
        if (value != null && !value.matches("\\d{1,12}")) {
            throw Refusal.invalid(name, "must be a whole number from 0, not '" + value + "'");
        }
        return value == null ? -1 : Long.parseLong(value);
    }

    /**
     * @param name an option
     * @return the moment behind it, or null when it was not given
     */
    public Instant moment(String name) {
        try {
            return value(name) == null ? null : Instant.parse(value(name));
        } catch (DateTimeParseException e) {
            throw Refusal.invalid(name, "must be a moment such as 2026-03-01T08:00:00Z, not '" + value(name) + "'");
        }
    }

    /**
     * @return the settings for the house: those that were given, and the folder of {@link #BOOK} as the company's
     * @throws Refusal when that folder holds no policies
     */
    public String[] settings() {
        List<String> all = new ArrayList<>(settings);
        if (has(BOOK)) {
            all.add("--bailiwick.company=" + company(BOOK, value(BOOK)));
        }
        return all.toArray(String[]::new);
    }

    /** @return the folder, as it was given, when it holds policies */
    static String company(String option, String folder) {
        if (folder.isBlank() || !Files.isDirectory(Path.of(folder).resolve(RULES))) {
            throw Refusal.invalid(option, "there is no folder " + Path.of(folder).resolve(RULES) + "; name the company's folder, which holds " + RULES);
        }
        return folder;
    }
}
