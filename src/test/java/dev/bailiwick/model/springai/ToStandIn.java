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
public enum ToStandIn {
    OPENAI, OPENAI_IN_PIECES, AZURE, AZURE_IN_PIECES, BEDROCK, BEDROCK_IN_PIECES;

    static final String KEY = "sk-very-secret";
    static final String KEY_ID = "AKIDOFATEST";
    private static final Duration LONG = Duration.ofMinutes(3);

    Route.Provider provider() {
        return Route.Provider.valueOf(name().replace("_IN_PIECES", ""));
    }

    boolean inPieces() {
        return name().endsWith("_IN_PIECES");
    }

    /** @return a stand-in for this provider, which wants to see the right key */
    public StandIn standIn() {
        return switch (provider()) {
            case OPENAI -> new OpenAiStandIn(KEY);
            case AZURE -> new AzureStandIn(KEY);
            case BEDROCK -> new BedrockStandIn(KEY_ID);
        };
    }

    AskRoute to(String url) {
        return to(url, LONG);
    }

    AskRoute to(String url, Duration firstByte) {
        return to(url, "stand-in", "words-1", firstByte, LONG);
    }

    /**
     * @param url       where the stand-in is
     * @param name      the route's name
     * @param model     the model
     * @param firstByte how long the first words may take, where it answers in pieces
     * @param whole     how long an answer may take
     * @return a real route to it
     */
    public AskRoute to(String url, String name, String model, Duration firstByte, Duration whole) {
        return SpringAiRoute.to(new RouteSettings(name, provider(), url, model, "", KEY, "eu-west-1", Route.DataClass.PERSONAL,
                BigDecimal.ZERO, BigDecimal.ZERO, 0, 0, 32, 500, Duration.ofSeconds(1), firstByte, whole, inPieces(), "2024-10-21",
                "", provider() == Route.Provider.BEDROCK ? KEY_ID : "", ""));
    }
}
