package dev.bailiwick.drafting.librarian;

import dev.bailiwick.conversation.Conversation;
import dev.bailiwick.conversation.Message;
import dev.bailiwick.drafting.UnderstandMessage;
import dev.bailiwick.drafting.Understanding;
import dev.bailiwick.drafting.detect.Detectors;
import java.util.List;

/** Understands by the detectors alone. */
public final class LibrarianUnderstands implements UnderstandMessage {

    private final Detectors detectors;

    /** @param detectors what sees */
    public LibrarianUnderstands(Detectors detectors) {
        this.detectors = detectors;
    }

    @Override
    public Understanding understand(Conversation conversation, List<Message> open, List<Message> before) {
        return detectors.see(conversation.language(), open, Librarian.SOURCE);
    }
}
