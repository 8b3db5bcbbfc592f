package dev.handback.offboarding;

import dev.handback.offboarding.obligation.ObligationId;
import dev.handback.offboarding.obligation.ObligationKind;
import org.jspecify.annotations.Nullable;

/**
 * Risk is contained first and asked about afterwards (requirement T7): people confirm it before
 * what cannot be given back goes, or say that it was a false alarm.
 */
final class Confirmation {

  private final Approvals approvals;
  private final Obligations obligations;
  private final Terms terms;
  private @Nullable ObligationId asked;

  Confirmation(Approvals approvals, Obligations obligations, Terms terms) {
    this.approvals = approvals;
    this.obligations = obligations;
    this.terms = terms;
  }

  /** Asks whoever policy names; false when nobody has to say anything any more. */
  boolean ask() {
    var needed = terms.policy().confirmers();
    if (approvals.decided(needed)) {
      return false;
    }
    asked =
        obligations.open(
            ObligationKind.APPROVAL,
            null,
            null,
            "approver",
            terms.policy().approveWithin(),
            "it is contained: %d approval(s) before seats go back, or a no, and access is given back"
                .formatted(needed));
    return true;
  }

  boolean decided() {
    return approvals.decided(terms.policy().confirmers());
  }

  /** What was said; a no takes the offboarding back. */
  void take(EffectiveDate date) {
    if (asked == null || !decided()) {
      return;
    }
    obligations.end(asked, approvals.end(), approvals.by(), approvals.comments());
    if (approvals.rejected()) {
      var why = approvals.comments() == null ? "not confirmed" : approvals.comments();
      date.hear(new Rescission(approvals.by(), why, Journal.now()));
      date.takeIn();
    }
  }
}
