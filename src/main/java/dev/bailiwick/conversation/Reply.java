package dev.bailiwick.conversation;

/** Words that were cleared. There is no public way to make one but {@link Draft#clear}. */
public final class Reply {

    private final Draft draft;
    private final Clearance clearance;

    Reply(Draft draft, Clearance clearance) {
        this.draft = draft;
        this.clearance = clearance;
    }

    /** @return the words, as they were cleared */
    public Draft words() {
        return draft;
    }

    /** @return the permission to say them */
    public Clearance clearance() {
        return clearance;
    }
}
