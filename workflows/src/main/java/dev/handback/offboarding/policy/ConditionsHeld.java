package dev.handback.offboarding.policy;

import dev.handback.offboarding.access.ItemId;
import java.util.ArrayList;
import java.util.List;

/** Which conditions hold for which items. */
public record ConditionsHeld(List<Held> held) {

  public static final ConditionsHeld NONE = new ConditionsHeld(List.of());

  public ConditionsHeld {
    held = List.copyOf(held);
  }

  /** These and those. */
  public ConditionsHeld and(ConditionsHeld others) {
    var all = new ArrayList<>(held);
    all.addAll(others.held);
    return new ConditionsHeld(all);
  }

  boolean holds(String condition, ItemId item) {
    return held.contains(new Held(condition, item));
  }

  /** One condition holds for one item. */
  public record Held(String condition, ItemId item) {}
}
