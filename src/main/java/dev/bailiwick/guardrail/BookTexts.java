package dev.bailiwick.guardrail;

import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.release.change.Form;
import dev.bailiwick.release.change.Texts;
import java.util.Collection;
import java.util.regex.Pattern;

/** Every text of a policy book. */
public final class BookTexts extends Texts<BookTexts> {

    /** Where the texts stand, below the company's root. */
    public static final String FOLDER = "rules/drl";
    /** How many files a book has at most. */
    public static final int MOST_FILES = 5_000;
    /** How many bytes a book has at most, packed. */
    public static final int MOST_BYTES = 32 * 1024 * 1024;

    static final Form<BookTexts> FORM = new Form<>("policy book", "policy book", FOLDER, Pattern.compile(FOLDER + "(/[A-Za-z0-9][A-Za-z0-9._-]{0,99}){1,6}"),
            FOLDER + "/<family>/GR-014-some-words.dslr", '\n', MOST_FILES, MOST_BYTES, BookTexts::of);

    private BookTexts(Collection<CompanyFile> files) {
        super(FORM, files);
        files.forEach(file -> FORM.insist(file.path()));
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
        return unpacked(FORM, packed);
    }
}
