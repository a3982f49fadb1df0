package dev.bailiwick.flow.change;

/** What has to happen in the rest of the house when other drawings take force: what names procedures has to find them, releases are pinned. */
public interface DrawingsAtWork {

    /**
     * Lints drawings beside those in force, sees that everything that they name and that names them exists, and changes nothing.
     *
     * @param texts the drawings
     * @return the drawings, ready to be taken up
     * @throws dev.bailiwick.kernel.InvalidFile naming every problem
     */
    Ready prepare(DrawingTexts texts);

    /** @return the version that this program's releases are pinned with */
    String version();

    /** Drawings that fit the rest of the house, not yet in force. */
    interface Ready {

        /** @return their version */
        String version();

        /** Lets new conversations begin with them, in the transaction that is open. Conversations under way keep to those they began with. */
        void store();

        /** Notes in this program that they are in force, once that is committed. */
        void takeUp();
    }
}
