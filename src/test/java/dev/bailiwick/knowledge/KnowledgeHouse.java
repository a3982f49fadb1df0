package dev.bailiwick.knowledge;

import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.testing.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.support.PropertySourcesPlaceholderConfigurer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** The module alone on a real database, with a clock that a test sets; a second one on the same database is a second node. */
public final class KnowledgeHouse implements AutoCloseable {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final HandSet clock;

    @EnableConfigurationProperties(KnowledgeSettings.class)
    @ComponentScan(excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.onnx\\..*"))
    static class Module {
    }

    /** An embedder that takes no time: texts are near when they share words. */
    private static final class CountedWords implements Embeddings {

        @Override
        public float[] embed(String text) {
            float[] vector = new float[dimensions()];
            double squares = 0;
            for (String word : text.toLowerCase(Locale.ROOT).split("\\W+")) {
                vector[Math.floorMod(word.hashCode(), dimensions())]++;
            }
            for (float count : vector) {
                squares += count * count;
            }
            for (int i = 0; i < vector.length; i++) {
                vector[i] /= (float) Math.sqrt(squares);
            }
            return vector;
        }

        @Override
        public int dimensions() {
            return 128;
        }

        @Override
        public String model() {
            return "counted-words";
        }
    }

    /** A clock that stands until it is set. */
    static final class HandSet extends Clock {

        private volatile Instant now;

        HandSet(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private KnowledgeHouse(CompanyFiles files, DataSource database, boolean model, Instant now, String... properties) {
        clock = new HandSet(now);
        TestPropertyValues.of(properties).applyTo(context);
        context.registerBean("companyFiles", CompanyFiles.class, () -> files);
        context.registerBean("clock", Clock.class, () -> clock);
        context.registerBean("jdbcTemplate", JdbcTemplate.class, () -> new JdbcTemplate(database));
        context.registerBean("transactions", DataSourceTransactionManager.class, () -> new DataSourceTransactionManager(database));
        if (model) {
            context.scan("dev.bailiwick.knowledge.onnx");
        } else {
            context.registerBean("embeddings", Embeddings.class, CountedWords::new);
        }
        context.register(PropertySourcesPlaceholderConfigurer.class, Module.class);
        context.refresh();
    }

    /** @return the module on an empty database with the real embedder, its import done */
    public static KnowledgeHouse withModel(CompanyFiles files, Instant now) {
        return new KnowledgeHouse(files, TestDatabase.fresh("knowledge").dataSource(), true, now);
    }

    /** @return the module on a given database with an embedder that only counts words, its import done */
    public static KnowledgeHouse on(CompanyFiles files, DataSource database, Instant now, String... properties) {
        return new KnowledgeHouse(files, database, false, now, properties);
    }

    /** Moves the clock. */
    public KnowledgeHouse at(String instant) {
        clock.now = Instant.parse(instant);
        return this;
    }

    /** @return now, as the module sees it */
    public Instant now() {
        return clock.now;
    }

    /** @return a bean of the module */
    public <T> T the(Class<T> type) {
        return context.getBean(type);
    }

    /** @return the report of an import */
    public ImportKnowledge.Report importAll() {
        return the(ImportKnowledge.class).importAll();
    }

    /** @return the passages found for a question, the best first, in English for everybody, now */
    public List<Passage> find(String question, Audience... audiences) {
        return find(question, now(), audiences);
    }

    /** @return the passages found for a question as of a moment */
    public List<Passage> find(String question, Instant asOf, Audience... audiences) {
        var wanted = new ArrayList<>(List.of(audiences));
        if (wanted.isEmpty()) {
            wanted.add(Audience.PUBLIC);
        }
        return the(FindPassages.class).find(new FindPassages.Query(question, dev.bailiwick.kernel.Language.ENGLISH,
                java.util.Set.copyOf(wanted), null, asOf, 50)).stream().map(FindPassages.Hit::passage).toList();
    }

    @Override
    public void close() {
        context.close();
    }
}
