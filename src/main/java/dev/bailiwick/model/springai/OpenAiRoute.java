package dev.bailiwick.model.springai;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bailiwick.model.Answer;
import dev.bailiwick.model.AskRoute;
import dev.bailiwick.model.Fault;
import dev.bailiwick.model.Prompt;
import dev.bailiwick.model.Route;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.metadata.Usage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.model.NoopApiKey;
import org.springframework.ai.model.SimpleApiKey;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.ai.openai.api.OpenAiApi;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.retry.support.RetryTemplate;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/**
 * Asks one server that speaks OpenAI's chat protocol. The deadline and the meaning of every failure are ours; the library only carries the
 * request.
 */
final class OpenAiRoute implements AskRoute {

    private static final int MOST_OF_A_DETAIL = 400;

    private final RouteSettings settings;
    private final Route route;
    private final OpenAiChatModel model;
    private final AtomicBoolean schemasRefused = new AtomicBoolean();

    OpenAiRoute(RouteSettings settings) {
        this.settings = settings;
        this.route = settings.route(settings.server() + settings.chatPath());
        // HTTP/1.1: several servers of this kind stumble over an attempt to upgrade a plain connection.
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(settings.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER).build();
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(settings.readTimeout());
        OpenAiApi api = OpenAiApi.builder().baseUrl(settings.server()).completionsPath(settings.chatPath())
                .apiKey(settings.key().isEmpty() ? new NoopApiKey() : new SimpleApiKey(settings.key()))
                .restClientBuilder(RestClient.builder().requestFactory(requests).messageConverters(OpenAiRoute::readLeniently))
                .responseErrorHandler(new ServerRefused.Handler()).build();
        model = OpenAiChatModel.builder().openAiApi(api)
                .defaultOptions(OpenAiChatOptions.builder().model(settings.model()).build())
                .retryTemplate(RetryTemplate.builder().maxAttempts(1).build()).build();
    }

    /** Servers of this kind write finish reasons of their own or in capitals; one unknown word must not make a whole answer unreadable. */
    private static void readLeniently(List<HttpMessageConverter<?>> converters) {
        JsonMapper mapper = JsonMapper.builder().enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL).disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
        converters.addFirst(new MappingJackson2HttpMessageConverter(mapper));
    }

    @Override
    public Route route() {
        return route;
    }

    @Override
    public Answer ask(Prompt prompt, Duration within) {
        long began = System.nanoTime();
        long limit = Math.min(within.toNanos(), settings.readTimeout().toNanos());
        boolean withSchema = prompt.schema() != null && !schemasRefused.get();
        Attempt attempt = attempt(prompt, withSchema, began, limit);
        if (withSchema && attempt.fault == Fault.BAD_REQUEST) {
            // The server may not know answer schemas. When the same question passes without, that is remembered.
            Attempt plain = attempt(prompt, false, began, limit);
            if (plain.fault != Fault.BAD_REQUEST) {
                schemasRefused.set(plain.fault == null);
                attempt = plain;
            }
        }
        return attempt.answer(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
    }

    /** One request and what came of it; fault is null when an answer came. */
    private record Attempt(Fault fault, String text, String finish, int inputTokens, int outputTokens, Optional<Duration> retryAfter) {

        static Attempt failed(Fault fault, String detail) {
            return new Attempt(fault, detail, "", 0, 0, Optional.empty());
        }

        Answer answer(long millis) {
            return fault == null ? new Answer.Whole(text, finish, inputTokens, outputTokens, millis, millis, Answer.Room.UNTOLD)
                    : new Answer.Failed(fault, text, retryAfter, millis, Answer.Room.UNTOLD);
        }
    }

    private Attempt attempt(Prompt prompt, boolean withSchema, long began, long limit) {
        long left = limit - (System.nanoTime() - began);
        if (left <= 0) {
            return Attempt.failed(Fault.TOO_LATE, "no answer within the deadline");
        }
        FutureTask<ChatResponse> call = new FutureTask<>(() -> model.call(request(prompt, withSchema)));
        Thread.ofVirtual().name("model-call").start(call);
        try {
            return read(call.get(left, TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            call.cancel(true);
            return Attempt.failed(Fault.TOO_LATE, "no answer within the deadline of " + TimeUnit.NANOSECONDS.toMillis(limit) + " ms");
        } catch (InterruptedException e) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            return Attempt.failed(Fault.TOO_LATE, "the wait was interrupted");
        } catch (ExecutionException e) {
            return explain(e.getCause());
        }
    }

    private org.springframework.ai.chat.prompt.Prompt request(Prompt prompt, boolean withSchema) {
        List<Message> messages = prompt.parts().stream().map(part -> switch (part.role()) {
            case SYSTEM -> (Message) new SystemMessage(part.text());
            case USER -> new UserMessage(part.text());
            case ASSISTANT -> new AssistantMessage(part.text());
        }).toList();
        OpenAiChatOptions.Builder options = OpenAiChatOptions.builder().model(settings.model()).temperature(0.0).maxTokens(settings.maxTokens())
                .internalToolExecutionEnabled(false);
        if (withSchema) {
            options.outputSchema(prompt.schema());
        }
        return new org.springframework.ai.chat.prompt.Prompt(messages, options.build());
    }

    /** Reads an answer. What is not certainly whole is not taken for whole: an answer without a finish reason counts as cut off. */
    private Attempt read(ChatResponse response) {
        Generation generation = response == null ? null : response.getResult();
        if (generation == null) {
            return Attempt.failed(Fault.EMPTY, "the server sent no choice");
        }
        String text = generation.getOutput().getText();
        boolean blank = text == null || text.isBlank();
        Object refusal = generation.getOutput().getMetadata().get("refusal");
        if (refusal instanceof String words && !words.isBlank()) {
            return Attempt.failed(Fault.REFUSED, "the model refused");
        }
        String reason = generation.getMetadata().getFinishReason();
        return switch (reason == null ? "" : reason.toLowerCase(Locale.ROOT)) {
            case "stop", "end_turn", "stop_sequence", "eos" -> blank ? Attempt.failed(Fault.EMPTY, "the server sent no words") : answered(response,
                    text);
            case "length", "max_tokens" -> Attempt.failed(Fault.CUT_OFF, "the answer was cut off by the limit of tokens");
            case "content_filter", "refusal", "safety" -> Attempt.failed(Fault.FILTERED, "the provider filtered the answer");
            case "" -> blank ? Attempt.failed(Fault.EMPTY, "the server sent no words")
                    : Attempt.failed(Fault.CUT_OFF, "the server did not say that the answer is whole (no finish reason)");
            default -> Attempt.failed(Fault.EMPTY, "the model stopped for another reason than an answer: " + cut(reason));
        };
    }

    private Attempt answered(ChatResponse response, String text) {
        Usage usage = response.getMetadata() == null ? null : response.getMetadata().getUsage();
        return new Attempt(null, withoutKey(text), response.getResult().getMetadata().getFinishReason(),
                usage == null ? 0 : count(usage.getPromptTokens()),
                usage == null ? 0 : count(usage.getCompletionTokens()), Optional.empty());
    }

    private static int count(Integer tokens) {
        return tokens == null ? 0 : tokens;
    }

    private Attempt explain(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ServerRefused refused) {
                return new Attempt(faultOf(refused.status()), cut(withoutKey(refused.getMessage())), "", 0, 0, refused.retryAfter());
            }
            if (cause instanceof java.net.http.HttpTimeoutException && !(cause instanceof java.net.http.HttpConnectTimeoutException)) {
                return Attempt.failed(Fault.TOO_LATE, "no answer within the read timeout");
            }
            boolean inTheMiddle = cause instanceof IOException && !(cause instanceof JacksonException);
            if (inTheMiddle && !(failure instanceof ResourceAccessException)) {
                return brokenOff(cause);
            }
        }
        if (failure instanceof ResourceAccessException) {
            return brokenOff(failure.getCause() == null ? failure : failure.getCause());
        }
        // Everything else is an answer that cannot be read, or a fault of the client library: both look to the caller like a failing server.
        return Attempt.failed(Fault.UNREADABLE, "the server's answer cannot be read: " + failure.getClass().getSimpleName());
    }

    private Attempt brokenOff(Throwable root) {
        return Attempt.failed(Fault.UNREACHABLE, cut("the server was not reached or broke off: " + root.getClass().getSimpleName()
                + (root.getMessage() == null ? "" : ", " + withoutKey(root.getMessage()))));
    }

    private static Fault faultOf(int status) {
        return switch (status) {
            case 401, 403 -> Fault.NOT_ALLOWED;
            case 429 -> Fault.LIMITED;
            case 408, 504 -> Fault.TOO_LATE;
            default -> status >= 500 ? Fault.SERVER_ERROR : Fault.BAD_REQUEST;
        };
    }

    /** Some servers repeat the key in their error, and what a model says is kept as well. */
    private String withoutKey(String text) {
        return settings.key().isEmpty() ? text : text.replace(settings.key(), "***");
    }

    private static String cut(String text) {
        return text.length() > MOST_OF_A_DETAIL ? text.substring(0, MOST_OF_A_DETAIL) + "…" : text;
    }
}
