package dev.bailiwick.flow;

import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/** Texts are taken up by one thread at a time in this program: a reload and a policy book that takes force do not cross. */
@Component
class TakingUp {

    final ReentrantLock lock = new ReentrantLock();
}
