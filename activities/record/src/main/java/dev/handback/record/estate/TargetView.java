package dev.handback.record.estate;

import dev.handback.offboarding.access.TargetId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One target, and how it stands.
 *
 * @param health how it stands, in one word
 * @param sla how long a removal may be owed there, an ISO 8601 duration
 * @param byHand what is left to people there, one sentence each
 * @param inEstateSince null when it is in the estate no more
 * @param answeredAt null when it never has
 * @param failingSince the first failure since it last answered; null while it answers
 * @param failure what went wrong last; null while it answers
 * @param accounts that are there, as the last sync found them
 * @param quarantined those of them that are nobody's
 * @param syncedAt when the last whole sync ended; null when there was none
 * @param debts how many offboardings it owes a removal
 * @param owesSince the oldest of these debts; null when it owes nothing
 * @param dueAt when the first of these SLAs is broken; null when it owes nothing
 */
public record TargetView(
    TargetId id,
    Health health,
    String connector,
    String owner,
    String taskQueue,
    String sla,
    List<String> capabilities,
    List<String> byHand,
    @Nullable Instant inEstateSince,
    @Nullable Instant answeredAt,
    @Nullable Instant failedAt,
    @Nullable Instant failingSince,
    @Nullable String failure,
    int accounts,
    int quarantined,
    @Nullable Instant syncedAt,
    int debts,
    @Nullable Instant owesSince,
    @Nullable Instant dueAt) {

  public TargetView {
    capabilities = List.copyOf(capabilities);
    byHand = List.copyOf(byHand);
  }

  /** Whether one of its debts is owed for longer than its SLA allows. */
  public boolean lateAt(Instant now) {
    return dueAt != null && dueAt.isBefore(now);
  }

  /** How a target stands. */
  public enum Health {
    ANSWERS,
    FAILING,
    /** Nobody has met it since it is in the estate. */
    UNKNOWN,
    /** It is in the estate no more. */
    GONE;

    static Health of(
        @Nullable Instant inEstateSince,
        @Nullable Instant failingSince,
        @Nullable Instant answeredAt) {
      if (inEstateSince == null) {
        return GONE;
      }
      if (failingSince != null) {
        return FAILING;
      }
      return answeredAt == null ? UNKNOWN : ANSWERS;
    }
  }
}
