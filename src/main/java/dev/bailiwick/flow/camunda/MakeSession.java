package dev.bailiwick.flow.camunda;

import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;

/**
 * Gives each command of the engine a session of its own of one kind.
 *
 * @param kind what the engine asks for, which may be a class of its own that ours replaces
 * @param make makes one
 */
record MakeSession(Class<?> kind, Supplier<? extends Session> make) implements SessionFactory {

    @Override
    public Class<?> getSessionType() {
        return kind;
    }

    @Override
    public Session openSession() {
        return make.get();
    }
}
