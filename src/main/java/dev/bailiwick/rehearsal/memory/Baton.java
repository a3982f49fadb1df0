package dev.bailiwick.rehearsal.memory;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.springframework.dao.CannotAcquireLockException;

/**
 * Lets two pieces of work happen in the same instant, one statement at a time: whoever has the baton works, at every statement chance may
 * pass it to the other, and who has to wait for a row passes it on. The same chance gives the same interleaving. Outside of such an instant
 * it costs nothing.
 */
final class Baton {

    private static final double[] EAGERNESS = {0, 0.02, 0.1, 0.4};

    private RandomGenerator chance;
    private double eagerness;
    private volatile int turn;
    private final Thread[] waiting = new Thread[2];
    private final boolean[] blocked = new boolean[2];
    private final boolean[] ended = new boolean[2];

    /**
     * Lets both happen.
     *
     * @param dice  decides who goes first and where they change
     * @param one   on the calling thread
     * @param other on a thread of its own
     * @return what came of them, in this order
     * @throws Exception what the first that failed threw
     */
    String[] together(RandomGenerator dice, Callable<String> one, Callable<String> other) throws Exception {
        eagerness = EAGERNESS[dice.nextInt(EAGERNESS.length)];
        turn = dice.nextInt(2);
        for (int who = 0; who < 2; who++) {
            waiting[who] = null;
            blocked[who] = false;
            ended[who] = false;
        }
        FutureTask<String> here = new FutureTask<>(() -> inTurn(0, one));
        FutureTask<String> there = new FutureTask<>(() -> inTurn(1, other));
        waiting[0] = Thread.currentThread();
        Thread rest = Thread.ofVirtual().name("in-the-same-instant").unstarted(there);
        waiting[1] = rest;
        chance = dice;
        rest.start();
        here.run();
        try {
            return new String[] {here.get(), there.get()};
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            rest.join();
            chance = null;
        }
    }

    private String inTurn(int who, Callable<String> work) throws Exception {
        awaitTurn(who);
        try {
            return work.call();
        } finally {
            ended[who] = true;
            released();
            pass(1 - who);
        }
    }

    /** A statement is about to be executed. */
    void step() {
        if (chance != null && isOneOfUs() && eagerness > 0 && chance.nextDouble() < eagerness) {
            giveWay();
        }
    }

    /** The calling work cannot go on before the other has let go of something. */
    void block() {
        if (chance == null) {
            throw new IllegalStateException("a row is held by a transaction that will never end");
        }
        if (!isOneOfUs()) {
            throw new CannotAcquireLockException("a row is held by one of two that happen in the same instant");
        }
        int me = turn;
        if (ended[1 - me] || blocked[1 - me]) {
            throw new CannotAcquireLockException("deadlock: both wait for each other");
        }
        blocked[me] = true;
        giveWay();
        blocked[me] = false;
    }

    /** A transaction has ended: whoever waits for a row may look again. */
    void released() {
        blocked[0] = false;
        blocked[1] = false;
    }

    /** The house has threads of its own, such as the one that counts deliveries: they look on, and never take or pass the turn. */
    private boolean isOneOfUs() {
        return Thread.currentThread() == waiting[turn];
    }

    private void giveWay() {
        int me = turn;
        if (ended[1 - me] || blocked[1 - me]) {
            return;
        }
        waiting[me] = Thread.currentThread();
        pass(1 - me);
        awaitTurn(me);
    }

    private void pass(int to) {
        Thread next = waiting[to];
        turn = to;
        LockSupport.unpark(next);
    }

    private void awaitTurn(int who) {
        while (turn != who) {
            LockSupport.park(this);
        }
    }
}
