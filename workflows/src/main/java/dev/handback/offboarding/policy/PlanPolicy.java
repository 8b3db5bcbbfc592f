package dev.handback.offboarding.policy;

import dev.handback.offboarding.OffboardingRequest;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.ItemId;
import dev.handback.offboarding.policy.Policy.SignOffs;
import dev.handback.offboarding.seat.SeatPool;
import dev.handback.offboarding.seat.SeatRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A policy as it is for the items of one plan (requirement P4). One for the run and for its
 * preview, so that they cannot come to different answers (P6).
 */
public record PlanPolicy(Policy policy, ConditionsHeld conditions) {

  /**
   * How many people must approve before these items are touched (requirement P5): as many as the
   * departure or any of the items asks for.
   */
  public int approversFor(OffboardingRequest request, List<AccessItem> items) {
    return items.stream()
        .mapToInt(this::approversFor)
        .reduce(policy.approversFor(request.trigger(), request.risk()), Math::max);
  }

  /** How many people must approve because of this item. */
  public int approversFor(AccessItem item) {
    return policy.items().approvals().stream()
        .filter(rule -> conditions.holds(rule.when(), item.id()))
        .mapToInt(ItemRules.Approval::approvers)
        .reduce(0, Math::max);
  }

  /** How an owner is asked about this item; null where nobody is. */
  public @Nullable SignOffs signOffsFor(ItemId item) {
    return policy.items().signOffs().stream()
        .filter(rule -> conditions.holds(rule.when(), item))
        .findFirst()
        .map(ItemRules.SignOff::terms)
        .orElse(policy.signOffs());
  }

  /** The rule for this seat; null when it just goes. */
  public @Nullable SeatRule seatRuleFor(AccessItem seat, @Nullable SeatPool pool) {
    return policy.seats().stream()
        .filter(rule -> rule.fits(seat, pool))
        .filter(rule -> rule.when() == null || conditions.holds(rule.when(), seat.id()))
        .findFirst()
        .orElse(null);
  }
}
