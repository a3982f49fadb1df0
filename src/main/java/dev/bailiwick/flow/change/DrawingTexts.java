package dev.bailiwick.flow.change;

import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.Refusal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * All drawings that are in force together: the same files are the same set with the same hash, wherever they stand. Packed it is the files one
 * after the other, ordered by path, each as its path, a colon, the number of its bytes, a line end, and its bytes; the hash is SHA-256 over that, the
 * version its first twelve hexadecimal digits. Immutable.
 */
public final class DrawingTexts {

    /** Where the drawings stand, below the company's root. */
    public static final String FOLDER = "processes/bpmn";
    /** How many drawings there are at most. */
    public static final int MOST_FILES = 200;
    /** How many bytes they have at most, packed. */
    public static final int MOST_BYTES = 16 * 1024 * 1024;

    private static final Pattern PATH = Pattern.compile(FOLDER + "/[a-z0-9][a-z0-9-]{0,59}\\.bpmn");

    private final SortedMap<String, CompanyFile> files;
    private final byte[] packed;
    private final String hash;

    private DrawingTexts(Collection<CompanyFile> files) {
        SortedMap<String, CompanyFile> ordered = new TreeMap<>();
        files.forEach(file -> ordered.put(file.path(), file));
        if (ordered.size() > MOST_FILES) {
            throw new Refusal(Refusal.Kind.EXHAUSTED, "there are at most " + MOST_FILES + " drawings, not " + ordered.size());
        }
        this.files = ordered;
        this.packed = pack(ordered.values());
        this.hash = HexFormat.of().formatHex(sha256().digest(packed));
    }

    /**
     * @param files the company's files
     * @return the drawings that stand among them
     * @throws Refusal when there are too many
     */
    public static DrawingTexts among(CompanyFiles files) {
        return new DrawingTexts(files.below(FOLDER, ".bpmn"));
    }

    private static byte[] pack(Collection<CompanyFile> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (CompanyFile file : files) {
            out.writeBytes((file.path() + ":" + file.bytes().length + "\n").getBytes(StandardCharsets.UTF_8));
            out.writeBytes(file.bytes());
            if (out.size() > MOST_BYTES) {
                throw new Refusal(Refusal.Kind.EXHAUSTED, "the drawings together have at most " + MOST_BYTES / 1024 / 1024 + " MiB");
            }
        }
        return out.toByteArray();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** @return the drawings, ordered by path */
    public List<CompanyFile> files() {
        return List.copyOf(files.values());
    }

    /**
     * @param path a path below the company's root
     * @return the drawing, or null
     */
    public CompanyFile file(String path) {
        return files.get(path);
    }

    /** @return the first twelve digits of the hash, as releases name the set */
    public String version() {
        return hash.substring(0, 12);
    }

    /**
     * @param file a drawing to be put in, or in the place of the one with its path
     * @return the set with it
     * @throws Refusal when its path is none of a drawing
     */
    public DrawingTexts with(CompanyFile file) {
        if (file.path() == null || !PATH.matcher(file.path()).matches()) {
            throw Refusal.invalid("path", "must be the path of a drawing: " + FOLDER + "/ and a name of small letters, digits and hyphens with .bpmn, such as "
                    + FOLDER + "/order-a-card.bpmn");
        }
        List<CompanyFile> changed = new ArrayList<>(files.values());
        changed.removeIf(other -> other.path().equals(file.path()));
        changed.add(file);
        return new DrawingTexts(changed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DrawingTexts set && Arrays.equals(set.packed, packed);
    }

    @Override
    public int hashCode() {
        return hash.hashCode();
    }

    @Override
    public String toString() {
        return "drawings " + version();
    }
}
