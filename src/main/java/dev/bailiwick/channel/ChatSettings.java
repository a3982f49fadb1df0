package dev.bailiwick.channel;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The company's own chat page ({@code bailiwick.chat.*}).
 *
 * @param company                the company's name, as the page shows it
 * @param examples               questions which an empty page offers
 * @param personWords            what the button "Talk to a person" sends as the customer's message
 * @param messagesPerMinute      how many messages a visitor may send in a minute
 * @param conversationsPerMinute how many conversations one remote address may begin in a minute
 * @param streams                how many pages one node serves with live messages at the same time
 * @param streamsPerConversation how many of them may show the same conversation
 */
@ConfigurationProperties("bailiwick.chat")
public record ChatSettings(@DefaultValue("Larkfield Bank") String company,
        @DefaultValue({"How long does a new debit card take to arrive?", "What does a transfer abroad cost?", "My card is lost. What now?"})
        List<String> examples, @DefaultValue("I would like to talk to a person.") String personWords,
        @DefaultValue("20") int messagesPerMinute, @DefaultValue("30") int conversationsPerMinute, @DefaultValue("2000") int streams,
        @DefaultValue("8") int streamsPerConversation) {

    /** @throws IllegalArgumentException when a setting makes no sense */
    public ChatSettings {
        if (messagesPerMinute < 1 || conversationsPerMinute < 1 || streams < 1 || streamsPerConversation < 1) {
            throw new IllegalArgumentException("bailiwick.chat: every limit must be at least 1");
        }
        examples = List.copyOf(examples);
    }
}
