package dev.bailiwick.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** What calls cost, kept for all nodes. Slow: never inside a transaction. Days are those of UTC. */
public interface Spending {

    /**
     * What was spent on one route in one lane on one day.
     *
     * @param day          the day
     * @param route        the route
     * @param lane         the lane
     * @param calls        calls that brought something whole
     * @param inputTokens  tokens read
     * @param outputTokens tokens written
     * @param price        what they cost, in the company's currency
     */
    record Line(LocalDate day, String route, Lane lane, long calls, long inputTokens, long outputTokens, BigDecimal price) {
    }

    /**
     * What was spent on one conversation, ever.
     *
     * @param conversation the conversation
     * @param calls        calls that brought something whole
     * @param price        what they cost
     */
    record OfConversation(String conversation, long calls, BigDecimal price) {
    }

    /**
     * Adds one call.
     *
     * @param line         what it cost
     * @param conversation what it was for; empty when it was for none
     */
    void add(Line line, String conversation);

    /**
     * @param from the first day
     * @return what was spent from that day on, the latest day first
     */
    List<Line> since(LocalDate from);

    /**
     * @param day a day
     * @return what was spent on it
     */
    BigDecimal of(LocalDate day);

    /**
     * @param conversation a conversation
     * @return what was spent on it
     */
    BigDecimal of(String conversation);

    /**
     * @param most how many
     * @return the conversations that something was spent on last or most, the dearest first
     */
    List<OfConversation> dearest(int most);
}
