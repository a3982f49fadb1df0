package dev.bailiwick.model.springai;

import io.micrometer.observation.ObservationRegistry;
import java.net.URI;
import org.springframework.ai.bedrock.converse.BedrockChatOptions;
import org.springframework.ai.bedrock.converse.BedrockProxyChatModel;
import org.springframework.ai.bedrock.converse.api.MediaFetcher;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.model.tool.DefaultToolExecutionEligibilityPredicate;
import org.springframework.ai.model.tool.ToolCallingManager;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.definition.ToolDefinition;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClientBuilder;
import software.amazon.awssdk.services.bedrockruntime.auth.scheme.BedrockRuntimeAuthSchemeProvider;

/** Amazon Bedrock by its Converse calls. It knows no answer schemas, so an answer with a schema is had as the input of a tool that is forced. */
final class BedrockProtocol implements Protocol {

    /** The tool whose input is the answer. */
    static final String ANSWER = "answer";

    private final RouteSettings settings;
    private final BedrockRuntimeAsyncClient client;
    private final ToolCallingManager tools = ToolCallingManager.builder().build();
    private final MediaFetcher nothingIsFetched = new MediaFetcher();

    BedrockProtocol(RouteSettings settings) {
        this.settings = settings;
        BedrockRuntimeAsyncClientBuilder builder = BedrockRuntimeAsyncClient.builder().region(Region.of(settings.awsRegion()))
                .credentialsProvider(credentials(settings)).httpClient(new JdkAwsHttp(settings))
                // What stands in files of the machine's users, or in variables of theirs, is not this house's affair.
                .authSchemeProvider(BedrockRuntimeAuthSchemeProvider.defaultProvider())
                .overrideConfiguration(all -> all.retryStrategy(AwsRetryStrategy.doNotRetry()).defaultProfileFile(ProfileFile.aggregator().build()));
        if (!settings.baseUrl().isEmpty()) {
            builder.endpointOverride(URI.create(settings.baseUrl()));
        }
        client = builder.build();
    }

    private static AwsCredentialsProvider credentials(RouteSettings settings) {
        AwsCredentials given = settings.sessionToken().isEmpty() ? AwsBasicCredentials.create(settings.keyId(), settings.key())
                : AwsSessionCredentials.create(settings.keyId(), settings.key(), settings.sessionToken());
        return StaticCredentialsProvider.create(given);
    }

    @Override
    public String address() {
        return (settings.baseUrl().isEmpty() ? "https://bedrock-runtime." + settings.awsRegion() + ".amazonaws.com" : settings.server())
                + "/model/" + settings.model();
    }

    @Override
    public ChatModel model(Heard heard) {
        ConverseOnce once = new ConverseOnce(client, heard);
        return new BedrockProxyChatModel(once.whole(), once, BedrockChatOptions.builder().build(), ObservationRegistry.NOOP, tools,
                new DefaultToolExecutionEligibilityPredicate(), nothingIsFetched);
    }

    @Override
    public ChatOptions options(String schema) {
        BedrockChatOptions.Builder options = BedrockChatOptions.builder().model(settings.model()).temperature(0.0).maxTokens(settings.maxTokens())
                .internalToolExecutionEnabled(false);
        if (schema != null) {
            options.toolCallbacks(new Answering(schema));
        }
        return options.build();
    }

    /** The tool that is forced. Nobody runs it: its input is read. */
    private record Answering(String schema) implements ToolCallback {

        @Override
        public ToolDefinition getToolDefinition() {
            return ToolDefinition.builder().name(ANSWER).description("Gives the answer.").inputSchema(schema).build();
        }

        @Override
        public String call(String input) {
            throw new IllegalStateException("the answer is read, not run");
        }
    }

    @Override
    public ServerRefused refusal(Throwable failure) {
        return failure instanceof AwsServiceException refused ? ConverseOnce.refusal(refused) : null;
    }
}
