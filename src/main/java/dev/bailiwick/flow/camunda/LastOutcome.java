package dev.bailiwick.flow.camunda;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import java.util.HashMap;
import java.util.Map;

/** Carries the last word of a called procedure to its caller, within one command of the engine. */
final class LastOutcome implements Session {

    private final Map<String, Object> byCaller = new HashMap<>();

    static void put(String caller, Object outcome) {
        here().byCaller.put(caller, outcome);
    }

    static Object take(String caller) {
        return here().byCaller.remove(caller);
    }

    private static LastOutcome here() {
        return Context.getCommandContext().getSession(LastOutcome.class);
    }

    @Override
    public void flush() {
        // Nothing of it is written.
    }

    @Override
    public void close() {
        byCaller.clear();
    }

    static SessionFactory factory() {
        return new MakeSession(LastOutcome.class, () -> new LastOutcome());
    }
}
