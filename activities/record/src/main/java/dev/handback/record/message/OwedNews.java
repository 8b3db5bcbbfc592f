package dev.handback.record.message;

import dev.handback.offboarding.obligation.Obligation;
import dev.handback.offboarding.obligation.ObligationKind;
import dev.handback.record.obligation.KnownObligation;
import org.jspecify.annotations.Nullable;

/** What is new about an obligation. A pure decision. */
final class OwedNews {

  private OwedNews() {}

  /** Takes what the record knew before; null where it knew nothing. */
  static MessageKind of(@Nullable KnownObligation before, Obligation now) {
    return switch (now.state()) {
      case LAPSED -> MessageKind.LAPSED;
      case MET, REJECTED -> MessageKind.ANSWERED;
      case OPEN -> before == null ? MessageKind.OWED : ofOpen(before, now);
    };
  }

  private static MessageKind ofOpen(KnownObligation before, Obligation now) {
    if (now.escalation() > before.escalation()) {
      return now.kind() == ObligationKind.CONNECTOR_DEBT
          ? MessageKind.SLA_BREACHED
          : MessageKind.ESCALATED;
    }
    return now.reminders() > before.reminders() ? MessageKind.REMINDED : MessageKind.DELEGATED;
  }
}
