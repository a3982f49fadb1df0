package dev.bailiwick.model.springai;

import com.fasterxml.jackson.core.JacksonException;
import dev.bailiwick.model.Answer;
import dev.bailiwick.model.AskRoute;
import dev.bailiwick.model.Fault;
import dev.bailiwick.model.Prompt;
import dev.bailiwick.model.Route;
import java.io.IOException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.UserMessage;

/**
 * Asks one route of whatever provider, once. Deadline, giving up and the meaning of every failure are ours; the library only carries the request.
 * A call that is given up is ended and its connection closed, so that the provider stops as well.
 */
final class SpringAiRoute implements AskRoute {

    private static final int MOST_OF_A_DETAIL = 400;

    private final Protocol protocol;
    private final Route route;
    private final List<String> secrets;
    private final AtomicBoolean schemasRefused = new AtomicBoolean();

    private SpringAiRoute(RouteSettings settings, Protocol protocol) {
        this.protocol = protocol;
        this.route = settings.route(protocol.address());
        this.secrets = settings.secrets();
    }

    /**
     * @param settings a route
     * @return the way to it
     */
    static SpringAiRoute to(RouteSettings settings) {
        return new SpringAiRoute(settings, switch (settings.provider()) {
            case OPENAI -> new OpenAiProtocol(settings);
            case AZURE -> new AzureProtocol(settings);
            case BEDROCK -> new BedrockProtocol(settings);
        });
    }

    @Override
    public Route route() {
        return route;
    }

    @Override
    public Answer ask(Prompt prompt, Duration within) {
        long began = System.nanoTime();
        long limit = Math.min(within.toNanos(), route.times().whole().toNanos());
        boolean withSchema = prompt.schema() != null && !schemasRefused.get();
        Answer answer = new Attempt(began, limit).ask(prompt, withSchema);
        if (withSchema && refusedAsWrong(answer)) {
            // The server or its model may not know answer schemas. When the same question passes without, that is remembered.
            Answer plain = new Attempt(began, limit).ask(prompt, false);
            if (!refusedAsWrong(plain)) {
                schemasRefused.set(plain instanceof Answer.Whole);
                return plain;
            }
        }
        return answer;
    }

    private static boolean refusedAsWrong(Answer answer) {
        return answer instanceof Answer.Failed failed && failed.fault() == Fault.BAD_REQUEST;
    }

    /** One request. Times in nanoseconds. */
    private final class Attempt {

        private final long began;
        private final long limit;
        private final Heard heard = new Heard();
        private final Said said = new Said();

        Attempt(long began, long limit) {
            this.began = began;
            this.limit = limit;
        }

        Answer ask(Prompt prompt, boolean withSchema) {
            if (left() <= 0) {
                return failed(Fault.TOO_LATE, "no answer within the deadline");
            }
            var request = new org.springframework.ai.chat.prompt.Prompt(prompt.parts().stream().map(SpringAiRoute::message).toList(),
                    protocol.options(withSchema ? prompt.schema() : null));
            Thread asking = Thread.ofVirtual().name("model-call").unstarted(() -> ScopedValue.where(Heard.NOW, heard).run(() -> carry(request)));
            heard.over.add(asking::interrupt);
            asking.start();
            try {
                return waited();
            } catch (TimeoutException e) {
                return failed(Fault.TOO_LATE, "no answer within the deadline of " + TimeUnit.NANOSECONDS.toMillis(limit) + " ms"
                        + (said.begun.isDone() ? ": it stopped in the middle" : ""));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return failed(Fault.GIVEN_UP, "the call was given up");
            } catch (ExecutionException e) {
                return explain(e.getCause());
            } finally {
                heard.over.dispose();
            }
        }

        private Answer waited() throws TimeoutException, InterruptedException, ExecutionException {
            if (route.stream()) {
                long patience = route.times().firstByte().toNanos();
                try {
                    said.begun.get(Math.min(patience, left()), TimeUnit.NANOSECONDS);
                } catch (TimeoutException e) {
                    if (left() <= 0) {
                        throw e;
                    }
                    return failed(Fault.TOO_LATE, "no first word within " + TimeUnit.NANOSECONDS.toMillis(patience) + " ms");
                }
            }
            said.ended.get(Math.max(0, left()), TimeUnit.NANOSECONDS);
            return read();
        }

        private void carry(org.springframework.ai.chat.prompt.Prompt request) {
            try {
                if (route.stream()) {
                    heard.over.add(protocol.model(heard).stream(request).contextWrite(context -> context.put(Heard.class, heard))
                            .subscribe(said::add, said.ended::completeExceptionally, () -> said.ended.complete(null)));
                } else {
                    said.add(protocol.model(heard).call(request));
                    said.ended.complete(null);
                }
            } catch (Throwable e) {
                // Errors too: whoever waits must hear of it, and libraries wrap what they like.
                said.ended.completeExceptionally(e);
            }
        }

        /** What is not certainly whole is not taken for whole: an answer without a finish reason counts as cut off. */
        private Answer read() {
            if (said.refused() || heard.refused()) {
                return failed(Fault.REFUSED, "the model refused");
            }
            if (!said.anything()) {
                return failed(Fault.EMPTY, "the server sent no choice");
            }
            boolean blank = said.words().isBlank();
            return switch (said.finish()) {
                case "stop", "end_turn", "stop_sequence", "eos" -> blank ? failed(Fault.EMPTY, "the server sent no words") : whole();
                case "tool_use" -> said.wantsATool() || blank ? failed(Fault.EMPTY, "the model wants a tool that it was not offered") : whole();
                case "length", "max_tokens", "model_context_window_exceeded" ->
                    failed(Fault.CUT_OFF, "the answer was cut off by the limit of tokens");
                case "content_filter", "content_filtered", "guardrail_intervened", "refusal", "safety" ->
                    failed(Fault.FILTERED, "the provider filtered the answer");
                case "" -> blank ? failed(Fault.EMPTY, "the server sent no words")
                        : failed(Fault.CUT_OFF, "the server did not say that the answer is whole (no finish reason)");
                default -> failed(Fault.EMPTY, "the model stopped for another reason than an answer: " + said.finish());
            };
        }

        private Answer whole() {
            long millis = millis();
            long first = route.stream() ? TimeUnit.NANOSECONDS.toMillis(said.firstNanos() - began) : millis;
            return new Answer.Whole(withoutKey(said.words()), said.finish(), said.inputTokens(), said.outputTokens(), first, millis, heard.room());
        }

        private Answer failed(Fault fault, String detail) {
            return failed(fault, detail, Optional.empty());
        }

        private Answer failed(Fault fault, String detail, Optional<Duration> retryAfter) {
            return new Answer.Failed(fault, cut(withoutKey(detail)), retryAfter, millis(), heard.room());
        }

        private Answer explain(Throwable failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                ServerRefused refused = cause instanceof ServerRefused known ? known : protocol.refusal(cause);
                if (refused != null) {
                    return failed(refused.fault(), refused.getMessage(), refused.retryAfter());
                }
                if (cause instanceof HttpTimeoutException && !(cause instanceof HttpConnectTimeoutException)) {
                    return failed(Fault.TOO_LATE, "no answer within the read timeout");
                }
                if (cause instanceof IOException && !(cause instanceof JacksonException)) {
                    return failed(Fault.UNREACHABLE, "the server was not reached or broke off: " + cause.getClass().getSimpleName()
                            + (cause.getMessage() == null ? "" : ", " + cause.getMessage()));
                }
            }
            // Everything else is an answer that cannot be read, or a fault of the client library: both look to the caller like a failing server.
            return failed(Fault.UNREADABLE, "the server's answer cannot be read: " + failure.getClass().getSimpleName());
        }

        private long left() {
            return limit - (System.nanoTime() - began);
        }

        private long millis() {
            return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        }
    }

    private static Message message(Prompt.Part part) {
        return switch (part.role()) {
            case SYSTEM -> new SystemMessage(part.text());
            case USER -> new UserMessage(part.text());
            case ASSISTANT -> new AssistantMessage(part.text());
        };
    }

    /** Some servers repeat the key in their error, and what a model says is kept as well. */
    private String withoutKey(String text) {
        String clean = text;
        for (String secret : secrets) {
            clean = clean.replace(secret, "***");
        }
        return clean;
    }

    private static String cut(String text) {
        return text.length() > MOST_OF_A_DETAIL ? text.substring(0, MOST_OF_A_DETAIL) + "…" : text;
    }
}
