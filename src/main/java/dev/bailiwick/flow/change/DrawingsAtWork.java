package dev.bailiwick.flow.change;

import dev.bailiwick.release.change.AtWork;

/** What has to happen in the rest of the house when drawings take force: what names procedures has to find them, releases are pinned. */
public interface DrawingsAtWork extends AtWork<DrawingTexts> {
}
