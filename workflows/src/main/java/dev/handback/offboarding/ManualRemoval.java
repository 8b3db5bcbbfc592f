package dev.handback.offboarding;

import dev.handback.offboarding.access.ItemId;
import java.time.Instant;

/**
 * A person did by hand, or attests, what no connector can (requirement O2).
 *
 * @param evidence what they saw: goes to the record as they wrote it
 */
public record ManualRemoval(ItemId item, String by, Outcome outcome, String evidence, Instant at) {

  /** What became of it. */
  public enum Outcome {
    DONE,
    IMPOSSIBLE
  }
}
