package dev.handback.demo.bench;

import dev.handback.demo.stack.BenchStack;
import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingRequest;
import dev.handback.offboarding.OffboardingWorkflow;
import dev.handback.offboarding.Risk;
import dev.handback.offboarding.RunAttributes;
import dev.handback.offboarding.SettingsActivities.SweepMode;
import dev.handback.offboarding.Source;
import dev.handback.offboarding.Subject;
import dev.handback.offboarding.SubjectKind;
import dev.handback.offboarding.Trigger;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** How long many complete runs at once take: ours, and the bare engine's. */
final class Throughput implements AutoCloseable {

  private final Engine engine;
  private final WorkflowClient client;
  private final WorkflowClient bareClient;
  private final WorkerFactory bareWorker;
  private final SweepMode sweeps;
  private final String run = Long.toString(System.nanoTime(), Character.MAX_RADIX);

  Throughput(BenchStack stack, SweepMode sweeps) {
    this.sweeps = sweeps;
    engine = Engine.of(stack);
    client = engine.client();
    bareClient = engine.bare();
    bareWorker = bareWorker(bareClient);
  }

  /** Offboardings with record and evidence, started like the api starts them. */
  Duration offboardings(String series, int runs) {
    return all(
        runs,
        number -> {
          var request = request(series + "-" + run + "-" + number);
          var stub =
              client.newUntypedWorkflowStub(
                  "Offboarding",
                  options(OffboardingWorkflow.TASK_QUEUE, request.id().workflowId())
                      .setTypedSearchAttributes(RunAttributes.atStart(request))
                      .build());
          stub.start(request);
          return stub;
        });
  }

  /** As many stages, each an activity that does nothing. */
  Duration bareEngine(String series, int runs) {
    return all(
        runs,
        number -> {
          var id = "bare/" + series + "-" + run + "-" + number;
          var stub =
              bareClient.newUntypedWorkflowStub(
                  "Bare", options(BareWorkflow.TASK_QUEUE, id).build());
          stub.start(sweeps == SweepMode.LOCAL);
          return stub;
        });
  }

  private static WorkerFactory bareWorker(WorkflowClient client) {
    var factory =
        WorkerFactory.newInstance(
            client, WorkerFactoryOptions.newBuilder().setUsingVirtualWorkflowThreads(true).build());
    var worker =
        factory.newWorker(
            BareWorkflow.TASK_QUEUE,
            WorkerOptions.newBuilder().setUsingVirtualThreads(true).build());
    worker.registerWorkflowImplementationTypes(BareWorkflow.Impl.class);
    worker.registerActivitiesImplementations(new BareWorkflow.DoesNothing());
    factory.start();
    return factory;
  }

  private static Duration all(int runs, IntFunction<WorkflowStub> start) {
    var begin = System.nanoTime();
    var results =
        IntStream.range(0, runs)
            .mapToObj(start)
            .map(stub -> stub.getResultAsync(Object.class))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(results).join();
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private static WorkflowOptions.Builder options(String queue, String id) {
    return WorkflowOptions.newBuilder().setTaskQueue(queue).setWorkflowId(id);
  }

  private static OffboardingRequest request(String name) {
    return new OffboardingRequest(
        new OffboardingId("ob-" + name),
        new Subject(SubjectKind.EMPLOYEE, name, name + "@example.com", name, null),
        Trigger.TERMINATION,
        Risk.NORMAL,
        null,
        Instant.now(),
        new Source("bench", name, null, null),
        List.of(),
        null);
  }

  @Override
  public void close() {
    bareWorker.shutdownNow();
    engine.close();
  }
}
