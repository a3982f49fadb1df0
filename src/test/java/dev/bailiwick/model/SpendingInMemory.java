package dev.bailiwick.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What calls cost, without a database. */
public final class SpendingInMemory implements Spending {

    private final List<Line> lines = new ArrayList<>();
    private final Map<String, BigDecimal> conversations = new HashMap<>();

    @Override
    public synchronized void add(Line line, String conversation) {
        lines.add(line);
        conversations.merge(conversation, line.price(), BigDecimal::add);
    }

    @Override
    public synchronized List<Line> since(LocalDate from) {
        return lines.stream().filter(one -> !one.day().isBefore(from)).toList();
    }

    @Override
    public synchronized BigDecimal of(LocalDate day) {
        return lines.stream().filter(one -> one.day().equals(day)).map(Line::price).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Override
    public synchronized BigDecimal of(String conversation) {
        return conversations.getOrDefault(conversation, BigDecimal.ZERO);
    }

    @Override
    public synchronized List<OfConversation> dearest(int most) {
        return conversations.entrySet().stream().limit(most).map(one -> new OfConversation(one.getKey(), 1, one.getValue())).toList();
    }
}
