package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.Gate;
import dev.bailiwick.guardrail.Policy;
import dev.bailiwick.guardrail.drools.BookedPolicy.Form;
import dev.bailiwick.guardrail.drools.BookedPolicy.Stage;
import dev.bailiwick.guardrail.drools.Consequence.Part;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a policy down for people to read: what was understood of its file, not the file. In Markdown. */
final class PolicyPage {

    private PolicyPage() {
    }

    /**
     * @param book the book that the policy stands in
     * @param id   the policy's id
     * @return a page of its own
     */
    static String of(CompiledBook book, String id) {
        BookedPolicy booked = book.policies().get(id);
        Policy policy = booked.policy();
        StringBuilder text = new StringBuilder("# " + id + " " + policy.title() + "\n\n");
        text.append("| | |\n|---|---|\n");
        Stream.of(List.of("status", policy.status()), List.of("judges", where(booked)), List.of("owner", policy.owner()),
                        List.of("legal basis", policy.basis()),
                        List.of("applies", "from " + policy.since() + (booked.until() == null ? "" : " to " + booked.until())),
                        List.of("to be looked at again by", policy.review().toString()), List.of("known errors", policy.errs()),
                        List.of("file", "`" + policy.path() + "`"))
                .forEach(row -> text.append("| ").append(row.get(0)).append(" | ").append(cell(row.get(1))).append(" |\n"));
        text.append('\n').append(booked.form() == Form.TABLE || booked.form() == Form.WORKBOOK ? table(booked) : rule(booked));
        text.append("\n## Examples\n\n| expected | when |\n|---|---|\n");
        book.examples().stream().filter(example -> example.policy().equals(id)).forEach(example -> text.append("| ")
                .append(example.expects().words()).append(example.row() == 0 ? "" : " in row " + example.row()).append(" | ")
                .append(cell(example.name())).append(" |\n"));
        return text.toString();
    }

    private static String rule(BookedPolicy booked) {
        BookedRule rule = booked.rules().getFirst();
        return "When\n\n" + list(rule.whens()) + "\nthen\n\n" + list(rule.thens());
    }

    private static String list(List<String> lines) {
        return lines.stream().map(line -> "- " + line + "\n").collect(Collectors.joining());
    }

    private static String table(BookedPolicy booked) {
        return "Every row that fits speaks.\n\n| row | when | then |\n|---|---|---|\n" + booked.rules().stream().map(rule -> "| " + rule.row() + " | "
                + cell(String.join("; ", rule.whens())) + " | " + cell(String.join("; ", rule.thens())) + " |\n").collect(Collectors.joining());
    }

    /**
     * @param booked a policy
     * @return its row in a table of all: id, policy, judges, when, then, basis, known errors, owner, since and review
     */
    static String row(BookedPolicy booked) {
        Policy policy = booked.policy();
        String status = policy.status().equals("active") ? "" : " (" + policy.status() + ")";
        boolean table = booked.rules().size() > 1;
        return "| " + Stream.of("[" + policy.id() + "](policies/" + policy.id() + ".md)", policy.title() + status, where(booked),
                table ? "a table of " + booked.rules().size() + " rows" : String.join("; ", booked.rules().getFirst().whens()),
                then(booked), policy.basis(), policy.errs(), policy.owner(), policy.since() + ", " + policy.review()).map(PolicyPage::cell)
                .collect(Collectors.joining(" | ")) + " |\n";
    }

    private static String where(BookedPolicy booked) {
        String at = booked.only().map(Gate::word).orElse("every gate");
        return booked.stage() == Stage.DECIDE ? at : booked.stage().word() + ", " + at;
    }

    private static String then(BookedPolicy booked) {
        return Stream.concat(booked.consequences().map(PolicyPage::words), booked.rules().stream().flatMap(rule -> rule.inferences().stream())
                .map(inference -> inference.written().replaceAll("^insertLogical\\( new | \\);$", ""))).distinct().collect(Collectors.joining("; "));
    }

    private static String words(Consequence consequence) {
        String detail = Stream.of(Part.TARGET, Part.WORDING, Part.FOLLOW).map(consequence::value).filter(value -> value != null)
                .map(value -> "`" + value + "`").collect(Collectors.joining(", "));
        return consequence.does().name().toLowerCase(Locale.ROOT).replace('_', ' ') + (detail.isEmpty() ? "" : " " + detail);
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
