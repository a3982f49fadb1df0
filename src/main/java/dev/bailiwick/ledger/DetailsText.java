package dev.bailiwick.ledger;

import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Decision;
import dev.bailiwick.kernel.Language;
import dev.bailiwick.kernel.MessageId;
import dev.bailiwick.kernel.ReleaseId;
import dev.bailiwick.kernel.TurnId;
import java.lang.reflect.RecordComponent;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a decision's details into the JSON text that is stored and hashed. Written by hand, because the text is for ever: it must
 * not change with a library's version or settings. Everything but ASCII's control characters and lone surrogates (which are
 * escaped) stands in it as it is.
 */
final class DetailsText {

    /** How many characters the details of one decision may take. */
    static final int LONGEST = 1_000_000;
    /** How deep they may nest. */
    static final int DEEPEST = 24;

    /** Made anew for each who asks, by reflection; asked once. */
    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            return type.getRecordComponents();
        }
    };

    private final StringBuilder text = new StringBuilder(256);
    private final Decision.Kind kind;

    private DetailsText(Decision.Kind kind) {
        this.kind = kind;
    }

    static String of(Decision.Kind kind, Map<String, ?> details) {
        DetailsText writer = new DetailsText(kind);
        writer.object(details, "", 0);
        return writer.text.toString();
    }

    private void value(Object value, String where, int depth) {
        if (depth > DEEPEST) {
            throw refuse(where, "nests deeper than " + DEEPEST);
        }
        switch (value) {
            case null -> text.append("null");
            case Boolean truth -> text.append(truth);
            case Double number -> number(number);
            case Float number -> number(number.doubleValue());
            case Number number -> text.append(number);
            case Enum<?> name -> string(name.name());
            case CharSequence words -> string(words);
            case Character letter -> string(letter.toString());
            case TemporalAccessor moment -> string(moment.toString());
            case TemporalAmount span -> string(span.toString());
            case ConversationId id -> string(id.value());
            case MessageId id -> string(id.value());
            case TurnId id -> string(id.toString());
            case ReleaseId id -> string(id.value());
            case Language language -> string(language.code());
            case Record parts -> record(parts, where, depth);
            case Optional<?> perhaps -> value(perhaps.orElse(null), where, depth);
            case Map<?, ?> map -> object(map, where, depth);
            case Iterable<?> list -> array(list, where, depth);
            case Object[] list -> array(Arrays.asList(list), where, depth);
            default -> throw refuse(where, "holds a " + value.getClass().getName()
                    + "; the ledger keeps text, numbers, truth values, moments, ids, and lists, maps and records of them");
        }
        if (text.length() > LONGEST) {
            throw refuse(where, "takes more than " + LONGEST + " characters");
        }
    }

    private void object(Map<?, ?> map, String where, int depth) {
        text.append('{');
        boolean first = true;
        for (Map.Entry<?, ?> part : map.entrySet()) {
            if (!first) {
                text.append(',');
            }
            first = false;
            String key = String.valueOf(part.getKey());
            string(key);
            text.append(':');
            value(part.getValue(), where.isEmpty() ? key : where + "." + key, depth + 1);
        }
        text.append('}');
    }

    /** A record is an object of its components, in the order in which they are declared. */
    private void record(Record parts, String where, int depth) {
        Map<String, Object> components = new LinkedHashMap<>();
        for (RecordComponent component : COMPONENTS.get(parts.getClass())) {
            try {
                component.getAccessor().setAccessible(true);
                components.put(component.getName(), component.getAccessor().invoke(parts));
            } catch (ReflectiveOperationException | RuntimeException e) {
                throw refuse(where, "holds a " + parts.getClass().getName() + " whose '" + component.getName() + "' cannot be read");
            }
        }
        object(components, where, depth);
    }

    private void array(Iterable<?> list, String where, int depth) {
        text.append('[');
        int place = 0;
        for (Object part : list) {
            if (place > 0) {
                text.append(',');
            }
            value(part, where + "[" + place + "]", depth + 1);
            place++;
        }
        text.append(']');
    }

    /** JSON has no word for what is not a number; the ledger keeps it as text rather than lose the decision. */
    private void number(double number) {
        if (Double.isFinite(number)) {
            text.append(number);
        } else {
            string(Double.toString(number));
        }
    }

    private void string(CharSequence words) {
        text.append('"');
        int plain = 0;
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < words.length() && Character.isLowSurrogate(words.charAt(i + 1))) {
                i++;
            } else if (c < 0x20 || c == '"' || c == '\\' || Character.isSurrogate(c)) {
                text.append(words, plain, i);
                character(c);
                plain = i + 1;
            }
        }
        text.append(words, plain, words.length());
        text.append('"');
    }

    private void character(char c) {
        switch (c) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> {
                if (c < 0x20 || Character.isSurrogate(c)) {
                    text.append("\\u").append(String.format("%04x", (int) c));
                } else {
                    text.append(c);
                }
            }
        }
    }

    private IllegalArgumentException refuse(String where, String what) {
        return new IllegalArgumentException("the details of a decision '" + kind.word() + "' cannot be kept: "
                + (where.isEmpty() ? "the whole" : "'" + where + "'") + " " + what);
    }
}
