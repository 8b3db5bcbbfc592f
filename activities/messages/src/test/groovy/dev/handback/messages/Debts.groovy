package dev.handback.messages

import dev.handback.offboarding.OffboardingId
import dev.handback.offboarding.obligation.Obligation
import dev.handback.offboarding.obligation.ObligationState
import dev.handback.offboarding.record.ObligationChanged
import dev.handback.record.obligation.ObligationView
import java.time.Instant

/** What a run tells of an obligation later. */
class Debts {

  static ObligationChanged escalated(String id, ObligationView owed, Instant at) {
    def next = new Obligation(owed.id(), null, owed.target(), owed.kind(), "desk@example.com", owed.openedAt(), owed.dueAt(), owed.state(), 1, owed.why(), 0)
    new ObligationChanged(new OffboardingId(id), next, null, at)
  }

  static ObligationChanged met(String id, ObligationView owed, Instant at) {
    def next = new Obligation(owed.id(), null, owed.target(), owed.kind(), owed.assignee(), owed.openedAt(), owed.dueAt(), ObligationState.MET, 0, owed.why(), 0)
    new ObligationChanged(new OffboardingId(id), next, owed.assignee(), at)
  }
}
