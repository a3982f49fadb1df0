package dev.bailiwick.release;

import dev.bailiwick.kernel.ReleaseId;
import java.util.List;

/** What was and is in force together. */
public interface Releases {

    /**
     * Takes note that these versions are in force together from now on. The same pins are the same release.
     *
     * @param pins one for each part
     * @return the release's id
     */
    ReleaseId inForce(List<Pin> pins);

    /** @return the release in force, as last noted by this program */
    Release current();
}
