package dev.handback.demo.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handback.demo.bench.BenchResult.Retirement;
import dev.handback.demo.leaver.Auditor;
import dev.handback.demo.stack.BenchStack;
import dev.handback.demo.web.Web;
import dev.handback.estate.EstateException;
import dev.handback.estate.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** A whole application of many accounts ends, page by page (requirement T6). */
final class RetiredApplication {

  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final String APPLICATION = "in-process-1";

  private final BenchStack stack;
  private final Auditor auditor;
  private final Progress progress;

  RetiredApplication(BenchStack stack, Progress progress) {
    this.stack = stack;
    this.progress = progress;
    auditor = Auditor.signIn(stack.api(), stack.user("auditor"));
  }

  /** From the second approval to the seal, and the longest history that any run of it has. */
  Retirement of(int accounts) {
    var id = begin();
    await(id, "AWAITING_APPROVAL", Instant.now().plus(PATIENCE));
    stack
        .users("approver")
        .forEach(user -> {
          var approver = Auditor.token(stack.api(), user);
          expect(Web.postJson(path(id) + "/approvals", approver, "{\"decision\": \"APPROVE\"}"));
        });
    var began = Instant.now();
    var pages = sealed(id, began.plus(PATIENCE));
    var took = Duration.between(began, Instant.now());
    return new Retirement(accounts, pages, took.toSeconds(), mostEvents(id));
  }

  private String begin() {
    var body =
        """
        {"subject": {"kind": "APPLICATION", "id": "%s"}, "trigger": "APPLICATION_RETIREMENT",
         "source": {"system": "bench", "eventId": "retirement-%d"}}
        """
            .formatted(APPLICATION, System.nanoTime());
    var operator = Auditor.token(stack.api(), stack.user("operator"));
    var answer = expect(Web.postJson(stack.api() + "/offboardings", operator, body));
    return answer.json().path("offboardingId").asText();
  }

  private int sealed(String id, Instant deadline) {
    return await(id, "SEALED", deadline).at("/retirement/pages").asInt();
  }

  private JsonNode await(String id, String state, Instant deadline) {
    while (Instant.now().isBefore(deadline)) {
      var record = auditor.record(id);
      if (record.path("state").asText().equals(state)) {
        return record;
      }
      progress.say("%d accounts are gone".formatted(record.at("/retirement/accountsGone").asInt()));
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
    throw new EstateException("%s is not %s within %s.".formatted(id, state, PATIENCE));
  }

  private long mostEvents(String id) {
    try (var engine = Engine.of(stack)) {
      return engine
          .client()
          .listExecutions("WorkflowId STARTS_WITH 'offboarding/%s'".formatted(id))
          .mapToLong(run -> run.getWorkflowExecutionInfo().getHistoryLength())
          .max()
          .orElseThrow(() -> new EstateException("The engine knows no run of " + id + "."));
    }
  }

  private String path(String id) {
    return stack.api() + "/offboardings/" + id;
  }

  private static Web.Answer expect(Web.Answer answer) {
    if (!answer.ok()) {
      throw new EstateException("The api refused: " + answer.status() + " " + answer.text());
    }
    return answer;
  }
}
