package dev.handback.demo.leaver;

import dev.handback.estate.Progress;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Follows one offboarding to its end, and tells what happens. */
final class Follower {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  private final Progress ticks;
  private String told = "";

  private Follower(Progress ticks) {
    this.ticks = ticks;
  }

  /** The record when it is over, or when patience is. */
  static RecordPage follow(String id, Auditor auditor, Progress ticks) {
    var follower = new Follower(ticks);
    return until(() -> follower.told(new RecordPage(auditor.record(id))), RecordPage::isOver);
  }

  /** Looks until it is so; what was seen last, when patience is over. */
  static <T> T until(Supplier<T> look, Predicate<T> isSo) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    T seen = look.get();
    while (!isSo.test(seen) && System.nanoTime() < end) {
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
      seen = look.get();
    }
    return seen;
  }

  private RecordPage told(RecordPage page) {
    String progress = page.progress();
    if (!progress.equals(told)) {
      ticks.say(progress);
      told = progress;
    }
    return page;
  }
}
