package dev.bailiwick.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.conversation.Message;
import dev.bailiwick.conversation.Participant;
import dev.bailiwick.conversation.PassPen;
import dev.bailiwick.conversation.Pen;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.MessageId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChatApiTest {

    private final House house = House.open();
    private final Caller stranger = new Caller(house.url(), null);

    private record Visit(ConversationId id, Caller caller) {
    }

    @Test
    void aVisitorWritesAndReadsInOneConversationOnly() {
        var mine = visit();
        var other = visit();
        var path = "/api/chat/conversations/" + mine.id() + "/messages";

        var said = mine.caller().send("POST", path, "{\"id\":\"m1\",\"body\":\"Hello\"}");
        house.reply(mine.id(), "Five working days.");

        assertThat(said.json().get("from").asText()).isEqualTo("customer");
        var talk = mine.caller().get(path + "?after=" + said.json().get("sequence").asLong()).json();
        assertThat(talk.get("state").asText()).isEqualTo("ready");
        assertThat(talk.at("/messages/0/body").asText()).isEqualTo("Five working days.");
        assertThat(talk.at("/messages/0/sources/0/url").asText()).isEqualTo("https://help.example/order-a-card");
        assertThat(other.caller().get(path).error()).startsWith("401 unauthenticated: ");
        assertThat(stranger.get(path).error()).startsWith("401 unauthenticated: ");
        assertThat(mine.caller().get("/api/chat/conversations/talk-1/messages").error()).startsWith("401 unauthenticated: ");
    }

    @Test
    void aStreamTellsWhatIsSaidHereAndOnOtherNodesAndHowThingsStand() {
        var visit = visit();
        var path = "/api/chat/conversations/" + visit.id();
        var lines = Collections.synchronizedList(new ArrayList<String>());
        try (Stream<String> stream = visit.caller().stream(visit.caller().request(path + "/stream").GET()).body()) {
            var reader = Thread.ofVirtual().start(() -> read(stream, lines));
            Await.until("the stream says how things stand", () -> joined(lines).contains("\"ready\""));

            visit.caller().send("POST", path + "/messages", "{\"id\":\"m1\",\"body\":\"Hello\"}");
            Await.until("the assistant is seen at work", () -> joined(lines).contains("\"working\""));
            house.reply(visit.id(), "An answer.");
            Await.until("the answer is seen", () -> joined(lines).contains("An answer."));
            fromAnotherNode(visit.id(), "A word of a colleague.");
            Await.until("the colleague is seen", () -> joined(lines).contains("A word of a colleague."));
            house.the(PassPen.class).pass(visit.id(), Pen.ADVISOR, "advisor-1", null);
            Await.until("a person has the pen", () -> joined(lines).contains("\"person\""));
            visit.caller().send("POST", path + "/finish", null);
            Await.until("the end is seen", () -> joined(lines).contains("\"ended\""));
            reader.interrupt();
        }
        assertThat(joined(lines)).containsSubsequence("event:message", "Hello", "An answer.", "\"from\":\"advisor\"");
    }

    @Test
    void aStreamGoesOnWhereItBrokeOff() {
        var visit = visit();
        var path = "/api/chat/conversations/" + visit.id();
        long seen = visit.caller().send("POST", path + "/messages", "{\"id\":\"m1\",\"body\":\"Seen already\"}").json().get("sequence").asLong();
        house.reply(visit.id(), "Missed.");
        var lines = Collections.synchronizedList(new ArrayList<String>());

        var again = visit.caller().request(path + "/stream").header("Last-Event-ID", "" + seen).GET();
        try (Stream<String> stream = visit.caller().stream(again).body()) {
            Thread.ofVirtual().start(() -> read(stream, lines));
            Await.until("what was missed is told", () -> joined(lines).contains("Missed."));
        }

        assertThat(joined(lines)).doesNotContain("Seen already");
    }

    @Test
    void whoComesBackAfterTheEndGoesOnInAConversationThatFollows() {
        var visit = visit();
        var path = "/api/chat/conversations/" + visit.id();
        visit.caller().send("POST", path + "/messages", "{\"id\":\"m1\",\"body\":\"Hello\"}");
        var follows = "/api/chat/conversations?follows=" + visit.id();

        assertThat(visit.caller().send("POST", follows, null).error()).startsWith("409 failed_precondition: the earlier conversation has not ended");
        visit.caller().send("POST", path + "/finish", null);
        assertThat(visit.caller().send("POST", path + "/messages", "{\"id\":\"m2\",\"body\":\"One more thing\"}").error())
                .startsWith("409 failed_precondition: ");
        assertThat(stranger.send("POST", follows, null).error()).startsWith("401 unauthenticated: ");
        var next = visit.caller().send("POST", follows, null).json();

        assertThat(next.get("id").asText()).isNotEqualTo(visit.id().value());
        assertThat(house.the(Conversations.class).find(new ConversationId(next.get("id").asText())).orElseThrow().metadata())
                .isEqualTo("{\"follows\":\"" + visit.id() + "\"}");
    }

    @Test
    void whoIsStillWritingIsWaitedForAndTellsItAtMostSoOften() {
        var visit = visit();
        var path = "/api/chat/conversations/" + visit.id() + "/typing";

        assertThat(stranger.send("POST", path, null).error()).startsWith("401 unauthenticated: ");
        assertThat(house.the(Conversations.class).lastTyped(visit.id())).isEmpty();
        long began = System.nanoTime();
        var signs = new HashSet<Instant>();
        for (int i = 0; i < 10; i++) {
            assertThat(visit.caller().send("POST", path, null).status()).as("a sign too many is no error").isEqualTo(200);
            signs.add(house.the(Conversations.class).lastTyped(visit.id()).orElseThrow());
        }
        long twoSecondsEach = (System.nanoTime() - began) / 2_000_000_000L;
        assertThat((long) signs.size()).as("and has no effect").isBetween(1L, 2 + twoSecondsEach + 1);
    }

    @Test
    void thereAreLimits() {
        var visit = visit();
        var path = "/api/chat/conversations/" + visit.id() + "/messages";

        assertThat(visit.caller().send("POST", path, "{\"id\":\"m\",\"body\":\"" + "x".repeat(4_001) + "\"}").error())
                .isEqualTo("400 invalid_argument: body: must have at most 4000 characters, and has 4001");
        long began = System.nanoTime();
        int taken = 0;
        Caller.Answer last = write(visit, path, taken);
        for (; last.status() == 200 && taken < 500; last = write(visit, path, taken)) {
            taken++;
        }
        long threeSecondsEach = (System.nanoTime() - began) / 3_000_000_000L;

        assertThat((long) taken).isBetween(20L, 20 + threeSecondsEach + 1);
        assertThat(last.error()).startsWith("429 resource_exhausted: ");
        assertThat(last.http().headers().firstValue("Retry-After").map(Integer::parseInt).orElse(0)).isBetween(1, 4);
    }

    @Test
    void thePageAndItsPartsAreServed() {
        for (var path : List.of("/chat", "/chat/chat.css", "/chat/chat.js", "/chat/words.js", "/chat/embed.js")) {
            assertThat(stranger.get(path).status()).as(path).isEqualTo(200);
        }
        assertThat(stranger.get("/chat").text()).contains("<h1", "role=\"log\"").doesNotContain("<script>").doesNotContain("style=")
                .doesNotContain("http://").doesNotContain("https://");
        assertThat(stranger.get("/api/chat/page").json().get("examples")).hasSize(3);
    }

    private static Caller.Answer write(Visit visit, String path, int number) {
        return visit.caller().send("POST", path, "{\"id\":\"m" + number + "\",\"body\":\"Hello\"}");
    }

    private Visit visit() {
        var started = stranger.send("POST", "/api/chat/conversations", null).json();
        return new Visit(new ConversationId(started.get("id").asText()), new Caller(house.url(), started.get("token").asText()));
    }

    /** Another node's commits are seen in the database only: no event of theirs is heard here. */
    private void fromAnotherNode(ConversationId id, String words) {
        house.inTransaction(() -> {
            var conversations = house.the(Conversations.class);
            conversations.take(id);
            return conversations.say(new Message(id, new MessageId("other-" + House.number()), 0, 0, Participant.ADVISOR, "advisor-1", words, null,
                    List.of(), List.of(), Instant.EPOCH), "fingerprint");
        });
    }

    private static void read(Stream<String> stream, List<String> lines) {
        try {
            stream.forEach(lines::add);
        } catch (java.io.UncheckedIOException e) {
            // The test has seen enough and closed the stream.
            lines.add("closed");
        }
    }

    private static String joined(List<String> lines) {
        synchronized (lines) {
            return String.join("\n", lines);
        }
    }
}
