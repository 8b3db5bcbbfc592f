package dev.handback.estate;

import java.time.Duration;
import java.time.Instant;

/** One wait with an end, telling the person every few seconds that it goes on. */
final class Waiting {
  private static final Duration POLL = Duration.ofMillis(40);
  private static final Duration TELL_EVERY = Duration.ofSeconds(5);

  private final String what;
  private final Duration patience;
  private final Progress progress;
  private final Instant start = Instant.now();
  private Duration toldAt = Duration.ZERO;

  Waiting(String what, Duration patience, Progress progress) {
    this.what = what;
    this.patience = patience;
    this.progress = progress;
  }

  boolean isOver() {
    return spent().compareTo(patience) > 0;
  }

  void pause() {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException e) {
      throw EstateException.interrupted("waiting for " + what, e);
    }
    if (spent().minus(toldAt).compareTo(TELL_EVERY) > 0) {
      toldAt = spent();
      progress.say(what + " is starting, " + toldAt.toSeconds() + " s so far");
    }
  }

  String elapsed() {
    return "%.1f s".formatted(spent().toMillis() / 1000.0);
  }

  private Duration spent() {
    return Duration.between(start, Instant.now());
  }
}
