package dev.bailiwick.kernel;

import java.util.regex.Pattern;

/**
 * Names one message within its conversation. Chosen by the caller of the wire contract: letters, digits and {@code _ - + = . :}, 1 to 255
 * characters.
 *
 * @param value the id as the caller wrote it
 */
public record MessageId(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_+=.:-]{1,255}");

    /** @throws Refusal of kind {@code INVALID} when the value has another form */
    public MessageId {
        if (value == null || !FORM.matcher(value).matches()) {
            throw Refusal.invalid("id", "must be 1 to 255 letters, digits or _ - + = . :");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
