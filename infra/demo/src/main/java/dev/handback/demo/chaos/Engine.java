package dev.handback.demo.chaos;

import dev.handback.demo.stack.Facts;
import dev.handback.estate.EstateException;
import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.RunAttributes;
import dev.handback.offboarding.Stage;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.schedules.ScheduleActionExecutionStartWorkflow;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.client.schedules.ScheduleHandle;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.common.converter.DataConverter;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The runs, as the engine itself tells of them. */
public final class Engine implements AutoCloseable {
  private final WorkflowServiceStubs service;
  private final WorkflowClient client;
  private final DataConverter payloads;

  Engine(Facts.Engine engine, DataConverter payloads) {
    this.payloads = payloads;
    service =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(engine.address()).build());
    client =
        WorkflowClient.newInstance(
            service,
            WorkflowClientOptions.newBuilder()
                .setNamespace(engine.namespace())
                .setDataConverter(payloads)
                .build());
  }

  /** The run, with search attributes and summary; empty when it was never started. */
  public Optional<WorkflowExecutionDescription> run(String offboarding) {
    try {
      return Optional.of(client.newUntypedWorkflowStub(workflowId(offboarding)).describe());
    } catch (WorkflowNotFoundException e) {
      return Optional.empty();
    } catch (WorkflowServiceException e) {
      throw new EstateException("The engine does not answer: " + e.getMessage(), e);
    }
  }

  /** The stage that a run is in, at once; the record hears it a moment later. */
  Optional<Stage> stage(String offboarding) {
    return run(offboarding)
        .map(run -> run.getTypedSearchAttributes().get(RunAttributes.STAGE))
        .map(Stage::valueOf);
  }

  /**
   * How often the run has told the engine that it is still at its last task, with no target at
   * work: each time stands for the better part of ten seconds.
   */
  long heldTasks(String offboarding) {
    List<HistoryEvent> events = history(offboarding).getEvents();
    int last = events.size() - 1;
    while (last >= 0 && !events.get(last).hasActivityTaskCompletedEventAttributes()) {
      last--;
    }
    return events.subList(last + 1, events.size()).stream()
        .filter(HistoryEvent::hasWorkflowTaskCompletedEventAttributes)
        .count();
  }

  /** Everything that happened in a run. */
  public WorkflowExecutionHistory history(String offboarding) {
    return historyOf(workflowId(offboarding));
  }

  /** The same of any workflow, such as a sync. */
  public WorkflowExecutionHistory historyOf(String workflowId) {
    return client.fetchHistory(workflowId);
  }

  /** The same of the run of this type that was started last; empty while the engine lists none. */
  public Optional<WorkflowExecutionHistory> historyOfLast(String type) {
    return client
        .listExecutions("WorkflowType = '%s'".formatted(type))
        .findFirst()
        .map(run -> historyOf(run.getExecution().getWorkflowId()));
  }

  /** Starts a schedule's run now, and answers with that run's history once it is over. */
  public WorkflowExecutionHistory runNow(String schedule) {
    ScheduleHandle handle =
        ScheduleClient.newInstance(
                service,
                ScheduleClientOptions.newBuilder()
                    .setNamespace(client.getOptions().getNamespace())
                    .setDataConverter(payloads)
                    .build())
            .getHandle(schedule);
    long before = handle.describe().getInfo().getNumActions();
    handle.trigger(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_BUFFER_ONE);
    Until.holds(
        () -> schedule + " did not start",
        Duration.ofSeconds(30),
        () -> handle.describe().getInfo().getNumActions() > before);
    ScheduleActionExecutionStartWorkflow run =
        (ScheduleActionExecutionStartWorkflow)
            handle.describe().getInfo().getRecentActions().getLast().getAction();
    client.newUntypedWorkflowStub(run.getWorkflowId()).getResult(Object.class);
    return client.fetchHistory(run.getWorkflowId());
  }

  @Override
  public void close() {
    service.shutdownNow();
  }

  private static String workflowId(String offboarding) {
    return new OffboardingId(offboarding).workflowId();
  }
}
