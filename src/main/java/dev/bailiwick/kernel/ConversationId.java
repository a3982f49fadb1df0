package dev.bailiwick.kernel;

import java.util.regex.Pattern;

/**
 * Names one conversation. Chosen by the caller of the wire contract: letters, digits and {@code _ - + = . :}, 1 to 255
 * characters.
 *
 * @param value the id as the caller wrote it
 */
public record ConversationId(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_+=.:-]{1,255}");

    /** Under this id the ledger keeps what is decided about the house itself: its policies, brakes and accounts. No conversation has it. */
    public static final ConversationId COMPANY = new ConversationId("company");

    /** @throws Refusal of kind {@code INVALID} when the value has another form */
    public ConversationId {
        if (value == null || !FORM.matcher(value).matches()) {
            throw Refusal.invalid("id", "must be 1 to 255 letters, digits or _ - + = . :");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
