package dev.bailiwick.model.springai;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpClient;
import java.util.List;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.model.NoopApiKey;
import org.springframework.ai.model.SimpleApiKey;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.ai.openai.api.OpenAiApi;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.retry.support.RetryTemplate;
import org.springframework.web.client.RestClient;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;

/** Any server with OpenAI's chat protocol. */
final class OpenAiProtocol implements Protocol {

    private final RouteSettings settings;
    private final ChatModel model;

    OpenAiProtocol(RouteSettings settings) {
        this.settings = settings;
        HttpClient http = Reach.client(settings);
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(settings.readTimeout());
        OpenAiApi api = OpenAiApi.builder().baseUrl(settings.server()).completionsPath(settings.chatPath())
                .apiKey(settings.key().isEmpty() ? new NoopApiKey() : new SimpleApiKey(settings.key()))
                .restClientBuilder(RestClient.builder().requestFactory(requests).messageConverters(OpenAiProtocol::readLeniently)
                        .requestInterceptor((request, body, execution) -> {
                            var response = execution.execute(request, body);
                            Heard.NOW.get().answered(response.getStatusCode().value(), response.getHeaders()::getFirst);
                            return new LimitedResponse(response);
                        }))
                .webClientBuilder(WebClient.builder().exchangeFunction(new JdkExchange(http, settings.readTimeout())))
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
    public String address() {
        return settings.server() + settings.chatPath();
    }

    @Override
    public ChatModel model(Heard heard) {
        return model;
    }

    @Override
    public ChatOptions options(String schema) {
        OpenAiChatOptions.Builder options = OpenAiChatOptions.builder().model(settings.model()).temperature(0.0).maxTokens(settings.maxTokens())
                .internalToolExecutionEnabled(false).streamUsage(settings.stream());
        if (schema != null) {
            options.outputSchema(schema);
        }
        return options.build();
    }

    @Override
    public ServerRefused refusal(Throwable failure) {
        return failure instanceof WebClientResponseException refused && !refused.getStatusCode().is2xxSuccessful()
                ? ServerRefused.of(refused.getStatusCode().value(), refused.getResponseBodyAsString(), refused.getHeaders()::getFirst) : null;
    }
}
