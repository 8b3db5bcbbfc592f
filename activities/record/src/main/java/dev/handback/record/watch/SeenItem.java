package dev.handback.record.watch;

import dev.handback.offboarding.access.ItemId;
import dev.handback.offboarding.access.ItemKind;
import dev.handback.offboarding.access.ItemOutcome;
import dev.handback.offboarding.access.TargetId;
import dev.handback.record.item.ItemName;

/** What a probe saw of one item. A stored format: add fields, never repurpose them. */
public record SeenItem(
    ItemId item, TargetId target, ItemKind kind, String name, Sight sight, String how) {

  /** What it came to. */
  public enum Sight {
    GONE,
    BACK,

    /** The target did not say. */
    UNKNOWN
  }

  static SeenItem of(ItemOutcome outcome, ItemName name) {
    return new SeenItem(
        outcome.item(), name.target(), name.kind(), name.name(), sight(outcome), outcome.how());
  }

  private static Sight sight(ItemOutcome outcome) {
    return switch (outcome) {
      case ItemOutcome.Done done -> Sight.GONE;
      case ItemOutcome.AlreadyAbsent absent -> Sight.GONE;
      case ItemOutcome.Proven proven -> Sight.GONE;
      case ItemOutcome.StillAllowed still -> Sight.BACK;
      case ItemOutcome.Failed failed -> Sight.UNKNOWN;
      case ItemOutcome.NeedsPerson person -> Sight.UNKNOWN;
      // what people decide, which no probe says
      case ItemOutcome.Held held -> Sight.UNKNOWN;
      case ItemOutcome.Excepted excepted -> Sight.UNKNOWN;
      case ItemOutcome.Reassigned reassigned -> Sight.UNKNOWN;
      case ItemOutcome.Resumed resumed -> Sight.UNKNOWN;
      case ItemOutcome.Returned back -> Sight.UNKNOWN;
    };
  }
}
