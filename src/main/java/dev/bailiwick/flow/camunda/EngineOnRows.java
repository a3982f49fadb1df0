package dev.bailiwick.flow.camunda;

import dev.bailiwick.flow.DueTimers;
import dev.bailiwick.flow.Rows;
import dev.bailiwick.flow.Trails;
import dev.bailiwick.kernel.Ids;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyEntity;
import org.camunda.bpm.engine.spring.SpringTransactionsProcessEngineConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The engine without a database, where somebody offers {@link Rows}: the same settings, steps, drawings and commands as in production, with its
 * tables in memory, without a job executor and without the engine's history, by the house's own clock and ids. Where {@link Trails} are kept, the
 * elements passed are written there.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(Rows.class)
class EngineOnRows {

    private static final String STARTUP_LOCK = "startup.lock";

    @Bean(destroyMethod = "close")
    ProcessEngine processEngine(Rows rows, PlatformTransactionManager transactions, EngineSettings settings, Ids ids, Clock clock,
            ObjectProvider<Trails> trails) {
        InMemory engine = new InMemory();
        engine.setCommandContextFactory(new TimeOfHouse(engine, clock));
        engine.setProcessEngineName("in memory " + Integer.toHexString(System.identityHashCode(rows)));
        engine.setDatabaseType("postgres");
        engine.setDataSource(new NoDatabase());
        engine.setTransactionManager(transactions);
        engine.setTransactionsExternallyManaged(true);
        engine.setHistory(ProcessEngineConfiguration.HISTORY_NONE);
        engine.setDefaultNumberOfRetries(1);
        engine.setJobExecutorActivate(false);
        engine.setIdGenerator(new Counted()::next);
        engine.getProcessEnginePlugins().add(settings);
        engine.setSchemaOperationsCommand(context -> schema(rows));
        engine.setProcessEngineBootstrapCommand(context -> null);
        trails.ifAvailable(kept -> engine.setCustomPreBPMNParseListeners(new ArrayList<>(List.of(new Footprints(kept, clock)))));
        engine.setCustomSessionFactories(new ArrayList<>(List.of(RowsSession.factory(rows))));
        return engine.buildProcessEngine();
    }

    @Bean
    LocksOfTheFuture locksOfTheFuture(Rows rows, Clock clock, PlatformTransactionManager transactions) {
        return new LocksInRows(rows, clock, transactions);
    }

    @Bean
    DueTimers dueTimers(Rows rows, ManagementService management) {
        return new TimersInRows(rows, management);
    }

    @Bean
    RuntimeService runtimeService(ProcessEngine engine) {
        return engine.getRuntimeService();
    }

    @Bean
    RepositoryService repositoryService(ProcessEngine engine) {
        return engine.getRepositoryService();
    }

    @Bean
    ExternalTaskService externalTaskService(ProcessEngine engine) {
        return engine.getExternalTaskService();
    }

    @Bean
    ManagementService managementService(ProcessEngine engine) {
        return engine.getManagementService();
    }

    /** There are no statements to be parsed: that alone would take longer than a thousand conversations. */
    private static final class InMemory extends SpringTransactionsProcessEngineConfiguration {
        @Override
        protected void initSqlSessionFactory() {
            // The rows need no SQL.
        }
    }

    /** The row that comes with a database's schema, for engines that start at once; the engine calls it an error when it is missing. */
    private static Void schema(Rows rows) {
        RowsSession.table(rows, PropertyEntity.class).add(STARTUP_LOCK, new PropertyEntity(STARTUP_LOCK, "0"));
        return null;
    }

    /** What the engine names its rows, apart from the ids that our own records bear. */
    private static final class Counted {
        private long last;

        synchronized String next() {
            return "e" + ++last;
        }
    }

    /** Says so if anybody asks for a connection. */
    private static final class NoDatabase extends AbstractDataSource {

        @Override
        public java.sql.Connection getConnection() throws java.sql.SQLException {
            throw new java.sql.SQLException("this house lives in memory and has no database");
        }

        @Override
        public java.sql.Connection getConnection(String user, String password) throws java.sql.SQLException {
            return getConnection();
        }
    }
}
