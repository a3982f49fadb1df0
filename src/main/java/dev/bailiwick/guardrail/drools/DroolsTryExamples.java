package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.Finding;
import dev.bailiwick.guardrail.Gate;
import dev.bailiwick.guardrail.GuardrailSettings;
import dev.bailiwick.guardrail.TryExamples;
import dev.bailiwick.guardrail.drools.BookedPolicy.Form;
import dev.bailiwick.guardrail.facts.Fact;
import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.InvalidFile;
import dev.bailiwick.kernel.YamlBlock;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Judges each example of a text by the compiled policies of a book, one by one, so that each says what came of it. */
@Component
class DroolsTryExamples implements TryExamples {

    private final DroolsJudge judge;
    private final GuardrailSettings limits;

    DroolsTryExamples(DroolsJudge judge, GuardrailSettings settings) {
        this.judge = judge;
        this.limits = BindBook.patient(settings);
    }

    @Override
    public Sheet tryOn(CompanyFiles book, String path, String text) {
        List<Wrong> problems = new ArrayList<>();
        ExampleText read;
        try {
            read = ExampleText.read(path, text);
        } catch (InvalidFile refused) {
            refused.problems().forEach(one -> problems.add(wrong(one)));
            return new Sheet(path, "", text, false, List.of(), problems);
        }
        CompiledBook compiled = compiled(book, problems);
        Optional<BookedPolicy> policy = compiled == null ? Optional.empty() : compiled.policies().values().stream()
                .filter(one -> (Form.stem(one.policy().path()) + PolicyFiles.EXAMPLES).equals(path)).findFirst();
        if (compiled != null && policy.isEmpty()) {
            problems.add(new Wrong(path, 0, "belongs to no policy; write the policy beside it first"));
        }
        List<Tried> rows = new ArrayList<>();
        CompanyFile file = new CompanyFile(path, text.getBytes(StandardCharsets.UTF_8));
        for (ExampleText.Part part : read.parts()) {
            rows.add(policy.isEmpty() ? new Tried(part.row(), "", "", null, part.row().line(), "")
                    : tried(compiled, policy.get(), file, part.row(), part.block()));
        }
        policy.ifPresent(one -> whole(file, one, rows, problems));
        return new Sheet(path, read.policy(), text, true, rows, problems);
    }

    private CompiledBook compiled(CompanyFiles book, List<Wrong> problems) {
        try {
            return judge.bind().untried(book);
        } catch (InvalidFile refused) {
            refused.problems().forEach(one -> problems.add(wrong(one)));
            return null;
        }
    }

    private Tried tried(CompiledBook book, BookedPolicy policy, CompanyFile file, Row row, YamlBlock block) {
        try {
            Example example = Example.of(file, policy, block);
            Expectation.Seen seen = book.seen(example, limits);
            boolean met = example.expects().met(seen);
            return new Tried(row, example.expects().words(), seen.words(), met, row.line(), met ? "" : "expects " + example.expects().words()
                    + ", but the policy " + seen.words() + "; correct the policy or the example");
        } catch (InvalidFile refused) {
            return new Tried(row, "", "", null, refused.line(), refused.what());
        } catch (RuntimeException | StackOverflowError broken) {
            return new Tried(row, "", "", null, row.line(), "cannot be judged: " + broken.getMessage());
        }
    }

    /** What is wrong with the file as a whole is said once every example can be read by itself. */
    private static void whole(CompanyFile file, BookedPolicy policy, List<Tried> rows, List<Wrong> problems) {
        if (rows.stream().noneMatch(row -> row.expected().isEmpty() && !row.problem().isEmpty())) {
            List<Problem> found = new ArrayList<>();
            if (file.text().isBlank()) {
                found.add(new Problem(file.path(), 0, "has no examples yet; at least two hits and two misses are needed"));
            } else {
                Example.read(file, policy, found);
            }
            found.forEach(one -> problems.add(new Wrong(one.path(), one.line(), one.what())));
        }
    }

    private static Wrong wrong(InvalidFile one) {
        return new Wrong(one.path(), one.line(), one.what());
    }

    @Override
    public String written(String path, String text, List<Row> rows) {
        return ExampleText.read(path, text).with(rows);
    }

    @Override
    public Row row(String name, Gate gate, List<Fact> facts) {
        return GivenFacts.of(name, gate, facts);
    }

    @Override
    public List<Kind> kinds() {
        return NamedFacts.ordinaryOnes().entrySet().stream().map(one -> new Kind(one.getKey(), properties(one.getValue()))).toList();
    }

    private static List<Property> properties(Fact ordinary) {
        FactType type = FactType.of(ordinary);
        return type.properties().entrySet().stream().map(one -> new Property(one.getKey(), word(one.getValue()),
                String.valueOf(type.value(ordinary, one.getKey())))).toList();
    }

    private static String word(Class<?> type) {
        return type == String.class ? "text" : type == boolean.class ? "truth" : type == double.class ? "number" : "whole";
    }

    @Override
    public List<String> expectations() {
        return Stream.concat(Stream.of("hit", "miss"), Arrays.stream(Finding.Action.values()).map(Expectation::word)).toList();
    }
}
