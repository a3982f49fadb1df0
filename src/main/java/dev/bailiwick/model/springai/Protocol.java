package dev.bailiwick.model.springai;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.ChatOptions;

/** What differs from provider to provider. Everything else about an attempt is in {@link SpringAiRoute}. */
interface Protocol {

    /** @return scheme, host, port and path that are asked, for people and for the release */
    String address();

    /**
     * @param heard told of what the provider says around its words
     * @return what asks the provider, once for each time that it is asked
     */
    ChatModel model(Heard heard);

    /**
     * @param schema the JSON schema that the answer must have, by this provider's best means; null for plain words
     * @return the request's options
     */
    ChatOptions options(String schema);

    /**
     * @param failure what the library threw, or one of its causes
     * @return what the provider said, where this is a refusal of its own; else null
     */
    ServerRefused refusal(Throwable failure);
}
