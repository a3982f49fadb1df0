package dev.bailiwick.flow.camunda;

import java.sql.SQLException;
import java.util.Set;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Says what PostgreSQL refused to the engine in the words in which everybody else hears it, so that a caller is told to come again and a race is
 * run again, whoever sent the statement. What is about one statement only stays the engine's.
 */
class DatabaseTrouble extends CommandInterceptor {

    /** Connections, transactions rolled back, resources, operators, the system itself (PostgreSQL's manual, appendix A). */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "57", "58");
    private static final int MOST_CAUSES = 20;

    private final SQLStateSQLExceptionTranslator translator = new SQLStateSQLExceptionTranslator();

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (OptimisticLockingException e) {
            throw e;
        } catch (ProcessEngineException e) {
            throw inWordsOfAll(e);
        }
    }

    private RuntimeException inWordsOfAll(ProcessEngineException trouble) {
        Throwable cause = trouble;
        for (int i = 0; cause != null && i < MOST_CAUSES; i++, cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null && CLASSES.contains(classOf(sql.getSQLState()))) {
                DataAccessException translated = translator.translate("engine", null, sql);
                return translated == null ? trouble : translated;
            }
        }
        return trouble;
    }

    private static String classOf(String state) {
        return state.substring(0, Math.min(2, state.length()));
    }

    /** @return whether that is what is behind a failure, however it was wrapped */
    static boolean isAwayBehind(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; cause != null && i < MOST_CAUSES; i++, cause = cause.getCause()) {
            if (cause instanceof RuntimeException trouble && isAway(trouble)) {
                return true;
            }
        }
        return false;
    }

    /** @return whether the database as a whole is away or takes nothing, so that the same work may go well later */
    static boolean isAway(RuntimeException trouble) {
        return trouble instanceof DataAccessResourceFailureException || trouble instanceof CannotCreateTransactionException
                || trouble instanceof TransactionSystemException || trouble instanceof RecoverableDataAccessException
                || trouble instanceof TransientDataAccessException;
    }
}
