package dev.handback.api.offboarding;

import dev.handback.offboarding.OffboardingId;
import io.micronaut.serde.annotation.Serdeable;

/** The answer to a start. */
@Serdeable
record StartedOffboarding(String offboardingId, String workflowId, Links links) {

  static StartedOffboarding of(OffboardingId id) {
    var self = "/offboardings/" + id;
    return new StartedOffboarding(
        id.value(), id.workflowId(), new Links(self, self + "/evidence", self + "/approvals"));
  }

  /** Where to go from here. */
  @Serdeable
  record Links(String self, String evidence, String approvals) {}
}
