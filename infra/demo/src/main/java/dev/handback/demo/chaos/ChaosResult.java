package dev.handback.demo.chaos;

import java.util.List;

/** What {@code chaos.json} says. */
public record ChaosResult(List<Outcome> faults) {
  public ChaosResult {
    faults = List.copyOf(faults);
  }

  /**
   * What became of one fault.
   *
   * @param completed whether the run ended sealed, with nothing done twice and nothing left out
   * @param seconds from the start of the run to its checked end, the fault and its repair included
   * @param wrong what was not as it has to be, one sentence each
   */
  public record Outcome(String fault, boolean completed, double seconds, List<String> wrong) {
    public Outcome {
      wrong = List.copyOf(wrong);
    }
  }

  public boolean allCompleted() {
    return faults.stream().allMatch(Outcome::completed);
  }
}
