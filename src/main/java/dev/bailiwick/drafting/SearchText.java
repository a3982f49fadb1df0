package dev.bailiwick.drafting;

import dev.bailiwick.conversation.Message;
import java.util.List;

/** What to look for in the knowledge: mostly what the customer wrote, and more where that means nothing by itself. */
public interface SearchText {

    /**
     * @param understanding what was seen in this turn's messages
     * @param before        what was said before them, the oldest first
     * @return the text to search by, 1 to 2,000 characters: a short follow-up is joined with the customer's last question; a number that
     *     answers a list of options is replaced by that option
     */
    String of(Understanding understanding, List<Message> before);
}
