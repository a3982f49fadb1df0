package dev.bailiwick.release.change;

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

/**
 * All texts of a kind that are in force together, whether they stand in a folder or in the database: the same files are the same texts with the same
 * hash. Packed they are the files one after the other, ordered by path, each as its path, a character, the number of its bytes, a line end, and its
 * bytes; the hash is SHA-256 over that, the version its first twelve hexadecimal digits. Immutable.
 *
 * @param <T> the kind
 */
public abstract class Texts<T extends Texts<T>> {

    private final Form<T> form;
    private final SortedMap<String, CompanyFile> files;
    private final byte[] packed;
    private final String hash;

    /**
     * @param form  what such texts look like
     * @param files the files, in any order
     * @throws Refusal when one stands there twice, or there is too much
     */
    protected Texts(Form<T> form, Collection<CompanyFile> files) {
        SortedMap<String, CompanyFile> ordered = new TreeMap<>();
        for (CompanyFile file : files) {
            if (ordered.put(file.path(), file) != null) {
                throw Refusal.invalid(file.path(), "stands there twice");
            }
        }
        if (ordered.size() > form.mostFiles()) {
            throw new Refusal(Refusal.Kind.EXHAUSTED, "the " + form.name() + " may have at most " + form.mostFiles() + " files, not " + ordered.size());
        }
        this.form = form;
        this.files = ordered;
        this.packed = pack(form, ordered.values());
        this.hash = HexFormat.of().formatHex(sha256().digest(packed));
    }

    private static byte[] pack(Form<?> form, Collection<CompanyFile> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (CompanyFile file : files) {
            out.writeBytes((file.path() + form.between() + file.bytes().length + "\n").getBytes(StandardCharsets.UTF_8));
            out.writeBytes(file.bytes());
            if (out.size() > form.mostBytes()) {
                throw new Refusal(Refusal.Kind.EXHAUSTED, "the " + form.name() + " may have at most " + form.mostBytes() / 1024 / 1024 + " MiB");
            }
        }
        return out.toByteArray();
    }

    /**
     * @param form   what such texts look like
     * @param packed what {@link #packed} gave
     * @return the texts
     * @throws IllegalArgumentException when it is something else
     */
    public static <T extends Texts<T>> T unpacked(Form<T> form, byte[] packed) {
        List<CompanyFile> files = new ArrayList<>();
        int at = 0;
        while (at < packed.length) {
            int numberEnds = lineEnd(packed, form.between() == '\n' ? lineEnd(packed, at) + 1 : at);
            String head = new String(packed, at, numberEnds - at, StandardCharsets.UTF_8);
            int between = head.lastIndexOf(form.between());
            int begins = numberEnds + 1;
            int length = between < 0 ? -1 : Integer.parseInt(head.substring(between + 1));
            if (length < 0 || length > packed.length - begins) {
                throw new IllegalArgumentException("the packed " + form.name() + " is cut off in " + head);
            }
            at = begins + length;
            files.add(new CompanyFile(head.substring(0, between), Arrays.copyOfRange(packed, begins, at)));
        }
        return form.of().apply(files);
    }

    private static int lineEnd(byte[] packed, int from) {
        for (int at = from; at < packed.length; at++) {
            if (packed[at] == '\n') {
                return at;
            }
        }
        throw new IllegalArgumentException("what is packed is cut off");
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** @return the files, ordered by path */
    public final List<CompanyFile> files() {
        return List.copyOf(files.values());
    }

    /**
     * @param path a path below the company's root
     * @return the file, or null
     */
    public final CompanyFile file(String path) {
        return files.get(path);
    }

    /** @return the texts in one piece, as they are kept and hashed */
    public final byte[] packed() {
        return packed.clone();
    }

    /** @return SHA-256 over the packed texts, 64 hexadecimal digits */
    public final String hash() {
        return hash;
    }

    /** @return the first twelve digits of the hash, as verdicts and releases name them */
    public final String version() {
        return hash.substring(0, 12);
    }

    /**
     * @param file a file to be put in, or in the place of the one with its path
     * @return the texts with it
     * @throws Refusal when its path is none of theirs
     */
    public final T with(CompanyFile file) {
        form.insist(file.path());
        SortedMap<String, CompanyFile> changed = new TreeMap<>(files);
        changed.put(file.path(), file);
        return form.of().apply(changed.values());
    }

    /**
     * @param path one of the files
     * @return the texts without it
     * @throws Refusal of kind {@code NOT_FOUND} when there is no such file
     */
    public final T without(String path) {
        SortedMap<String, CompanyFile> changed = new TreeMap<>(files);
        if (path == null || changed.remove(path) == null) {
            throw Refusal.notFound(form.file(), path);
        }
        return form.of().apply(changed.values());
    }

    /**
     * @param company the company's other files
     * @return those files as they are now, with these in the place of theirs; read anew they are the company's own again
     */
    public final CompanyFiles over(CompanyFiles company) {
        return company.replacing(form.folder(), files.values(), toString());
    }

    @Override
    public final boolean equals(Object other) {
        return other != null && other.getClass() == getClass() && ((Texts<?>) other).hash.equals(hash);
    }

    @Override
    public final int hashCode() {
        return hash.hashCode();
    }

    @Override
    public final String toString() {
        return form.name() + " " + version();
    }
}
