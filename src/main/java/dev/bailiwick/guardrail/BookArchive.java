package dev.bailiwick.guardrail;

import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.Refusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A policy book as a ZIP archive, to be carried into a repository and back. What is exported and imported again is the same book to the byte, and
 * the same book always makes the same archive: entries are ordered and carry no time of their own.
 */
public final class BookArchive {

    private static final int MOST_BYTES_OF_A_FILE = 2 * 1024 * 1024;

    private BookArchive() {
    }

    /**
     * @param book a book
     * @return its files, with their paths below the company's root
     */
    public static byte[] zip(BookTexts book) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (CompanyFile file : book.files()) {
                ZipEntry entry = new ZipEntry(file.path());
                // The earliest that the format can say, in no time zone.
                entry.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 1, 0, 0));
                zip.putNextEntry(entry);
                zip.write(file.bytes());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /**
     * @param archive a ZIP archive whose entries have paths below the company's root; folders are passed over
     * @return the book
     * @throws Refusal when it is no archive, holds other files, or unpacks to more than a book may have
     */
    public static BookTexts unzip(byte[] archive) {
        List<CompanyFile> files = new ArrayList<>();
        long total = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.isDirectory()) {
                    continue;
                }
                // Read no further than the limit, whatever the entry claims of itself: an archive may unpack to a thousand times its size.
                byte[] bytes = zip.readNBytes(MOST_BYTES_OF_A_FILE + 1);
                total += bytes.length;
                if (bytes.length > MOST_BYTES_OF_A_FILE || total > BookTexts.MOST_BYTES || files.size() >= BookTexts.MOST_FILES) {
                    throw new Refusal(Refusal.Kind.EXHAUSTED, "the archive unpacks to more than a policy book may have, at " + entry.getName());
                }
                files.add(new CompanyFile(entry.getName(), bytes));
            }
        } catch (IOException | IllegalArgumentException e) {
            throw Refusal.invalid("the body", "must be a ZIP archive (" + e.getMessage() + ")");
        }
        if (files.isEmpty()) {
            throw Refusal.invalid("the body", "must be a ZIP archive with the files of a policy book");
        }
        return BookTexts.of(files);
    }
}
