package dev.bailiwick.admin;

import dev.bailiwick.kernel.ConversationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds conversations as a list shows them: the latest first, page after page, by what is known of them. */
public interface BrowseConversations {

    /** The most lines of one page. */
    int MOST = 100;

    /**
     * @param wanted which ones
     * @param after  the place behind which the page begins, or null for the first page
     * @param most   at most so many, 1 to {@link #MOST}
     * @return the page
     */
    Page page(Wanted wanted, Place after, int most);

    /**
     * @param id names the conversation
     * @return its line, if there is one
     */
    Optional<Line> find(ConversationId id);

    /** @return the languages of conversations, as codes, in order */
    List<String> languages();

    /**
     * Which conversations; what is null or empty does not matter.
     *
     * @param status   the status' word
     * @param language the language's code
     * @param text     part of the conversation's id or its customer's
     * @param marks    what they must be marked with, all of it
     */
    record Wanted(String status, String language, String text, Set<Mark> marks) {
    }

    /**
     * A place in the list.
     *
     * @param began when the conversation there began
     * @param id    which one it is
     */
    record Place(Instant began, String id) {
    }

    /**
     * @param lines the conversations
     * @param next  behind which the next page begins, or null when this is the last
     */
    record Page(List<Line> lines, Place next) {
    }

    /**
     * A conversation as a list shows it.
     *
     * @param id            its id
     * @param customer      the company's id of the customer
     * @param channel       where it is held
     * @param status        its status' word
     * @param language      the language's code
     * @param turn          how many turns it has
     * @param began         when it began
     * @param lastAt        when something last happened in it
     * @param handoffCode   why it was last handed over, or null
     * @param handoffReason the same in words, or null
     * @param handoffOpen   whether nobody has come yet
     * @param topics        the topics it came near to
     * @param policies      the policies that saw something
     * @param lastWords     the beginning of what the customer said last, or null
     */
    record Line(String id, String customer, String channel, String status, String language, int turn, Instant began, Instant lastAt,
            String handoffCode, String handoffReason, boolean handoffOpen, List<String> topics, List<String> policies,
            String lastWords) {
    }
}
