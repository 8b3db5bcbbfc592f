package dev.handback.scimapp.fault;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** The fault that is switched on; {@link FaultMode#NONE} until somebody asks for one. */
public final class Faults {
  private final Lock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile FaultPlan plan = FaultPlan.NONE;

  public FaultMode mode() {
    return plan.mode();
  }

  FaultPlan plan() {
    return plan;
  }

  /** Switches to another plan and lets go whoever was held by the last one. */
  void use(FaultPlan next) {
    lock.lock();
    try {
      plan = next;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Ends every fault, so that the application can stop without delay. */
  public void end() {
    use(FaultPlan.NONE);
  }

  /** Holds the caller for this long, or until another plan is used. */
  void hold(FaultPlan held) {
    long left = held.delay().toNanos();
    lock.lock();
    try {
      while (plan.equals(held) && left > 0) {
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      // The server is stopping: answer at once.
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }
}
