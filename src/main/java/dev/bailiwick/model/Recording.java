package dev.bailiwick.model;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * One attempt on one route as it is kept: enough to make it again to the byte without the provider. What a customer wrote stands in it as it was
 * sent, masked. A cassette is a list of these.
 *
 * @param at         when it was over
 * @param about      what it was for, such as the turn {@code <conversation>/<number>}
 * @param prompt     the prompt's name
 * @param version    its version, with the family where it is for one
 * @param inputs     what filled the prompt, by reference: messages, passages, language
 * @param said       what was said, in order
 * @param schema     the schema asked for, or null
 * @param route      who was asked
 * @param model      the model
 * @param server     where
 * @param parameters what belongs to the route: provider, family, region, most tokens, stream, lane
 * @param number     its place among the attempts of one completion, from 1
 * @param kind       why it was made
 * @param chosen     why this route
 * @param words      the raw answer, or null when none came
 * @param cut        whether the answer was longer than is kept
 * @param finish     the provider's word for why it stopped, or null
 * @param fault      why nothing whole came, or null
 * @param detail     what is known about that, or null
 * @param flaws      what the check found wrong
 * @param outcome    {@code usable}, a flaw or a fault
 * @param inputTokens  tokens read
 * @param outputTokens tokens written
 * @param price      what it cost
 * @param firstByteMillis when the first words came
 * @param millis     how long it took
 */
public record Recording(Instant at, String about, String prompt, String version, Map<String, String> inputs, List<Prompt.Part> said, String schema,
        String route, String model, String server, Map<String, String> parameters, int number, ModelCall.Kind kind, String chosen, String words,
        boolean cut, String finish, Fault fault, String detail, List<Flaw> flaws, String outcome, int inputTokens, int outputTokens, BigDecimal price,
        long firstByteMillis, long millis) {

    /**
     * @param call    an attempt
     * @param longest how many characters of an answer are kept
     * @return its record
     */
    public static Recording of(ModelCall call, int longest) {
        Route route = call.route();
        Answer.Whole whole = call.answer() instanceof Answer.Whole one ? one : null;
        Answer.Failed failed = call.answer() instanceof Answer.Failed one ? one : null;
        boolean cut = whole != null && whole.text().length() > longest;
        int input = whole == null ? 0 : whole.inputTokens();
        int output = whole == null ? 0 : whole.outputTokens();
        return new Recording(call.at(), call.prompt().about(), call.prompt().name(), call.prompt().version(), call.prompt().inputs(),
                call.prompt().parts(), call.prompt().schema(), route.name(), route.model(), route.server(), Map.of("provider", route.provider().word(),
                        "family", route.family(), "region", route.region(), "max-tokens", Integer.toString(route.limits().maxTokens()),
                        "stream", Boolean.toString(route.stream()), "lane", call.prompt().lane().name().toLowerCase(java.util.Locale.ROOT),
                        "temperature", "0"),
                call.number(), call.kind(), call.chosen(), whole == null ? null : cut ? whole.text().substring(0, longest) : whole.text(), cut,
                whole == null ? null : whole.finish(), failed == null ? null : failed.fault(), failed == null ? null : failed.detail(), call.flaws(),
                call.outcome(), input, output, route.price().of(input, output), whole == null ? 0 : whole.firstByteMillis(), call.answer().millis());
    }

    /** @return the answer as it came; a failure where none came, or where more came than was kept */
    public Answer answer() {
        if (words != null && !cut) {
            return new Answer.Whole(words, finish, inputTokens, outputTokens, firstByteMillis, millis, Answer.Room.UNTOLD);
        }
        return new Answer.Failed(cut ? Fault.CUT_OFF : fault, cut ? "the answer was longer than what is kept of it" : detail, java.util.Optional.empty(), millis,
                Answer.Room.UNTOLD);
    }

    /** @return names what was asked, in sixty-four hexadecimal digits: equal for the same bytes */
    public String question() {
        return question(said, schema);
    }

    /**
     * @param said   what is said
     * @param schema the schema asked for, or null
     * @return names it, in sixty-four hexadecimal digits
     */
    public static String question(List<Prompt.Part> said, String schema) {
        StringBuilder all = new StringBuilder();
        said.forEach(part -> all.append(part.role()).append(' ').append(part.text().length()).append('\n').append(part.text()).append('\n'));
        return digest(all.append("schema\n").append(schema).toString());
    }

    /**
     * @param text any text
     * @return its SHA-256, in hexadecimal digits
     */
    public static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
