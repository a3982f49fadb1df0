package dev.bailiwick.flow.change;

import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.release.change.Form;
import dev.bailiwick.release.change.Texts;
import java.util.Collection;
import java.util.regex.Pattern;

/** All drawings that are in force together. */
public final class DrawingTexts extends Texts<DrawingTexts> {

    /** Where the drawings stand, below the company's root. */
    public static final String FOLDER = "processes/bpmn";
    /** How many drawings there are at most. */
    public static final int MOST_FILES = 200;
    /** How many bytes they have at most, packed. */
    public static final int MOST_BYTES = 16 * 1024 * 1024;

    static final Form<DrawingTexts> FORM = new Form<>("drawings", "drawing", FOLDER, Pattern.compile(FOLDER + "/[a-z0-9][a-z0-9-]{0,59}\\.bpmn"),
            FOLDER + "/ and a name of small letters, digits and hyphens with .bpmn, such as " + FOLDER + "/order-a-card.bpmn", ':', MOST_FILES, MOST_BYTES,
            DrawingTexts::of);

    private DrawingTexts(Collection<CompanyFile> files) {
        super(FORM, files);
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
        return unpacked(FORM, packed);
    }
}
