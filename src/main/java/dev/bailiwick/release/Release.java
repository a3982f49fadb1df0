package dev.bailiwick.release;

import dev.bailiwick.kernel.ReleaseId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * What is in force together.
 *
 * @param id    the hash over the pins
 * @param pins  one for each part, ordered by part
 * @param since when it was first in force
 */
public record Release(ReleaseId id, List<Pin> pins, Instant since) {

    /**
     * Names a release by its pins: the first twelve digits of the SHA-256 over the pins ordered by part, each written as
     * {@code length:part,length:version,} (lengths in UTF-8 bytes), so every node comes to the same name.
     *
     * @param pins  one for each part
     * @param since since when it is in force
     * @return the release
     * @throws IllegalArgumentException when there are no pins, one is empty or a part is pinned twice
     */
    public static Release of(List<Pin> pins, Instant since) {
        if (pins.isEmpty() || pins.stream().anyMatch(pin -> pin.part() == null || pin.part().isBlank() || pin.version() == null
                || pin.version().isBlank())) {
            throw new IllegalArgumentException("a release needs pins, each with a part and a version, not " + pins);
        }
        if (pins.stream().map(Pin::part).distinct().count() < pins.size()) {
            throw new IllegalArgumentException("a release pins each part once, not " + pins);
        }
        List<Pin> ordered = pins.stream().sorted(Comparator.comparing(Pin::part)).toList();
        return new Release(idOf(ordered), ordered, since);
    }

    private static ReleaseId idOf(List<Pin> ordered) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (Pin pin : ordered) {
                field(sha, pin.part());
                field(sha, pin.version());
            }
            return new ReleaseId("r-" + HexFormat.of().formatHex(sha.digest()).substring(0, 12));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void field(MessageDigest sha, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        sha.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        sha.update(bytes);
        sha.update((byte) ',');
    }
}
