package dev.bailiwick.drafting.prompted;

import dev.bailiwick.conversation.Message;
import dev.bailiwick.conversation.Participant;
import dev.bailiwick.drafting.detect.MaskPersonalData;
import java.util.List;

/** Prepares words of others for a prompt: personal data masked, and the marks around data cannot be imitated. */
final class AsData {

    private static final int MOST_MESSAGES = 6;
    private static final int LONGEST_MESSAGE = 2_000;

    private final MaskPersonalData masks = new MaskPersonalData();

    /** @return the words without angle brackets, so that they cannot close the block in which they stand */
    static String plain(String words) {
        String cut = words.length() > 4 * LONGEST_MESSAGE ? words.substring(0, 4 * LONGEST_MESSAGE) : words;
        return cut.replace('<', '‹').replace('>', '›');
    }

    /** @return the last messages, one a paragraph, each with who said it */
    String earlier(List<Message> before) {
        StringBuilder said = new StringBuilder();
        for (Message message : before.subList(Math.max(0, before.size() - MOST_MESSAGES), before.size())) {
            String body = message.body() == null ? "" : message.body();
            String who = message.participant() == Participant.CUSTOMER ? "Customer" : message.participant() == Participant.ASSISTANT ? "Assistant"
                    : "Colleague";
            said.append(who).append(": ").append(plain(masks.mask(body.length() > LONGEST_MESSAGE ? body.substring(0, LONGEST_MESSAGE) : body)
                    .text())).append("\n\n");
        }
        return said.isEmpty() ? "(nothing)" : said.toString().strip();
    }
}
