package dev.handback.api.intake;

import dev.handback.api.engine.EngineClient;
import dev.handback.api.engine.EngineClient.Lineage;
import dev.handback.record.inbox.Inbox;
import dev.handback.record.inbox.Intake;
import dev.handback.record.inbox.Pending;
import io.micronaut.context.annotation.Context;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.temporal.client.WorkflowNotFoundException;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a run for each accepted event, or tells the run that it is about. It is woken by the event
 * itself and looks again by itself for what is left over, from before a restart or by a process
 * that died. Several api processes may do so at once: the inbox leases each event to one of them.
 */
@Context
public class Dispatcher {

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  /** So few at a time that a RISK event never waits for a long batch of others. */
  private static final int BATCH = 8;

  private static final long SWEEP_SECONDS = 1;
  private static final long STOP_SECONDS = 5;

  private final Inbox inbox;
  private final Intake intake;
  private final EngineClient engine;
  private final Semaphore wakeUps = new Semaphore(0);
  private final AtomicBoolean engineLost = new AtomicBoolean();
  private volatile boolean stopped;
  private volatile @Nullable Thread thread;

  Dispatcher(Inbox inbox, Intake intake, EngineClient engine) {
    this.inbox = inbox;
    this.intake = intake;
    this.engine = engine;
  }

  /** Something was accepted just now. */
  public void wake() {
    wakeUps.release();
  }

  @EventListener
  void onStartup(ServerStartupEvent started) {
    thread = Thread.ofPlatform().name("dispatcher").start(this::work);
  }

  @PreDestroy
  void stop() throws InterruptedException {
    stopped = true;
    wake();
    var working = thread;
    if (working != null) {
      working.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
    }
  }

  private void work() {
    while (!stopped) {
      try {
        var due = dispatchDue();
        if (engineLost.get()) {
          // whether Temporal is back is asked once a second, however much comes in meanwhile
          pause();
        } else if (due < BATCH) {
          sleepUntilWoken();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        // whatever it was, the rows are still there: the next round tries again
        LOG.warn("the inbox could not be worked on", e);
        pause();
      }
    }
  }

  /** How many were due. While Temporal is away nothing is claimed, so that nothing backs off. */
  private int dispatchDue() throws InterruptedException {
    if (engineLost.get() && !engine.answers()) {
      return 0;
    }
    engineLost.set(false);
    var due = inbox.claimDue(BATCH);
    try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
      due.forEach(pending -> each.execute(() -> dispatch(pending)));
    }
    return engineLost.get() ? 0 : due.size();
  }

  private void dispatch(Pending pending) {
    try {
      switch (pending) {
        case Pending.Start start -> start(start);
        case Pending.Word word -> tell(word);
        case Pending.Restore restore -> restore(restore);
      }
    } catch (RuntimeException e) {
      engineLost.set(true);
      LOG.warn("{} not reached, try {}", pending.workflowId(), pending.attempts(), e);
      inbox.failed(pending.id(), String.valueOf(e.getMessage()));
    }
  }

  /** What its source has said since is told with the start, before the run does anything. */
  private void start(Pending.Start start) {
    var word = inbox.lastWordBehind(start);
    if (word.isEmpty()) {
      engine.start(start.request(), start.workflowId());
      inbox.started(start.id());
      return;
    }
    var heard = engine.startAndTell(start, word.get());
    inbox.started(start.id());
    if (heard) {
      inbox.told(word.get().id());
    }
  }

  private void tell(Pending.Word word) {
    try {
      engine.tell(word);
    } catch (WorkflowNotFoundException over) {
      intake.reconsider(word.id());
      return;
    }
    inbox.told(word.id());
  }

  /** Taken back once, by whoever was first: an operator may have been. */
  private void restore(Pending.Restore restore) {
    var request = restore.request();
    var of =
        new Lineage(restore.offboarding(), request.trigger(), request.subject(), request.risk());
    engine.restore(of, restore.rescission());
    inbox.told(restore.id());
  }

  private void sleepUntilWoken() throws InterruptedException {
    if (wakeUps.tryAcquire(SWEEP_SECONDS, TimeUnit.SECONDS)) {
      wakeUps.drainPermits();
    }
  }

  private void pause() {
    try {
      TimeUnit.SECONDS.sleep(SWEEP_SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopped = true;
    }
  }
}
