package dev.bailiwick.guardrail;

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
 * Every text of a policy book, whether it stands in a folder or in the database: the same files are the same book with the same hash. Packed it is
 * the files one after the other, ordered by path, each as its path, a line end, the number of its bytes, a line end, and its bytes; the
 * hash is SHA-256 over that, the version its first twelve hexadecimal digits. Immutable.
 */
public final class BookTexts {

    /** Where the texts stand, below the company's root. */
    public static final String FOLDER = "rules/drl";

    /** How many files a book has at most. */
    public static final int MOST_FILES = 5_000;
    /** How many bytes a book has at most, packed. */
    public static final int MOST_BYTES = 32 * 1024 * 1024;

    private static final Pattern PATH = Pattern.compile(FOLDER + "(/[A-Za-z0-9][A-Za-z0-9._-]{0,99}){1,6}");

    private final SortedMap<String, CompanyFile> files;
    private final byte[] packed;
    private final String hash;

    private BookTexts(Collection<CompanyFile> files) {
        SortedMap<String, CompanyFile> ordered = new TreeMap<>();
        for (CompanyFile file : files) {
            if (!PATH.matcher(file.path()).matches()) {
                throw Refusal.invalid(file.path(), "is no path of a policy book; such paths are " + FOLDER + "/<family>/GR-014-some-words.dslr");
            }
            if (ordered.put(file.path(), file) != null) {
                throw Refusal.invalid(file.path(), "stands there twice");
            }
        }
        if (ordered.size() > MOST_FILES) {
            throw new Refusal(Refusal.Kind.EXHAUSTED, "a policy book has at most " + MOST_FILES + " files, not " + ordered.size());
        }
        this.files = ordered;
        this.packed = pack(ordered.values());
        this.hash = HexFormat.of().formatHex(sha256().digest(packed));
    }

    /**
     * @param files the texts, all below {@link #FOLDER}
     * @return the book
     * @throws Refusal when a path is none of a book, or there is too much
     */
    public static BookTexts of(Collection<CompanyFile> files) {
        return new BookTexts(files);
    }

    /**
     * @param files the company's files
     * @return the book that stands among them
     * @throws Refusal when a path is none of a book, or there is too much
     */
    public static BookTexts among(CompanyFiles files) {
        return new BookTexts(files.below(FOLDER));
    }

    /**
     * @param packed what {@link #packed} gave
     * @return the book
     * @throws IllegalArgumentException when it is something else
     */
    public static BookTexts unpacked(byte[] packed) {
        List<CompanyFile> files = new ArrayList<>();
        int at = 0;
        while (at < packed.length) {
            int pathEnds = lineEnd(packed, at);
            int lengthEnds = lineEnd(packed, pathEnds + 1);
            String path = new String(packed, at, pathEnds - at, StandardCharsets.UTF_8);
            int length = Integer.parseInt(new String(packed, pathEnds + 1, lengthEnds - pathEnds - 1, StandardCharsets.US_ASCII));
            at = lengthEnds + 1 + length;
            if (length < 0 || at > packed.length) {
                throw new IllegalArgumentException("the packed book is cut off in " + path);
            }
            files.add(new CompanyFile(path, Arrays.copyOfRange(packed, lengthEnds + 1, at)));
        }
        return new BookTexts(files);
    }

    private static int lineEnd(byte[] packed, int from) {
        for (int at = from; at < packed.length; at++) {
            if (packed[at] == '\n') {
                return at;
            }
        }
        throw new IllegalArgumentException("the packed book is cut off");
    }

    private static byte[] pack(Collection<CompanyFile> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (CompanyFile file : files) {
            out.writeBytes((file.path() + "\n" + file.bytes().length + "\n").getBytes(StandardCharsets.UTF_8));
            out.writeBytes(file.bytes());
            if (out.size() > MOST_BYTES) {
                throw new Refusal(Refusal.Kind.EXHAUSTED, "a policy book has at most " + MOST_BYTES / 1024 / 1024 + " MiB");
            }
        }
        return out.toByteArray();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** @return the files, ordered by path */
    public List<CompanyFile> files() {
        return List.copyOf(files.values());
    }

    /**
     * @param path a path below the company's root
     * @return the file, or null
     */
    public CompanyFile file(String path) {
        return files.get(path);
    }

    /** @return the book in one piece, as it is kept and hashed */
    public byte[] packed() {
        return packed.clone();
    }

    /** @return SHA-256 over the packed book, 64 hexadecimal digits */
    public String hash() {
        return hash;
    }

    /** @return the first twelve digits of the hash, as verdicts and releases name the book */
    public String version() {
        return hash.substring(0, 12);
    }

    /**
     * @param file a file to be put in, or in the place of the one with its path
     * @return the book with it
     */
    public BookTexts with(CompanyFile file) {
        SortedMap<String, CompanyFile> changed = new TreeMap<>(files);
        changed.put(file.path(), file);
        return new BookTexts(changed.values());
    }

    /**
     * @param path a file of the book
     * @return the book without it
     * @throws Refusal of kind {@code NOT_FOUND} when it has no such file
     */
    public BookTexts without(String path) {
        SortedMap<String, CompanyFile> changed = new TreeMap<>(files);
        if (changed.remove(path) == null) {
            throw Refusal.notFound("file of the book", path);
        }
        return new BookTexts(changed.values());
    }

    /**
     * @param company the company's other files
     * @return those files as they are now, with this book in the place of theirs; read anew they are the company's own again
     */
    public CompanyFiles over(CompanyFiles company) {
        return company.replacing(FOLDER, files.values(), "policy book " + version());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BookTexts book && book.hash.equals(hash);
    }

    @Override
    public int hashCode() {
        return hash.hashCode();
    }

    @Override
    public String toString() {
        return "policy book " + version();
    }
}
