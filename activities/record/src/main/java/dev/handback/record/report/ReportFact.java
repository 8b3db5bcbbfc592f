package dev.handback.record.report;

import dev.handback.offboarding.OffboardingId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** Something that counts in a month of the report, and the offboarding that it is of. */
public sealed interface ReportFact {

  OffboardingId offboarding();

  /** When it counts. */
  Instant at();

  /** All sessions had ended so long after they should have (R7). */
  record Contained(OffboardingId offboarding, Instant at, Duration took) implements ReportFact {}

  /** All access was proven gone so long after it should have been (R7). */
  record Removed(OffboardingId offboarding, Instant at, Duration took) implements ReportFact {}

  /** Something owed was not done in its time, or is not (O5). */
  record Breached(OffboardingId offboarding, Instant at) implements ReportFact {}

  /** Access was let stay for a time (O4). */
  record Granted(OffboardingId offboarding, Instant at) implements ReportFact {}

  /** The time of such access was up, and it was removed (O4). */
  record Lapsed(OffboardingId offboarding, Instant at) implements ReportFact {}

  /** A seat came back, or became a cheaper one (L7). */
  record Saved(OffboardingId offboarding, Instant at, BigDecimal amount, String currency)
      implements ReportFact {}

  /** Access that should be gone and is not proven gone: it counts now, since then (S8). */
  record Residual(OffboardingId offboarding, Instant at) implements ReportFact {}
}
