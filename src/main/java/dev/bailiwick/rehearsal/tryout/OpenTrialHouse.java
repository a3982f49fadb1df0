package dev.bailiwick.rehearsal.tryout;

import dev.bailiwick.drafting.DraftReply;
import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.InvalidFile;
import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.knowledge.EmbedOnce;
import dev.bailiwick.knowledge.Embeddings;
import dev.bailiwick.knowledge.FindPassages;
import dev.bailiwick.knowledge.Knowledge;
import dev.bailiwick.model.Complete;
import dev.bailiwick.model.MayServe;
import dev.bailiwick.rehearsal.CountedIds;
import dev.bailiwick.rehearsal.StoryClock;
import dev.bailiwick.rehearsal.memory.HouseInMemory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.stereotype.Component;

/** Opens houses in memory beside the one that serves, which lends them its knowledge, its embeddings and its models. */
@Component
class OpenTrialHouse {

    private static final Logger LOG = LoggerFactory.getLogger(OpenTrialHouse.class);

    /** Nothing of a trial is sent, nothing takes longer than the clock that stands still, and nothing happens by itself. */
    private static final List<String> SETTINGS = List.of("bailiwick.webhook.url=", "bailiwick.flow.lease=2h", "bailiwick.flow.heartbeat=1h",
            "bailiwick.flow.takeover=1h", "bailiwick.flow.patience.default=0s");

    private final FindPassages find;
    private final Knowledge knowledge;
    private final Embeddings embeddings;
    private final EmbedOnce embedOnce;
    private final Complete models;
    private final ObjectProvider<MayServe> mayServe;
    private final ConfigurableEnvironment settings;

    OpenTrialHouse(FindPassages find, Knowledge knowledge, Embeddings embeddings, EmbedOnce embedOnce, Complete models,
            ObjectProvider<MayServe> mayServe, ConfigurableEnvironment settings) {
        this.find = find;
        this.knowledge = knowledge;
        this.embeddings = embeddings;
        this.embedOnce = embedOnce;
        this.models = models;
        this.mayServe = mayServe;
        this.settings = settings;
    }

    /**
     * @param files the company's files
     * @return a house with them; opening one takes seconds
     * @throws InvalidFile naming every problem of the files that was found first
     * @throws Refusal     in words, when they are no good together in another way
     */
    TrialHouse open(CompanyFiles files) {
        return open(files, new BackgroundModels(models));
    }

    /**
     * @param files the company's files
     * @return a house with them in which nobody asks models
     * @throws InvalidFile naming every problem of the files that was found first
     */
    TrialHouse withoutModels(CompanyFiles files) {
        return open(files, new NoModels());
    }

    private TrialHouse open(CompanyFiles files, Complete words) {
        StoryClock clock = new StoryClock();
        CountedIds ids = new CountedIds();
        StepsAtOnce steps = new StepsAtOnce();
        List<Object> doors = new ArrayList<>(List.of(clock, ids, steps, files, (FindPassages) find::find, knowledge,
                new LentEmbeddings(embeddings), (EmbedOnce) embedOnce::embedAll, words));
        mayServe.ifAvailable(one -> doors.add((MayServe) one::whyNot));
        try {
            HouseInMemory house = HouseInMemory.openWhole(Stream.concat(asHere(), SETTINGS.stream()).toList(), doors);
            return new TrialHouse(files, house, clock, ids, steps, house.bean(DraftReply.class).route(), words.available());
        } catch (RuntimeException e) {
            for (Throwable at = e; at != null; at = at.getCause()) {
                if (at instanceof InvalidFile broken) {
                    throw broken;
                }
            }
            LOG.warn("no house in memory opens with these files", e);
            throw new Refusal(Refusal.Kind.PRECONDITION, "no house opens with these texts: " + NestedExceptionUtils.getMostSpecificCause(e).getMessage());
        }
    }

    /** Whoever lends them closes them: a house in memory that ends takes nothing with it. */
    private record LentEmbeddings(Embeddings lender) implements Embeddings {

        @Override
        public float[] embed(String text) {
            return lender.embed(text);
        }

        @Override
        public int dimensions() {
            return lender.dimensions();
        }

        @Override
        public String model() {
            return lender.model();
        }
    }

    /** What this house was started with; what stands in the environment, the other reads by itself. */
    private Stream<String> asHere() {
        return settings.getPropertySources().stream()
                .filter(one -> one instanceof EnumerablePropertySource && !(one instanceof SystemEnvironmentPropertySource))
                .flatMap(one -> Arrays.stream(((EnumerablePropertySource<?>) one).getPropertyNames())).distinct()
                .filter(name -> name.matches("bailiwick\\.(drafting|flow|knowledge|guardrail|desk|conversation)\\..*"))
                .map(name -> name + "=" + settings.getProperty(name));
    }
}
