package dev.bailiwick.admin;

import dev.bailiwick.model.BudgetReport;
import dev.bailiwick.model.Lane;
import dev.bailiwick.model.Spending;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Sums up what models cost in a span of time. */
@Component
public class SumSpending {

    private final Spending spending;
    private final BudgetReport.Tell budget;

    /**
     * @param spending what was spent, for all nodes
     * @param budget   what may be spent a day
     */
    public SumSpending(Spending spending, BudgetReport.Tell budget) {
        this.spending = spending;
        this.budget = budget;
    }

    /**
     * @param from  the first moment
     * @param until the last moment
     * @return what was spent on the days of UTC from the one to the other, both whole
     */
    public Spent over(Instant from, Instant until) {
        LocalDate first = LocalDate.ofInstant(from, ZoneOffset.UTC);
        LocalDate last = LocalDate.ofInstant(until, ZoneOffset.UTC);
        List<Spending.Line> lines = spending.since(first).stream().filter(line -> !line.day().isAfter(last)).toList();
        Map<LocalDate, List<Spending.Line>> byDay = lines.stream().collect(Collectors.groupingBy(Spending.Line::day));
        List<Spent.Day> days = first.datesUntil(last.plusDays(1)).map(day -> day(day, byDay.getOrDefault(day, List.of()))).toList();
        return new Spent(budget.budget().daily(), days, parts(lines));
    }

    private static Spent.Day day(LocalDate day, List<Spending.Line> lines) {
        return new Spent.Day(day, price(lines, Lane.INTERACTIVE), price(lines, Lane.BACKGROUND));
    }

    private static BigDecimal price(List<Spending.Line> lines, Lane lane) {
        return price(lines.stream().filter(line -> line.lane() == lane).toList());
    }

    private static BigDecimal price(List<Spending.Line> lines) {
        return lines.stream().map(Spending.Line::price).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private record Way(String route, Lane lane) {
    }

    private static List<Spent.Part> parts(List<Spending.Line> lines) {
        Map<Way, List<Spending.Line>> ways = lines.stream().collect(Collectors.groupingBy(line -> new Way(line.route(), line.lane())));
        return ways.entrySet().stream().map(one -> new Spent.Part(one.getKey().route(), one.getKey().lane().word(),
                        one.getValue().stream().mapToLong(Spending.Line::calls).sum(), price(one.getValue())))
                .sorted(Comparator.comparing(Spent.Part::price).reversed().thenComparing(Spent.Part::route).thenComparing(Spent.Part::lane)).toList();
    }
}
