package dev.handback.offboarding.access;

import java.util.List;

/** One outcome for each item that the stage concerns. */
public record SweepResult(List<ItemOutcome> outcomes) {

  public SweepResult {
    outcomes = List.copyOf(outcomes);
  }
}
