package dev.handback.api.console;

import dev.handback.record.inactivity.IdleSaving;
import dev.handback.record.inactivity.IdleView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has gone idle.
 *
 * @param saving what silence would save a month, of all that is under way
 * @param all whether what has come to its end is there as well
 * @param next the address of what follows; null when nothing does
 */
public record InactivePage(
    Shell shell, List<IdleView> idle, List<IdleSaving> saving, boolean all, @Nullable String next) {

  public InactivePage {
    idle = List.copyOf(idle);
    saving = List.copyOf(saving);
  }

  /** Whether silence still does something. */
  public boolean open(IdleView one) {
    return switch (one.state()) {
      case SEALED, RESCINDED, REJECTED -> false;
      case SCHEDULED, AWAITING_APPROVAL, RUNNING, WAITING -> true;
    };
  }

  /** What silence does to it, or did. */
  public String silence(IdleView one) {
    var becomes = one.becomes();
    return becomes == null
        ? shell.t().of("inactive.goes")
        : shell.t().of("inactive.becomes", becomes);
  }
}
