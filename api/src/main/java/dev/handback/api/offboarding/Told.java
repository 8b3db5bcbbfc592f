package dev.handback.api.offboarding;

import dev.handback.api.problem.Refusal;
import dev.handback.record.run.OffboardingRecord;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.serde.annotation.Serdeable;
import io.temporal.client.WorkflowNotFoundException;

/** The run was told; the record shows what it made of it. */
@Serdeable
record Told(String offboardingId) {

  /** The answer where it was told already. */
  static HttpResponse<Told> about(OffboardingRecord record) {
    return HttpResponse.accepted().body(new Told(record.id().value()));
  }

  /**
   * Tells it.
   *
   * @throws Refusal 409 when no run listens
   */
  static void to(Runnable signal) {
    try {
      signal.run();
    } catch (WorkflowNotFoundException e) {
      throw Refusal.of(
          HttpStatus.CONFLICT,
          "The run does not listen",
          "it is over, or it has not been started yet");
    }
  }
}
