package dev.bailiwick.admin;

import dev.bailiwick.kernel.ConversationId;
import java.time.Instant;
import java.util.List;

/** What became of the knowledge in conversations, as the ledger has it: what replies cited, and what nothing suitable was found for. */
public interface KnowledgeInUse {

    /** So many replies are looked at for citations at most, the latest. */
    int MOST_REPLIES = 20_000;
    /** So many gaps are read at most, of the conversations that began last. */
    int MOST_GAPS = 1_000;

    /**
     * @param since not before
     * @return how often each article was cited in replies that were said, the most first
     */
    List<Cited> cited(Instant since);

    /**
     * @param article the article's id
     * @param since   not before
     * @return how often each of its passages was cited in replies that were said, by revision and place
     */
    List<CitedPassage> citedOf(String article, Instant since);

    /**
     * @param since not before
     * @return the messages that nothing suitable was found for, the latest first, in conversations that began since then
     */
    List<Gap> gaps(Instant since);

    /**
     * An article that was cited.
     *
     * @param article its id
     * @param count   in how many replies
     * @param last    when last
     */
    record Cited(String article, long count, Instant last) {
    }

    /**
     * A passage that was cited.
     *
     * @param revision the article's revision
     * @param place    the passage's place in it
     * @param count    in how many replies
     * @param last     when last
     */
    record CitedPassage(int revision, int place, long count, Instant last) {
    }

    /**
     * A message that nothing suitable was found for, so that the conversation was handed over.
     *
     * @param conversation the conversation
     * @param turn         the turn
     * @param at           when it was handed over
     * @param question     what was searched by, as the ledger has it; null where no search was made
     * @param language     the language it was searched in, or null
     * @param nearest      the id of the article that came first, or null
     * @param title        its title, or null
     * @param nearness     how near it came
     */
    record Gap(ConversationId conversation, int turn, Instant at, String question, String language, String nearest, String title, double nearness) {
    }
}
