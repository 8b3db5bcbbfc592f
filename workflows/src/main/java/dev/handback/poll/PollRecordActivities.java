package dev.handback.poll;

import io.temporal.activity.ActivityInterface;
import java.time.Instant;

/** How far each source was polled. */
@ActivityInterface(namePrefix = "PollRecord_")
public interface PollRecordActivities {

  /** From when on changes are asked for: the last poll's time without its overlap. */
  Instant since(PollBegins begins);

  /** Everything up to that time is stored. */
  void polled(Polled polled);

  /** A poll begins now. */
  record PollBegins(String source, Instant at) {}

  /** A poll has ended. */
  record Polled(String source, Instant to, Instant endedAt) {}
}
