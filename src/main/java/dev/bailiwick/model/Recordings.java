package dev.bailiwick.model;

import java.util.List;

/** What was said to models and what came back, kept for a time. */
public interface Recordings {

    /**
     * @param about what it was for, such as the turn {@code <conversation>/<number>}
     * @return every attempt that is still kept, in the order in which they ended; at most 200
     */
    List<Recording> about(String about);
}
