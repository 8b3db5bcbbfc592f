package dev.handback.api.console;

import dev.handback.record.estate.TargetView;
import java.time.Instant;
import java.util.List;

/** Every target, those that fail or owe something first. */
public record TargetsPage(Shell shell, List<TargetView> targets, Instant now) {

  public TargetsPage {
    targets = List.copyOf(targets);
  }
}
