package dev.bailiwick.drafting.prompted;

import dev.bailiwick.conversation.Message;
import dev.bailiwick.conversation.Participant;
import dev.bailiwick.drafting.ConversationMask;
import dev.bailiwick.drafting.detect.Visible;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Prepares words of others for a prompt. They are data: the marks around them cannot be imitated, in no look-alike and behind no unseen character, a
 * line of theirs cannot pass for somebody else's turn, and a model's own control words lose their brackets.
 */
final class WordsOfOthers {

    private static final int MOST_MESSAGES = 6;
    private static final int LONGEST_MESSAGE = 2_000;
    /** What looks like the brackets around data, in any alphabet. */
    private static final Pattern OPENS = Pattern.compile("[<＜﹤〈⟨《⟪❮❰⧼˂ᐸ⋖≺⪡≪]");
    private static final Pattern CLOSES = Pattern.compile("[>＞﹥〉⟩》⟫❯❱⧽˃ᐳ⋗≻⪢≫]");
    private static final Pattern CONTROL = Pattern.compile("(?i)\\[(/?(?:INST|SYS|SYSTEM|USER|ASSISTANT|TOOL_[A-Z_]{1,20}|AVAILABLE_TOOLS))]");

    private WordsOfOthers() {
    }

    /** @return the words without anything that could close the block in which they stand */
    static String plain(String words) {
        String cut = words.length() > 4 * LONGEST_MESSAGE ? words.substring(0, 4 * LONGEST_MESSAGE) : words;
        String seen = CLOSES.matcher(OPENS.matcher(Visible.only(cut)).replaceAll("‹")).replaceAll("›");
        return CONTROL.matcher(seen).replaceAll("($1)");
    }

    /** @return the last messages, each in lines of its own with who said it; only the first line of a message stands at the margin */
    static String earlier(List<Message> before, ConversationMask mask) {
        StringBuilder said = new StringBuilder();
        for (Message message : before.subList(Math.max(0, before.size() - MOST_MESSAGES), before.size())) {
            String body = message.body() == null ? "" : message.body();
            String who = message.participant() == Participant.CUSTOMER ? "Customer" : message.participant() == Participant.ASSISTANT ? "Assistant"
                    : "Colleague";
            String words = plain(mask.mask(body.length() > LONGEST_MESSAGE ? body.substring(0, LONGEST_MESSAGE) : body));
            said.append(who).append(": ").append(words.strip().replaceAll("\\n+", "\n    ")).append("\n\n");
        }
        return said.isEmpty() ? "(nothing)" : said.toString().strip();
    }
}
