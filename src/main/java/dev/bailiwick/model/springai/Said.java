package dev.bailiwick.model.springai;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.metadata.Usage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;

/** What came of one attempt so far, in one piece or in many. */
final class Said {

    /** An answer without an end is no answer. */
    private static final int MOST_LETTERS = 400_000;

    /** Done with the first words, and with the end at the latest. */
    final CompletableFuture<Void> begun = new CompletableFuture<>();
    /** Done with the end, in good order or not. */
    final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final StringBuilder words = new StringBuilder();
    private final List<String> tools = new ArrayList<>();
    private volatile long firstNanos;
    private boolean anything;
    private boolean refused;
    private String finish = "";
    private int inputTokens;
    private int outputTokens;

    Said() {
        ended.whenComplete((nothing, failure) -> begin());
    }

    private void begin() {
        if (!begun.isDone()) {
            firstNanos = System.nanoTime();
            begun.complete(null);
        }
    }

    /** Takes in the next piece. Throws when it becomes too much. */
    synchronized void add(ChatResponse piece) {
        for (Generation one : piece.getResults()) {
            add(one);
        }
        Usage usage = piece.getMetadata() == null ? null : piece.getMetadata().getUsage();
        if (usage != null) {
            // Providers tell it once or with every piece, and then as a sum.
            inputTokens = Math.max(inputTokens, count(usage.getPromptTokens()));
            outputTokens = Math.max(outputTokens, count(usage.getCompletionTokens()));
        }
    }

    private void add(Generation one) {
        anything = true;
        AssistantMessage message = one.getOutput();
        if (message.getMetadata().get("refusal") instanceof String refusal && !refusal.isBlank()) {
            refused = true;
        }
        for (AssistantMessage.ToolCall call : message.getToolCalls()) {
            if (BedrockProtocol.ANSWER.equals(call.name())) {
                // What was said beside the answer is no part of it.
                words.setLength(0);
                say(call.arguments());
            } else {
                tools.add(call.name());
            }
        }
        say(message.getText());
        String reason = one.getMetadata().getFinishReason();
        if (reason != null && !reason.isBlank() && !reason.equals("null")) {
            finish = reason.toLowerCase(Locale.ROOT);
        }
    }

    private void say(String more) {
        if (more == null || more.isEmpty()) {
            return;
        }
        if (words.length() + more.length() > MOST_LETTERS) {
            throw new IllegalStateException("the answer has more than " + MOST_LETTERS + " letters");
        }
        words.append(more);
        begin();
    }

    private static int count(Integer tokens) {
        return tokens == null ? 0 : tokens;
    }

    /** Whether there was anything that could be an answer. */
    synchronized boolean anything() {
        return anything;
    }

    synchronized boolean refused() {
        return refused;
    }

    /** Whether the model wants a tool that is not ours. */
    synchronized boolean wantsATool() {
        return !tools.isEmpty();
    }

    synchronized String words() {
        return words.toString();
    }

    /** The provider's word for why it stopped, in small letters; empty when it said none. */
    synchronized String finish() {
        return finish;
    }

    synchronized int inputTokens() {
        return inputTokens;
    }

    synchronized int outputTokens() {
        return outputTokens;
    }

    /** When the first words came, as {@link System#nanoTime()} tells; only after {@link #begun}. */
    long firstNanos() {
        return firstNanos;
    }
}
