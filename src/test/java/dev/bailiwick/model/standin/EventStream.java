package dev.bailiwick.model.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * The binary framing of Amazon's event streams: lengths and their checksum, headers, payload, checksum of all.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/RESTSelectObjectAppendix.html">the layout of a message</a>
 */
final class EventStream {

    private static final int TYPE_STRING = 7;
    private static final int PRELUDE = 12;
    private static final int CHECKSUM = 4;

    private EventStream() {
    }

    /** An event of this type. */
    static byte[] event(String type, JsonNode payload) {
        return message(headers("event", ":event-type", type), payload);
    }

    /** An error that ends the stream. */
    static byte[] exception(String type, JsonNode payload) {
        return message(headers("exception", ":exception-type", type), payload);
    }

    private static Map<String, String> headers(String kind, String name, String type) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(name, type);
        headers.put(":content-type", "application/json");
        headers.put(":message-type", kind);
        return headers;
    }

    private static byte[] message(Map<String, String> headers, JsonNode payload) {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        headers.forEach((name, value) -> {
            byte[] words = value.getBytes(StandardCharsets.UTF_8);
            head.write(name.length());
            head.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
            head.write(TYPE_STRING);
            head.write(words.length >> 8);
            head.write(words.length);
            head.writeBytes(words);
        });
        byte[] body = payload.toString().getBytes(StandardCharsets.UTF_8);
        ByteBuffer message = ByteBuffer.allocate(PRELUDE + head.size() + body.length + CHECKSUM);
        message.putInt(message.capacity()).putInt(head.size());
        message.putInt(checksum(message, 8));
        message.put(head.toByteArray()).put(body);
        message.putInt(checksum(message, message.position()));
        return message.array();
    }

    private static int checksum(ByteBuffer message, int length) {
        CRC32 sum = new CRC32();
        sum.update(message.array(), 0, length);
        return (int) sum.getValue();
    }
}
