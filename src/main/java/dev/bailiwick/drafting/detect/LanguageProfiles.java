package dev.bailiwick.drafting.detect;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * How likely each language's runs of one to five letters are. The numbers come from the models of lingua (Peter M. Stahl, Apache License
 * 2.0), of which only the likeliest runs are kept ({@code bench.BuildLanguageProfiles} in the tests makes the file): one table of hashes,
 * ten megabytes for all languages.
 */
final class LanguageProfiles {

    private static final String FILE = "/language/profiles.gz";
    private static final int LONGEST_RUN = 5;
    private static final int SLOTS = 1 << 21;
    /** What a letter costs that a language does not know, and what it costs to fall back to a shorter run. */
    private static final float UNKNOWN = -14;
    private static final float SHORTER = -2;
    /** Of a longer text, three letters at a time tell enough. */
    private static final int SHORT = 120;
    private static final int ENOUGH = 400;
    /** Runs of five lengths say much the same: their sum is five times too sure. */
    private static final double TOO_SURE = 5;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");

    private static LanguageProfiles only;

    private final List<String> languages = new ArrayList<>();
    private final int[] keys = new int[SLOTS];
    private final byte[] costs = new byte[SLOTS];

    /** @return the profiles, read once */
    static synchronized LanguageProfiles get() {
        if (only == null) {
            only = new LanguageProfiles();
        }
        return only;
    }

    private LanguageProfiles() {
        try (InputStream resource = LanguageProfiles.class.getResourceAsStream(FILE)) {
            if (resource == null) {
                throw new IllegalStateException("the languages' profiles " + FILE + " are missing from the program");
            }
            DataInputStream in = new DataInputStream(new BufferedInputStream(new GZIPInputStream(resource, 65_536), 65_536));
            int count = in.readInt();
            for (int language = 0; language < count; language++) {
                languages.add(in.readUTF());
                for (int length = 1; length <= LONGEST_RUN; length++) {
                    read(in, language);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the languages' profiles cannot be read", e);
        }
    }

    private void read(DataInputStream in, int language) throws IOException {
        int runs = in.readInt();
        String last = "";
        byte[] buffer = new byte[32];
        for (int i = 0; i < runs; i++) {
            int head = in.readUnsignedByte();
            in.readFully(buffer, 0, head & 31);
            last = last.substring(0, head >> 5) + new String(buffer, 0, head & 31, StandardCharsets.UTF_8);
            put(hash(language, last, 0, last.length()), in.readByte());
        }
    }

    private void put(int hash, byte cost) {
        int slot = hash & SLOTS - 1;
        while (keys[slot] != 0) {
            slot = slot + 1 & SLOTS - 1;
        }
        keys[slot] = hash;
        costs[slot] = cost;
    }

    /** @return the logarithm of the likelihood, or a positive number when the run is not known */
    private float logarithm(int language, String text, int from, int to) {
        int hash = hash(language, text, from, to);
        for (int slot = hash & SLOTS - 1; keys[slot] != 0; slot = slot + 1 & SLOTS - 1) {
            if (keys[slot] == hash) {
                return -(costs[slot] & 255) / 16f;
            }
        }
        return 1;
    }

    private static int hash(int language, String text, int from, int to) {
        int hash = language * 0x9E3779B1 + to - from;
        for (int i = from; i < to; i++) {
            hash = (hash ^ text.charAt(i)) * 0x01000193;
            hash ^= hash >>> 15;
        }
        hash *= 0x85EBCA6B;
        hash ^= hash >>> 13;
        return hash == 0 ? 1 : hash;
    }

    /** @return the languages that have a profile */
    List<String> languages() {
        return List.copyOf(languages);
    }

    /**
     * @param text  words
     * @param among the languages to choose from
     * @return each one's share, together 1; empty when there is no letter that any of them knows
     */
    Map<String, Double> shares(String text, Collection<String> among) {
        List<String> words = new ArrayList<>();
        Matcher found = WORD.matcher(text.length() > ENOUGH ? text.substring(0, ENOUGH) : text);
        while (found.find()) {
            words.add(found.group().toLowerCase(java.util.Locale.ROOT));
        }
        List<Set<String>> runs = runs(words, text.length() > SHORT ? 3 : 1, text.length() > SHORT ? 3 : LONGEST_RUN);
        Set<String> letters = runs(words, 1, 1).getFirst();
        Map<String, Double> scores = new LinkedHashMap<>();
        for (int language = 0; language < languages.size(); language++) {
            if (among.contains(languages.get(language)) && knowsHalf(language, letters)) {
                scores.put(languages.get(language), score(language, runs));
            }
        }
        double best = scores.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        scores.replaceAll((language, score) -> StrictMath.exp((score - best) / TOO_SURE));
        double sum = scores.values().stream().mapToDouble(Double::doubleValue).sum();
        scores.replaceAll((language, score) -> score / sum);
        return scores;
    }

    /** The different runs of each length; a run counts once, so that a word said twice does not decide. */
    private static List<Set<String>> runs(List<String> words, int shortest, int longest) {
        List<Set<String>> runs = new ArrayList<>();
        for (int length = shortest; length <= longest; length++) {
            Set<String> ofLength = new HashSet<>();
            for (String word : words) {
                for (int i = 0; i + length <= word.length(); i++) {
                    ofLength.add(word.substring(i, i + length));
                }
            }
            runs.add(ofLength);
        }
        return runs;
    }

    private boolean knowsHalf(int language, Set<String> letters) {
        int known = 0;
        for (String letter : letters) {
            known += logarithm(language, letter, 0, 1) <= 0 ? 1 : 0;
        }
        return known > 0 && known * 2 >= letters.size();
    }

    private double score(int language, List<Set<String>> runs) {
        double score = 0;
        for (Set<String> ofLength : runs) {
            float part = 0;
            for (String run : ofLength) {
                part += score(language, run);
            }
            score += part;
        }
        return score;
    }

    private float score(int language, String run) {
        float fallen = 0;
        for (int from = 0; from < run.length(); from++) {
            float logarithm = logarithm(language, run, from, run.length());
            if (logarithm <= 0) {
                return fallen + logarithm;
            }
            fallen += SHORTER;
        }
        return UNKNOWN;
    }
}
