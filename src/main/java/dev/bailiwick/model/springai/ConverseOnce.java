package dev.bailiwick.model.springai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bailiwick.model.Fault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkNumber;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.document.DocumentVisitor;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.SpecificToolChoice;
import software.amazon.awssdk.services.bedrockruntime.model.ToolChoice;
import software.amazon.awssdk.services.bedrockruntime.model.ToolConfiguration;

/**
 * Amazon's client for one attempt. The library neither forces a tool, nor says what the headers were, nor ends a stream that nobody reads any
 * more: that is done here.
 */
final class ConverseOnce implements BedrockRuntimeAsyncClient {

    private final BedrockRuntimeAsyncClient client;
    private final Heard heard;

    ConverseOnce(BedrockRuntimeAsyncClient client, Heard heard) {
        this.client = client;
        this.heard = heard;
    }

    /** The same for answers in one piece, over the same connections. */
    BedrockRuntimeClient whole() {
        return new Whole();
    }

    @Override
    public CompletableFuture<Void> converseStream(ConverseStreamRequest request, ConverseStreamResponseHandler handler) {
        ConverseStreamResponseHandler listening = ConverseStreamResponseHandler.builder()
                .onResponse(response -> {
                    hear(response.sdkHttpResponse());
                    handler.responseReceived(response);
                })
                .onEventStream(handler::onEventStream).onError(handler::exceptionOccurred).onComplete(handler::complete).build();
        CompletableFuture<Void> call = client.converseStream(request.toBuilder().toolConfig(forced(request.toolConfig())).build(), listening);
        heard.over.add(() -> call.cancel(true));
        return call;
    }

    private static ToolConfiguration forced(ToolConfiguration tools) {
        return tools == null ? null : tools.toBuilder().toolChoice(ToolChoice.fromTool(SpecificToolChoice.builder().name(BedrockProtocol.ANSWER)
                .build())).build();
    }

    private void hear(SdkHttpResponse response) {
        if (response != null) {
            heard.answered(response.statusCode(), header(response));
        }
    }

    private static UnaryOperator<String> header(SdkHttpResponse response) {
        return name -> response == null ? null : response.firstMatchingHeader(name).orElse(null);
    }

    /** What Bedrock said, in the middle of a stream too, where there is no status. */
    static ServerRefused refusal(AwsServiceException refused) {
        SdkHttpResponse response = refused.awsErrorDetails() == null ? null : refused.awsErrorDetails().sdkHttpResponse();
        String code = refused.awsErrorDetails() == null || refused.awsErrorDetails().errorCode() == null ? "" : refused.awsErrorDetails().errorCode();
        String words = code + (refused.awsErrorDetails() == null || refused.awsErrorDetails().errorMessage() == null ? ""
                : ", " + refused.awsErrorDetails().errorMessage());
        if (refused.statusCode() >= 300) {
            return ServerRefused.of(refused.statusCode(), words, header(response));
        }
        return new ServerRefused(code.toLowerCase(java.util.Locale.ROOT).contains("throttling") ? Fault.LIMITED : Fault.SERVER_ERROR, Optional.empty(),
                "an error in the middle of the answer: " + words);
    }

    @Override
    public String serviceName() {
        return client.serviceName();
    }

    /** The client that asks is the house's, not this attempt's. */
    @Override
    public void close() {
        // Nothing is this attempt's own.
    }

    private final class Whole implements BedrockRuntimeClient {

        @Override
        public ConverseResponse converse(ConverseRequest request) {
            CompletableFuture<ConverseResponse> call = client.converse(request.toBuilder().toolConfig(forced(request.toolConfig())).build());
            try {
                ConverseResponse response = call.get();
                hear(response.sdkHttpResponse());
                return answer(response);
            } catch (InterruptedException e) {
                call.cancel(true);
                Thread.currentThread().interrupt();
                throw SdkClientException.create("the call was given up", e);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException known ? known : SdkClientException.create("the call failed", e.getCause());
            }
        }

        @Override
        public String serviceName() {
            return client.serviceName();
        }

        @Override
        public void close() {
            // Nothing is this attempt's own.
        }
    }

    /** The library writes a tool's input in a form that only looks like JSON; so the answer is made words here, without what was said beside it. */
    private static ConverseResponse answer(ConverseResponse response) {
        if (response.output() == null || response.output().message() == null) {
            return response;
        }
        List<ContentBlock> answers = response.output().message().content().stream().filter(block -> block.type() == ContentBlock.Type.TOOL_USE
                && BedrockProtocol.ANSWER.equals(block.toolUse().name())).toList();
        if (answers.isEmpty()) {
            return response;
        }
        List<ContentBlock> blocks = List.of(ContentBlock.fromText(answers.getFirst().toolUse().input().accept(new AsJson()).toString()));
        return response.toBuilder().output(output -> output.message(response.output().message().toBuilder().content(blocks).build())).build();
    }

    private static final class AsJson implements DocumentVisitor<JsonNode> {

        private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

        @Override
        public JsonNode visitNull() {
            return NODES.nullNode();
        }

        @Override
        public JsonNode visitBoolean(Boolean value) {
            return NODES.booleanNode(value);
        }

        @Override
        public JsonNode visitString(String value) {
            return NODES.textNode(value);
        }

        @Override
        public JsonNode visitNumber(SdkNumber value) {
            return NODES.numberNode(value.bigDecimalValue());
        }

        @Override
        public JsonNode visitMap(Map<String, Document> fields) {
            ObjectNode all = NODES.objectNode();
            fields.forEach((name, value) -> all.set(name, value.accept(this)));
            return all;
        }

        @Override
        public JsonNode visitList(List<Document> items) {
            ArrayNode all = NODES.arrayNode();
            items.forEach(item -> all.add(item.accept(this)));
            return all;
        }
    }
}
