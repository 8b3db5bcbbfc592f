package dev.handback.api.offboarding;

import dev.handback.offboarding.OffboardingId;
import dev.handback.record.item.LostItem;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * The run was told; the record shows what is given back (requirement T13).
 *
 * @param irreversible what stays gone all the same, known beforehand
 */
@Serdeable
record TakenBack(String offboardingId, List<Lost> irreversible) {

  static TakenBack of(OffboardingId id, List<LostItem> lost) {
    return new TakenBack(id.value(), lost.stream().map(Lost::of).toList());
  }

  /** One thing that nothing brings back. */
  @Serdeable
  record Lost(String item, String target, String kind, String name, String why) {

    private static Lost of(LostItem lost) {
      return new Lost(
          lost.item().value(), lost.target().value(), lost.kind().name(), lost.name(), lost.why());
    }
  }
}
