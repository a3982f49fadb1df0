package dev.bailiwick.model.springai;

import dev.bailiwick.model.AskRoute;
import dev.bailiwick.model.Route;
import dev.bailiwick.model.standin.AzureStandIn;
import dev.bailiwick.model.standin.BedrockStandIn;
import dev.bailiwick.model.standin.OpenAiStandIn;
import dev.bailiwick.model.standin.StandIn;
import java.math.BigDecimal;
import java.time.Duration;

/** Routes to stand-ins, one kind for each provider, whole or in pieces. */
enum ToStandIn {
    OPENAI, OPENAI_IN_PIECES, AZURE, AZURE_IN_PIECES, BEDROCK, BEDROCK_IN_PIECES;

    static final String KEY = "sk-very-secret";
    static final String KEY_ID = "AKIDOFATEST";

    Route.Provider provider() {
        return Route.Provider.valueOf(name().replace("_IN_PIECES", ""));
    }

    boolean inPieces() {
        return name().endsWith("_IN_PIECES");
    }

    StandIn standIn() {
        return switch (provider()) {
            case OPENAI -> new OpenAiStandIn(KEY);
            case AZURE -> new AzureStandIn(KEY);
            case BEDROCK -> new BedrockStandIn(KEY_ID);
        };
    }

    AskRoute to(String url) {
        return to(url, Duration.ofSeconds(10));
    }

    AskRoute to(String url, Duration firstByte) {
        return SpringAiRoute.to(new RouteSettings("stand-in", provider(), url, "words-1", "", KEY, "eu-west-1", Route.DataClass.MASKED,
                BigDecimal.ZERO, BigDecimal.ZERO, 0, 0, 32, 100, Duration.ofSeconds(1), firstByte, Duration.ofSeconds(10), inPieces(), "2024-10-21",
                "", provider() == Route.Provider.BEDROCK ? KEY_ID : "", ""));
    }
}
