package dev.bailiwick.guardrail;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads for work that takes seconds and that nobody's customer waits for: compiling a book, looking through it, trying it on the past. Where turns
 * want the processors such a thread gets a third of what one of theirs gets, and all there is where nobody else does: less, and a node
 * on a machine that is always busy would take up the book in force too late. Java's own priorities do nothing
 * on Linux unless the whole program is started for them, so the thread asks the system itself, as {@code nice} does; Linux, unlike others, keeps
 * that word for each thread. Elsewhere Java's lowest priority has to do.
 */
public final class GiveWay {

    /** As {@code nice} counts: 0 is ordinary, 19 the last. A thread of 5 weighs 335 beside one of 0, which weighs 1024. */
    static final int NICE = 5;

    private static final Logger LOG = LoggerFactory.getLogger(GiveWay.class);
    private static final int PRIO_PROCESS = 0;
    private static final int MYSELF = 0;
    private static final MethodHandle SET_PRIORITY = setPriority();

    private GiveWay() {
    }

    private static MethodHandle setPriority() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return null;
        }
        try {
            Linker linker = Linker.nativeLinker();
            return linker.downcallHandle(linker.defaultLookup().find("setpriority").orElseThrow(), FunctionDescriptor.of(ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("policies are compiled at the priority of turns, because the system cannot be asked for less: {}", e.toString());
            return null;
        }
    }

    /**
     * @param name what the thread is called
     * @param work what it does
     * @return a thread that was not started yet; it ends with the program
     */
    public static Thread thread(String name, Runnable work) {
        return Thread.ofPlatform().daemon().name(name).priority(Thread.MIN_PRIORITY).unstarted(() -> {
            lower();
            work.run();
        });
    }

    /**
     * Has something done on such a thread, and waits for it.
     *
     * @param name what the thread is called
     * @param work what is done; throws nothing but runtime exceptions
     * @return what came of it
     */
    public static <T> T call(String name, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        thread(name, task).start();
        try {
            return task.get();
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for '" + name + "'", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IllegalStateException("'" + name + "' broke", e.getCause());
        }
    }

    private static void lower() {
        if (SET_PRIORITY != null) {
            try {
                int refused = (int) SET_PRIORITY.invokeExact(PRIO_PROCESS, MYSELF, NICE);
                if (refused != 0) {
                    LOG.debug("the system does not let this thread give way");
                }
            } catch (Throwable e) {
                throw new IllegalStateException("setpriority takes three numbers", e);
            }
        }
    }
}
