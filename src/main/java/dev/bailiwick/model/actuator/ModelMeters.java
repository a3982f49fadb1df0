package dev.bailiwick.model.actuator;

import dev.bailiwick.model.Answer;
import dev.bailiwick.model.ModelCall;
import dev.bailiwick.model.Route;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * What is measured of calls to models: {@code gen_ai.*} as OpenTelemetry names it, and what only we know (why an attempt was made, in which lane,
 * what it cost).
 */
@Component
class ModelMeters implements ModelCall.Hear {

    private final MeterRegistry meters;

    ModelMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void heard(ModelCall call) {
        Route route = call.route();
        Tags model = Tags.of("gen_ai.operation.name", "chat", "gen_ai.provider.name", provider(route), "gen_ai.request.model", route.model());
        Timer.builder("gen_ai.client.operation.duration").description("calls to language models")
                .tags(model.and("error.type", call.answer() instanceof Answer.Failed failed ? failed.fault().word() : "none"))
                .register(meters).record(Duration.ofMillis(call.answer().millis()));
        Counter.builder("bailiwick.model.attempts").description("attempts on routes to language models")
                .tags("route", route.name(), "lane", call.prompt().lane().word(), "kind", call.kind().word(), "outcome", call.outcome())
                .register(meters).increment();
        if (call.answer() instanceof Answer.Whole whole) {
            tokens(model, "input", whole.inputTokens());
            tokens(model, "output", whole.outputTokens());
            Counter.builder("bailiwick.model.spent").description("what calls to language models cost, in the company's currency")
                    .tags("route", route.name(), "lane", call.prompt().lane().word()).register(meters)
                    .increment(route.price().of(whole.inputTokens(), whole.outputTokens()).doubleValue());
        }
    }

    private void tokens(Tags model, String type, int count) {
        DistributionSummary.builder("gen_ai.client.token.usage").description("tokens of calls to language models").baseUnit("token")
                .tags(model.and("gen_ai.token.type", type)).register(meters).record(count);
    }

    /** The provider as OpenTelemetry names it. */
    private static String provider(Route route) {
        return switch (route.provider()) {
            case OPENAI -> "openai";
            case AZURE -> "azure.ai.openai";
            case BEDROCK -> "aws.bedrock";
        };
    }
}
