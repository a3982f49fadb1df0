package dev.bailiwick.testing;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/** Stand-ins for interfaces whose calls a test wants to see in order: each call is written down as {@code name.method}. */
public final class StandIns {

    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Callable<?>> answers = new HashMap<>();

    /**
     * @param type the interface
     * @param name the name under which its calls are written down
     * @param <T>  the interface
     * @return a stand-in that answers as it was told, else with nothing
     */
    public <T> T of(Class<T> type, String name) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> switch (method.getName()) {
            case "equals" -> self == arguments[0];
            case "hashCode" -> name.hashCode();
            case "toString" -> name;
            default -> called(name + "." + method.getName(), method, arguments);
        }));
    }

    private Object called(String call, Method method, Object[] arguments) throws Throwable {
        calls.add(call);
        Callable<?> answer = answers.get(call);
        if (answer == null && arguments != null && arguments.length == 1) {
            answer = answers.get(call + "(" + arguments[0] + ")");
        }
        return answer == null ? nothing(method.getReturnType()) : answer.call();
    }

    private static Object nothing(Class<?> type) {
        return type == boolean.class ? (Object) false : type == int.class ? (Object) 0 : type == long.class ? (Object) 0L
                : type == List.class ? List.of() : type == Set.class ? Set.of() : type == Map.class ? Map.of() : null;
    }

    /**
     * @param call   such as {@code files.fresh}, or {@code files.file(rules/x)} for one argument only
     * @param answer what it answers, or throws
     */
    public void when(String call, Callable<?> answer) {
        answers.put(call, answer);
    }

    /** @return every call so far, in order */
    public List<String> calls() {
        return List.copyOf(calls);
    }
}
