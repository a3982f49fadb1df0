package dev.bailiwick.model;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * One way to one model at one provider.
 *
 * @param name     the operator's name for it, such as {@code azure-sweden}; unique
 * @param provider whose protocol it speaks
 * @param model    the model, as the provider knows it
 * @param family   the family of models whose prompt variants fit, such as {@code gpt} or {@code claude}
 * @param server   scheme, host and port, for people and for the release
 * @param region   where the data goes, such as {@code eu}; empty when nobody said
 * @param sees     what it may see
 * @param price    what it costs
 * @param limits   what it bears
 * @param times    how long it may take
 */
public record Route(String name, Provider provider, String model, String family, String server, String region, DataClass sees, Price price,
        Limits limits, Times times) {

    /** Whose protocol a route speaks. */
    public enum Provider {
        /** Any server with OpenAI's chat protocol. */
        OPENAI,
        /** Azure OpenAI. */
        AZURE,
        /** Amazon Bedrock, the Converse call. */
        BEDROCK
    }

    /** What of a customer's words a route may see. */
    public enum DataClass {
        /** Only what personal data was masked in. */
        MASKED,
        /** Personal data as the customer wrote it. */
        PERSONAL
    }

    /**
     * What a route costs.
     *
     * @param input    a million tokens read, in the company's currency
     * @param output   a million tokens written
     */
    public record Price(BigDecimal input, BigDecimal output) {
    }

    /**
     * What a route bears. Nothing goes out beyond it, from all nodes together.
     *
     * @param requestsPerMinute requests a minute
     * @param tokensPerMinute   tokens a minute, read and written
     * @param atOnce            calls under way at once, on one node
     * @param maxTokens         tokens of one answer
     */
    public record Limits(int requestsPerMinute, int tokensPerMinute, int atOnce, int maxTokens) {
    }

    /**
     * How long a route may take.
     *
     * @param connect   until it is reached
     * @param firstByte until the first words
     * @param whole     until the last
     */
    public record Times(Duration connect, Duration firstByte, Duration whole) {
    }
}
