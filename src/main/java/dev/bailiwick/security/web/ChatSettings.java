package dev.bailiwick.security.web;

import dev.bailiwick.kernel.CannotStart;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the customer's page may be shown.
 *
 * @param embedFrom the sites that may embed {@code /chat}, as a content security policy names them, separated by spaces:
 *                  {@code https://www.example.com}; only our own unless given (BAILIWICK_CHAT_EMBED_FROM)
 */
@ConfigurationProperties("bailiwick.chat")
record ChatSettings(String embedFrom) {

    ChatSettings {
        embedFrom = embedFrom == null || embedFrom.isBlank() ? "'self'" : embedFrom.strip();
        if (!embedFrom.matches("('(self|none)'|https?://[A-Za-z0-9.*:\\[\\]-]+)( ('self'|https?://[A-Za-z0-9.*:\\[\\]-]+))*")) {
            throw new CannotStart("BAILIWICK_CHAT_EMBED_FROM is '" + embedFrom + "', which is no list of sites.",
                    "Give addresses such as https://www.example.com, separated by spaces, without a path.");
        }
    }
}
