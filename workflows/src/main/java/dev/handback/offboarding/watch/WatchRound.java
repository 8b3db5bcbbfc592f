package dev.handback.offboarding.watch;

/**
 * How far a round has come.
 *
 * @param probes how many were taken
 * @param cameBack how many of them saw access that is back
 * @param unanswered how many could not see everything
 */
public record WatchRound(int probes, int cameBack, int unanswered) {

  public static WatchRound begin() {
    return new WatchRound(0, 0, 0);
  }

  /** With one probe more. */
  public WatchRound after(ProbeReport report) {
    var result = report.result();
    return new WatchRound(
        probes + 1,
        cameBack + (result == ProbeResult.CAME_BACK ? 1 : 0),
        unanswered + (result == null || result == ProbeResult.NOT_DONE ? 1 : 0));
  }
}
