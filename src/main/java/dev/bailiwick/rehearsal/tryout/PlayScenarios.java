package dev.bailiwick.rehearsal.tryout;

import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.rehearsal.scenario.Expectation;
import dev.bailiwick.rehearsal.scenario.Happened;
import dev.bailiwick.rehearsal.scenario.Scenario;
import dev.bailiwick.rehearsal.scenario.Scorecard;
import dev.bailiwick.rehearsal.scenario.Scorecard.Miss;
import dev.bailiwick.rehearsal.scenario.Scorecard.Played;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Plays scenarios in a house in memory, one after the other, each from the beginning: the same files, the same outcome. No model is asked and no
 * brake holds: what is judged are the texts, not the day. Nothing is kept or sent.
 */
@Component
public class PlayScenarios {

    private static final Pattern ID = Pattern.compile("\\bid\\s*=\\s*[\"']([^\"']+)[\"']");

    private final OpenTrialHouse open;
    private final ReentrantLock one = new ReentrantLock();

    PlayScenarios(OpenTrialHouse open) {
        this.open = open;
    }

    /**
     * Plays all of them. Opening the house takes seconds, a scenario some milliseconds.
     *
     * @param files     the company's files that they are played by
     * @param proposal  what these files are called, or null for what is in force
     * @param scenarios the scenarios, at most {@link dev.bailiwick.rehearsal.scenario.Scenarios#MOST}
     * @return what became of each
     * @throws dev.bailiwick.kernel.InvalidFile naming what is wrong with the files
     * @throws Refusal of kind {@code EXHAUSTED} while others are played: a house takes memory and all of a core
     */
    public Scorecard play(CompanyFiles files, String proposal, List<Scenario> scenarios) {
        if (!one.tryLock()) {
            throw new Refusal(Refusal.Kind.EXHAUSTED, "other scenarios are being played; try again when they are done");
        }
        try {
            return inOneHouse(files, proposal, scenarios);
        } finally {
            one.unlock();
        }
    }

    private Scorecard inOneHouse(CompanyFiles files, String proposal, List<Scenario> scenarios) {
        Set<String> elements = elements(files);
        try (TrialHouse house = open.withoutModels(files)) {
            house.warmUp();
            long began = System.nanoTime();
            List<Played> played = scenarios.stream().map(one -> play(one, house, elements)).toList();
            int passed = (int) played.stream().filter(Played::passed).count();
            return new Scorecard(proposal, house.book(), passed, played.size() - passed, played, (System.nanoTime() - began) / 1_000_000);
        }
    }

    /** An element that no drawing has would never be passed, whatever happens: who wrote it mistook its name. */
    private static Set<String> elements(CompanyFiles files) {
        Set<String> elements = new HashSet<>();
        for (CompanyFile drawing : files.below("processes/bpmn", ".bpmn")) {
            Matcher ids = ID.matcher(drawing.text());
            while (ids.find()) {
                elements.add(ids.group(1));
            }
        }
        return elements;
    }

    private static Played play(Scenario scenario, TrialHouse house, Set<String> elements) {
        List<Miss> misses = new ArrayList<>();
        List<String> talk = new ArrayList<>();
        Scenario.Step at = scenario.steps().getFirst();
        try {
            house.begin(scenario.customer(), scenario.channel(), scenario.facts(), scenario.moment());
            for (Scenario.Step step : scenario.steps()) {
                at = step;
                Happened happened = play(step, house, talk);
                misses(step, happened, scenario, elements, misses);
            }
        } catch (Refusal refused) {
            misses.add(new Miss(at.line(), at.number(), "possible", "it is refused: " + refused.getMessage()));
        }
        return new Played(scenario.path(), scenario.title(), misses.isEmpty(), misses, talk);
    }

    private static Happened play(Scenario.Step step, TrialHouse house, List<String> talk) {
        TrialHouse.Mark before = house.mark();
        if (step.waits() != null) {
            talk.add("after " + step.waits());
            house.pass(step.waits());
        }
        if (step.words() != null) {
            talk.add("customer: " + step.words());
            house.write(step.words(), null);
        }
        Happened happened = house.since(before);
        happened.said().forEach(one -> talk.add("assistant: " + one.body()));
        return happened;
    }

    private static void misses(Scenario.Step step, Happened happened, Scenario scenario, Set<String> elements, List<Miss> misses) {
        for (Expectation expected : step.then()) {
            boolean element = expected.what() == Expectation.What.PASSES || expected.what() == Expectation.What.NEVER_PASSES;
            Optional<String> instead = element && !elements.contains(expected.is()) ? Optional.of("no drawing has such an element")
                    : happened.otherwise(expected);
            instead.ifPresent(what -> misses.add(new Miss(expected.line(), step.number(), expected.inWords(), what)));
        }
        if (step.words() != null && scenario.language() != null && !scenario.language().equals(happened.language())) {
            misses.add(new Miss(step.line(), step.number(), "understood in " + scenario.language(), "it was taken for " + happened.language()));
        }
    }
}
