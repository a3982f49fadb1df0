package dev.bailiwick.channel.web;

import dev.bailiwick.conversation.Conversation;
import dev.bailiwick.conversation.Message;
import dev.bailiwick.conversation.Pen;
import dev.bailiwick.conversation.Status;
import dev.bailiwick.kernel.Citation;
import java.util.List;

/** What the chat page gets to see: what was said, and in few words how things stand. Nothing of how an answer came about. */
final class ChatAnswers {

    private ChatAnswers() {
    }

    /** A new conversation and the secret that opens it; shown once. */
    record Started(String id, String token) {

        /** @return everything but the secret */
        @Override
        public String toString() {
            return "Started[" + id + "]";
        }
    }

    /** How the page presents itself. */
    record Page(String company, List<String> examples, String person_words, int longest_message) {
    }

    /** What was said after a point, and how things stand. */
    record Talk(List<Said> messages, String state) {
    }

    /** One message. */
    record Said(long sequence, String id, String from, String body, List<Source> sources, String created) {

        static Said of(Message message) {
            return new Said(message.sequence(), message.id().value(), from(message), message.body(),
                    message.citations().stream().map(Source::of).toList(), WireWords.of(message.created()));
        }

        private static String from(Message message) {
            return switch (message.participant()) {
                case CUSTOMER -> "customer";
                case ASSISTANT -> "assistant";
                case ADVISOR -> "advisor";
                case BOT -> "company";
            };
        }
    }

    /** What a reply relies on. */
    record Source(String article, String title, String url, String quote) {

        static Source of(Citation citation) {
            return new Source(citation.article(), citation.title(), citation.url() == null ? "" : citation.url(), citation.quote());
        }
    }

    /**
     * How things stand, in one word.
     *
     * @param conversation as it is now
     * @param owesAnswer   whether something that the customer said is not answered yet
     * @return {@code working} (the assistant owes an answer), {@code ready}, {@code person} (a human has it, or is asked for), {@code ended}
     */
    static String state(Conversation conversation, boolean owesAnswer) {
        if (!conversation.status().isOpen()) {
            return conversation.status() == Status.FAILED ? "failed" : "ended";
        }
        if (conversation.pen() == Pen.ADVISOR) {
            return "person";
        }
        return owesAnswer ? "working" : "ready";
    }
}
