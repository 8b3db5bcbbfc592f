package dev.handback.demo.bench;

import dev.handback.demo.stack.BenchStack;
import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingRequest;
import dev.handback.offboarding.OffboardingWorkflow;
import dev.handback.offboarding.Risk;
import dev.handback.offboarding.SettingsActivities.SweepMode;
import dev.handback.offboarding.Source;
import dev.handback.offboarding.Subject;
import dev.handback.offboarding.SubjectKind;
import dev.handback.offboarding.Trigger;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Complete runs per second, many at once: ours, and the bare engine's. */
final class Throughput implements AutoCloseable {

  private final WorkflowServiceStubs service;
  private final WorkflowClient client;
  private final SweepMode sweeps;
  private final String run = Long.toString(System.nanoTime(), Character.MAX_RADIX);

  Throughput(BenchStack stack, SweepMode sweeps) {
    this.sweeps = sweeps;
    service =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(stack.engine().address()).build());
    client =
        WorkflowClient.newInstance(
            service,
            WorkflowClientOptions.newBuilder().setNamespace(stack.engine().namespace()).build());
  }

  /** Offboardings with record and evidence, started like the api starts them. */
  double offboardings(String series, int runs) {
    return perSecond(
        runs,
        number -> {
          var request = request(series + "-" + run + "-" + number);
          var stub = stub("Offboarding", OffboardingWorkflow.TASK_QUEUE, request.id().workflowId());
          stub.start(request);
          return stub;
        });
  }

  /** As many stages, each an activity that does nothing. */
  double bareEngine(String series, int runs) {
    var factory =
        WorkerFactory.newInstance(
            client, WorkerFactoryOptions.newBuilder().setUsingVirtualWorkflowThreads(true).build());
    var worker =
        factory.newWorker(
            BareWorkflow.TASK_QUEUE,
            WorkerOptions.newBuilder().setUsingVirtualThreads(true).build());
    worker.registerWorkflowImplementationTypes(BareWorkflow.Impl.class);
    worker.registerActivitiesImplementations((BareWorkflow.Nothing) () -> {});
    factory.start();
    try {
      return perSecond(
          runs,
          number -> {
            var stub =
                stub("Bare", BareWorkflow.TASK_QUEUE, "bare/" + series + "-" + run + "-" + number);
            stub.start(sweeps == SweepMode.LOCAL);
            return stub;
          });
    } finally {
      factory.shutdown();
    }
  }

  private static double perSecond(int runs, IntFunction<WorkflowStub> start) {
    var begin = System.nanoTime();
    var results =
        IntStream.range(0, runs)
            .mapToObj(start)
            .map(stub -> stub.getResultAsync(Object.class))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(results).join();
    return runs / ((System.nanoTime() - begin) / 1e9);
  }

  private WorkflowStub stub(String type, String queue, @Nullable String id) {
    return client.newUntypedWorkflowStub(
        type, WorkflowOptions.newBuilder().setTaskQueue(queue).setWorkflowId(id).build());
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
    service.shutdownNow();
  }
}
