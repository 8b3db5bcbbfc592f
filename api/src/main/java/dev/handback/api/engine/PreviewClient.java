package dev.handback.api.engine;

import dev.handback.offboarding.OffboardingRequest;
import dev.handback.offboarding.OffboardingWorkflow;
import dev.handback.offboarding.PreviewWorkflow;
import dev.handback.offboarding.plan.Preview;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks Temporal what an offboarding would do; each question is a short run of its own. */
@Singleton
public class PreviewClient {

  /** Nobody waits for it any more by then; it is not left to a worker that comes back later. */
  private static final Duration GIVEN_UP = Duration.ofSeconds(60);

  private final WorkflowClient client;

  PreviewClient(WorkflowClient client) {
    this.client = client;
  }

  /**
   * Waits for the answer.
   *
   * @throws TimeoutException when there is none within this time
   */
  public Preview preview(OffboardingRequest request, Duration within) throws TimeoutException {
    var options =
        WorkflowOptions.newBuilder()
            .setWorkflowId("preview/" + UUID.randomUUID())
            .setTaskQueue(OffboardingWorkflow.TASK_QUEUE)
            .setWorkflowExecutionTimeout(GIVEN_UP)
            .setStaticSummary("Preview: " + RunDescription.summary(request))
            .setStaticDetails(RunDescription.details(request))
            .build();
    var run = client.newWorkflowStub(PreviewWorkflow.class, options);
    WorkflowClient.start(run::preview, request);
    return WorkflowStub.fromTyped(run)
        .getResult(within.toMillis(), TimeUnit.MILLISECONDS, Preview.class);
  }
}
