package dev.handback.record.watch;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.watch.ProbeResult;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One probe after the close (requirement S11).
 *
 * @param nextAt when it is tried next; null once it has ended
 * @param attempts how often it was tried
 * @param seen what the last try saw
 * @param linked the offboarding that removes what came back
 */
public record ProbeView(
    int number,
    Instant dueAt,
    @Nullable Instant nextAt,
    int attempts,
    @Nullable Instant doneAt,
    @Nullable ProbeResult result,
    List<SeenItem> seen,
    @Nullable OffboardingId linked) {

  public ProbeView {
    seen = List.copyOf(seen);
  }
}
