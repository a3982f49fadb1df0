package dev.bailiwick.model;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * One way to one model at one provider.
 *
 * @param name     the operator's name for it, such as {@code azure-sweden}; unique
 * @param provider whose protocol it speaks
 * @param model    the model or deployment, as the provider knows it
 * @param family   the models that give the same words, whoever serves them, such as {@code gpt-4o}; the model's own name where nobody said
 * @param server   scheme, host, port and path, for people and for the release
 * @param region   where the data goes, such as {@code eu}; empty when nobody said
 * @param sees     what it may see
 * @param price    what it costs
 * @param limits   what it bears
 * @param times    how long it may take
 * @param stream   whether its words are read as they come
 */
public record Route(String name, Provider provider, String model, String family, String server, String region, DataClass sees, Price price,
        Limits limits, Times times, boolean stream) {

    /** Whose protocol a route speaks. */
    public enum Provider {
        /** Any server with OpenAI's chat protocol. */
        OPENAI,
        /** Azure OpenAI. */
        AZURE,
        /** Amazon Bedrock, the Converse call. */
        BEDROCK;

        /** @return the provider as settings, metrics and the ledger write it */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** What of a customer's words a route may see, the least first. */
    public enum DataClass {
        /** Only what personal data was masked in. */
        MASKED,
        /** Personal data as the customer wrote it. */
        PERSONAL;

        /**
         * @param holds what a prompt holds
         * @return whether whoever may see this may see that
         */
        public boolean maySee(DataClass holds) {
            return compareTo(holds) >= 0;
        }
    }

    /**
     * What a route costs.
     *
     * @param input  a million tokens read, in the company's currency
     * @param output a million tokens written
     */
    public record Price(BigDecimal input, BigDecimal output) {

        /** What is the company's own, or already paid. */
        public static final Price NOTHING = new Price(BigDecimal.ZERO, BigDecimal.ZERO);

        /**
         * @param inputTokens  tokens read
         * @param outputTokens tokens written
         * @return what they cost
         */
        public BigDecimal of(long inputTokens, long outputTokens) {
            return input.multiply(BigDecimal.valueOf(inputTokens)).add(output.multiply(BigDecimal.valueOf(outputTokens))).movePointLeft(6);
        }
    }

    /**
     * What a route bears.
     *
     * @param requestsPerMinute requests a minute from all nodes together, 0 for no limit
     * @param tokensPerMinute   tokens a minute from all nodes together, read and written, 0 for no limit
     * @param atOnce            calls under way at once, on one node
     * @param maxTokens         tokens of one answer
     */
    public record Limits(int requestsPerMinute, int tokensPerMinute, int atOnce, int maxTokens) {
    }

    /**
     * How long a route may take.
     *
     * @param connect   until it is reached
     * @param firstByte until the first words come, where they are read as they come
     * @param whole     until the last
     */
    public record Times(Duration connect, Duration firstByte, Duration whole) {
    }
}
