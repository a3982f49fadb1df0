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

    /**
     * @param files drawings
     * @return the set of them
     * @throws Refusal when there are too many
     */
    public static DrawingTexts of(Collection<CompanyFile> files) {
        return new DrawingTexts(files);
    }

    /**
     * @param packed what {@link #packed} gave
     * @return the set
     * @throws IllegalArgumentException when it is something else
     */
    public static DrawingTexts unpacked(byte[] packed) {
        List<CompanyFile> files = new ArrayList<>();
        int at = 0;
        while (at < packed.length) {
            int ends = at;
            while (ends < packed.length && packed[ends] != '\n') {
                ends++;
            }
            String head = new String(packed, at, ends - at, StandardCharsets.UTF_8);
            int colon = head.lastIndexOf(':');
            if (ends == packed.length || colon < 0) {
                throw new IllegalArgumentException("the packed drawings are cut off");
            }
            at = ends + 1 + Integer.parseInt(head.substring(colon + 1));
            if (at > packed.length) {
                throw new IllegalArgumentException("the packed drawings are cut off in " + head);
            }
            files.add(new CompanyFile(head.substring(0, colon), Arrays.copyOfRange(packed, ends + 1, at)));
        }
        return new DrawingTexts(files);
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

    /** @return the set in one piece, as it is kept and hashed */
    public byte[] packed() {
        return packed.clone();
    }

    /** @return SHA-256 over the packed set, 64 hexadecimal digits */
    public String hash() {
        return hash;
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

    /**
     * @param path a drawing of the set
     * @return the set without it
     * @throws Refusal of kind {@code NOT_FOUND} when it has no such drawing
     */
    public DrawingTexts without(String path) {
        List<CompanyFile> changed = new ArrayList<>(files.values());
        if (!changed.removeIf(file -> file.path().equals(path))) {
            throw Refusal.notFound("drawing", path);
        }
        return new DrawingTexts(changed);
    }

    /**
     * @param company the company's other files
     * @return those files as they are now, with these drawings in the place of theirs
     */
    public CompanyFiles over(CompanyFiles company) {
        return company.replacing(FOLDER, files.values(), toString());
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
