package dev.bailiwick.kernel;

/** The house cannot start as it is set up. Says what is wrong and what to do about it; shown without a stack trace. */
public class CannotStart extends RuntimeException {

    private final String cure;

    /**
     * @param what what is wrong, and where
     * @param cure what the person at the console can do
     */
    public CannotStart(String what, String cure) {
        this(what, cure, null);
    }

    /**
     * @param what  what is wrong, and where
     * @param cure  what the person at the console can do
     * @param cause what the machine said, or null
     */
    public CannotStart(String what, String cure, Throwable cause) {
        super(what, cause);
        this.cure = cure;
    }

    /** @return what the person at the console can do */
    public String cure() {
        return cure;
    }
}
