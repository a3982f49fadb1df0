package dev.bailiwick.flow.lint;

import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.InvalidFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks drawings against the closed language before any engine sees them. Deploying is already executing, so nothing that this lint
 * refuses may be deployed, not even for a trial. Holds no state: one instance may serve all threads.
 */
public final class FlowLint {

    private static final int LISTED = 20;

    static final PlainXml PLAIN_XML = new PlainXml();

    /**
     * Each stage may rely on what the ones before it found to be in order, and runs only when they found nothing: elements and
     * attributes, then the shape of the graph, then calls between drawings, then all ways through them.
     */
    private static final List<List<Rule>> STAGES = List.of(
            List.of(new AllowedElements(), new AllowedAttributes(), new NoExpressions(), new VisibleText(), new PlainConditions(), new UniqueIds(),
                    new OneProcess(), new KnownReferences(), new KnownMessages(), new TimerDurations(), new OneTrigger(), new KnownSteps(),
                    new StepInputs(), new CallForm(), new ScopeSize()),
            List.of(new OneStart(), new OnePath()),
            List.of(new OneConversation(), new Reachable(), new WaitsHaveTimers(), new OneListener(), new EdgesOfWaits(), new NoCircularCalls(),
                    new ProceduresPropose()),
            List.of(new LoopsWait(), new ChosenProcedure(), new KnownOutcomes(), new JudgedSpeech(), new JudgedHandoff(), new JudgedOutreach(),
                    new ProcedureEnds()));

    /**
     * @param drawings all drawings of a company
     * @return what is wrong with them, by file and line, at most 200 entries; empty when they may be deployed
     */
    public List<Problem> check(List<CompanyFile> drawings) {
        Problems found = new Problems();
        List<Drawing> readable = new ArrayList<>();
        drawings.forEach(file -> PLAIN_XML.read(file, found).ifPresent(readable::add));
        Company company = new Company(readable);
        for (List<Rule> stage : STAGES) {
            stage.forEach(rule -> rule.check(company, found));
            if (!found.none()) {
                break;
            }
        }
        return found.list().stream().sorted(Comparator.comparing(Problem::path).thenComparingInt(Problem::line)).toList();
    }

    /**
     * Passes drawings that are in order.
     *
     * @param drawings all drawings of a company
     * @throws InvalidFile with the place of the first problem and all problems (the first 20) in its message, when there are any
     */
    public void insist(List<CompanyFile> drawings) {
        insistOnNone(check(drawings));
    }

    static void insistOnNone(List<Problem> problems) {
        if (problems.isEmpty()) {
            return;
        }
        Problem first = problems.getFirst();
        String others = problems.stream().skip(1).limit(LISTED - 1L).map(problem -> "\n  " + problem).collect(Collectors.joining());
        String left = problems.size() > LISTED ? "\n  and " + (problems.size() - LISTED) + " more" : "";
        throw new InvalidFile(first.path(), first.line(), first.sentence() + others + left,
                problems.stream().map(problem -> new InvalidFile(problem.path(), problem.line(), problem.sentence())).toList());
    }

    /**
     * @param rule the name of a rule, as a problem gives it
     * @return what the rule asks for and why, for who draws
     */
    public static String law(String rule) {
        return rules().stream().filter(one -> one.name().equals(rule)).map(Rule::law).findFirst().orElse(CompanyNames.LAW);
    }

    /** @return all rules, in the order in which they are asked */
    static List<Rule> rules() {
        return Stream.concat(Stream.of(PLAIN_XML), STAGES.stream().flatMap(List::stream)).toList();
    }
}
