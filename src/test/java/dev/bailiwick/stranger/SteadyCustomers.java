package dev.bailiwick.stranger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bailiwick.channel.Caller;
import dev.bailiwick.channel.Receiver;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Customers who write, send again with the same id until they are told yes, wait for the answer and write again; and the account of it at the end:
 * what was acknowledged against what the ledger holds and what the company's receiver got.
 */
final class SteadyCustomers {

    private static final long PATIENCE_SECONDS = 120;

    private final RunningServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();
    private final Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicLong slowestCall = new AtomicLong();
    private final AtomicLong slowestAnswer = new AtomicLong();
    private final List<String> faults = java.util.Collections.synchronizedList(new ArrayList<>());
    private volatile boolean ending;

    SteadyCustomers(RunningServer server, String name, int many) {
        this.server = server;
        for (int i = 1; i <= many; i++) {
            String id = name + "-" + i;
            threads.execute(() -> converse(id));
        }
    }

    int answered() {
        return answered.get();
    }

    /** Lets everybody come to an end, and settles. */
    void end() throws InterruptedException {
        ending = true;
        threads.shutdown();
        if (!threads.awaitTermination(PATIENCE_SECONDS + 30, TimeUnit.SECONDS)) {
            faults.add("customers still wait");
        }
        acknowledged.forEach(this::settle);
    }

    /** @return what does not add up, in words */
    List<String> faults() {
        return faults;
    }

    String figures() {
        return acknowledged.size() + " conversations, " + answered.get() + " messages answered, calls by status " + new TreeMap<>(statuses)
                + ", slowest call " + slowestCall.get() + " ms, slowest answer " + slowestAnswer.get() + " ms";
    }

    private void converse(String id) {
        try {
            until(id, "/conversations", "{\"id\":\"" + id + "\",\"customer_id\":\"anna\",\"channel\":\"web\",\"assignee_type\":\"AI Agent\"}");
            for (int number = 1; !ending; number++) {
                until(id, "/conversations/" + id + "/messages", "{\"id\":\"" + id + "-m" + number + "\",\"participant_id\":\"anna\","
                        + "\"participant_type\":\"Customer\",\"body\":\"How long does a new debit card take to arrive?\"}");
                acknowledged.put(id, number);
                awaitAnswer(id, id + "-m" + number);
            }
        } catch (RuntimeException e) {
            faults.add(id + ": " + e);
        }
    }

    private void until(String id, String path, String body) {
        Caller caller = server.integration();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end) {
            long began = System.nanoTime();
            int status;
            boolean toldWhen = true;
            try {
                var answer = caller.send("POST", path, body);
                status = answer.status();
                toldWhen = answer.http().headers().firstValue("Retry-After").isPresent();
            } catch (UncheckedIOException e) {
                status = 0;
            }
            slowestCall.accumulateAndGet(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began), Math::max);
            statuses.computeIfAbsent(status, any -> new AtomicInteger()).incrementAndGet();
            if (status == 200 || status == 409 && path.equals("/conversations")) {
                return;
            }
            if (status != 503 && status != 429 || !toldWhen) {
                faults.add(id + ": " + path + " was answered with " + status + (toldWhen ? "" : " without Retry-After"));
            }
            LockSupport.parkNanos(100_000_000);
        }
        throw new IllegalStateException(path + " was never answered with yes");
    }

    private void awaitAnswer(String id, String message) {
        long began = System.nanoTime();
        while (System.nanoTime() - began < TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
            if (answersOf(id).stream().anyMatch(one -> message.equals(one.body().at("/data/last_customer_message_id").asText()))) {
                answered.incrementAndGet();
                slowestAnswer.accumulateAndGet(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began), Math::max);
                return;
            }
            LockSupport.parkNanos(20_000_000);
        }
        throw new IllegalStateException(message + " was acknowledged and never answered");
    }

    private List<Receiver.Attempt> answersOf(String id) {
        return server.receiver().attempts(id).stream().filter(one -> one.type().equals("agent.message"))
                .filter(one -> !one.body().at("/data/is_holding").asBoolean()).toList();
    }

    private void settle(String id, int messages) {
        List<String> kinds = new ArrayList<>();
        for (JsonNode entry : server.management().get("/api/conversations/" + id + "/ledger?limit=500").json().path("entries")) {
            kinds.add(entry.path("kind").asText());
        }
        expect(id, "messages in the ledger", messages, kinds.stream().filter("message-received"::equals).count());
        Map<String, List<Receiver.Attempt>> byEvent = answersOf(id).stream().collect(Collectors.groupingBy(one -> one.body().get("id").asText()));
        expect(id, "answers that came", messages, byEvent.size());
        expect(id, "messages answered", messages, answersOf(id).stream().map(one -> one.body().at("/data/last_customer_message_id").asText())
                .distinct().count());
        byEvent.values().forEach(same -> expect(id, "numbers of one event", 1, same.stream().map(Receiver.Attempt::number).distinct().count()));
        List<Integer> numbers = server.receiver().attempts(id).stream().map(Receiver.Attempt::number).distinct().toList();
        expect(id, "highest number", numbers.size(), numbers.isEmpty() ? 0 : numbers.getLast());
    }

    private void expect(String id, String what, long wanted, long found) {
        if (wanted != found) {
            faults.add(id + ": " + what + ": " + found + " instead of " + wanted);
        }
    }
}
