package dev.handback.api.console;

import dev.handback.api.transmitter.Listening;
import dev.handback.record.estate.TargetView;
import java.time.Instant;
import java.util.List;

/**
 * Every target, those that fail or owe something first.
 *
 * @param listening what is no target, but is told by shared signals
 */
public record TargetsPage(
    Shell shell, List<TargetView> targets, List<Listening.Application> listening, Instant now) {

  public TargetsPage {
    targets = List.copyOf(targets);
    listening = List.copyOf(listening);
  }
}
