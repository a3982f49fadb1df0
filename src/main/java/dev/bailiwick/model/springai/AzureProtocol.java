package dev.bailiwick.model.springai;

import com.azure.ai.openai.OpenAIClientBuilder;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.core.util.Configuration;
import java.time.Duration;
import org.springframework.ai.azure.openai.AzureOpenAiChatModel;
import org.springframework.ai.azure.openai.AzureOpenAiChatOptions;
import org.springframework.ai.azure.openai.AzureOpenAiResponseFormat;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.ChatOptions;

/** Azure OpenAI: deployments, keys in a header of their own, versions of the API. */
final class AzureProtocol implements Protocol {

    private final RouteSettings settings;
    private final ChatModel model;

    AzureProtocol(RouteSettings settings) {
        this.settings = settings;
        OpenAIClientBuilder client = new OpenAIClientBuilder().endpoint(settings.baseUrl()).configuration(Configuration.NONE)
                .httpClient(new JdkAzureHttp(settings)).retryOptions(new RetryOptions(new FixedDelayOptions(0, Duration.ofMillis(1))));
        model = AzureOpenAiChatModel.builder().openAIClientBuilder(client)
                .defaultOptions(AzureOpenAiChatOptions.builder().deploymentName(settings.model()).build()).build();
    }

    @Override
    public String address() {
        return settings.server() + "/openai/deployments/" + settings.model();
    }

    @Override
    public ChatModel model(Heard heard) {
        return model;
    }

    @Override
    public ChatOptions options(String schema) {
        AzureOpenAiChatOptions.Builder options = AzureOpenAiChatOptions.builder().deploymentName(settings.model()).temperature(0.0)
                .maxTokens(settings.maxTokens()).internalToolExecutionEnabled(false).streamUsage(settings.stream());
        if (schema != null) {
            options.responseFormat(AzureOpenAiResponseFormat.builder().type(AzureOpenAiResponseFormat.Type.JSON_SCHEMA)
                    .jsonSchema(AzureOpenAiResponseFormat.JsonSchema.builder().schema(schema).strict(true).build()).build());
        }
        return options.build();
    }

    @Override
    public ServerRefused refusal(Throwable failure) {
        return failure instanceof HttpResponseException refused && refused.getResponse() != null && refused.getResponse().getStatusCode() >= 300
                ? ServerRefused.of(refused.getResponse().getStatusCode(), refused.getMessage(),
                        name -> refused.getResponse().getHeaders().getValue(HttpHeaderName.fromString(name))) : null;
    }
}
