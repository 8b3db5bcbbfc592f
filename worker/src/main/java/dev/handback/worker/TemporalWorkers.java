package dev.handback.worker;

import com.uber.m3.tally.RootScopeBuilder;
import dev.handback.connector.sweep.AccessActivitiesImpl;
import dev.handback.inactivity.InactivityRecordActivities;
import dev.handback.inactivity.InactivityScanWorkflowImpl;
import dev.handback.inactivity.InactivitySettingsActivities;
import dev.handback.inventory.InventoryActivities;
import dev.handback.inventory.InventoryRecordActivities;
import dev.handback.inventory.InventorySettingsActivities;
import dev.handback.inventory.InventorySyncWorkflow;
import dev.handback.inventory.InventorySyncWorkflowImpl;
import dev.handback.inventory.QuarantineActivities;
import dev.handback.offboarding.AccessWatchWorkflowImpl;
import dev.handback.offboarding.ObligationWorkflowImpl;
import dev.handback.offboarding.OffboardingWorkflow;
import dev.handback.offboarding.OffboardingWorkflowImpl;
import dev.handback.offboarding.PreviewWorkflowImpl;
import dev.handback.offboarding.RestorationWorkflowImpl;
import dev.handback.offboarding.RetirementWorkflowImpl;
import dev.handback.offboarding.SeatReclamationWorkflowImpl;
import dev.handback.offboarding.SettingsActivities;
import dev.handback.offboarding.record.RecordActivities;
import dev.handback.offboarding.watch.WatchActivities;
import dev.handback.payload.EncryptingCodec;
import dev.handback.poll.PollActivities;
import dev.handback.poll.PollRecordActivities;
import dev.handback.poll.SourcePollWorkflowImpl;
import dev.handback.signals.SignalActivities;
import dev.handback.signals.SignalPollWorkflowImpl;
import io.grpc.StatusRuntimeException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.reporter.MicrometerClientStatsReporter;
import io.temporal.serviceclient.GrpcCompression;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Temporal workers of this process: one for runs, one for each queue of targets. */
@Factory
final class TemporalWorkers {

  private static final Logger LOG = LoggerFactory.getLogger(TemporalWorkers.class);

  /**
   * Those that rest are read again from their history when somebody says a word: of the SDK's 600,
   * a thousand runs of 25 targets that wait for people fill a small heap, and nothing goes on.
   */
  private static final int RUNS_IN_MEMORY = 150;

  @Singleton
  @Bean(preDestroy = "shutdown")
  WorkflowServiceStubs service(TemporalConfig config, MeterRegistry meters) {
    var scope =
        new RootScopeBuilder()
            .reporter(new MicrometerClientStatsReporter(meters))
            .reportEvery(com.uber.m3.util.Duration.ofSeconds(10));
    return WorkflowServiceStubs.newServiceStubs(
        WorkflowServiceStubsOptions.newBuilder()
            .setTarget(config.address())
            .setMetricsScope(scope)
            // compressing costs more than it saves on a local network
            .setGrpcCompression(GrpcCompression.NONE)
            .build());
  }

  @Singleton
  DataConverter payloads(TemporalConfig config, WorkerConfig worker) {
    return EncryptingCodec.configured(worker.secrets(), config.payloadKeys()).converter();
  }

  @Singleton
  WorkflowClient client(
      WorkflowServiceStubs service, TemporalConfig config, DataConverter payloads) {
    return WorkflowClient.newInstance(
        service,
        WorkflowClientOptions.newBuilder()
            .setNamespace(config.namespace())
            .setDataConverter(payloads)
            .build());
  }

  @Singleton
  ScheduleClient schedules(
      WorkflowServiceStubs service, TemporalConfig config, DataConverter payloads) {
    return ScheduleClient.newInstance(
        service,
        ScheduleClientOptions.newBuilder()
            .setNamespace(config.namespace())
            .setDataConverter(payloads)
            .build());
  }

  /** Starts as soon as the engine answers; until then says so every time it asks. */
  @Context
  @Bean(preDestroy = "shutdown")
  WorkerFactory workers(
      WorkflowClient client,
      WorkerConfig config,
      SettingsActivities settings,
      RecordActivities record,
      WatchActivities watch,
      AccessActivitiesImpl access,
      SyncActivities sync,
      PollActivities polls,
      SignalActivities signals) {
    var options =
        WorkerFactoryOptions.newBuilder()
            .setUsingVirtualWorkflowThreads(true)
            .setWorkflowCacheSize(RUNS_IN_MEMORY)
            .build();
    var factory = WorkerFactory.newInstance(client, options);
    if (config.serveRuns()) {
      var runs = factory.newWorker(OffboardingWorkflow.TASK_QUEUE, options());
      runs.registerWorkflowImplementationTypes(
          OffboardingWorkflowImpl.class,
          ObligationWorkflowImpl.class,
          PreviewWorkflowImpl.class,
          AccessWatchWorkflowImpl.class,
          SeatReclamationWorkflowImpl.class,
          RestorationWorkflowImpl.class,
          RetirementWorkflowImpl.class,
          SignalPollWorkflowImpl.class);
      runs.registerActivitiesImplementations(
          settings, record, watch, access, sync.inventory(), polls, signals);
      var syncs = factory.newWorker(InventorySyncWorkflow.TASK_QUEUE, workflowsOnly());
      syncs.registerWorkflowImplementationTypes(
          InventorySyncWorkflowImpl.class,
          InactivityScanWorkflowImpl.class,
          SourcePollWorkflowImpl.class);
      syncs.registerActivitiesImplementations(sync.local().toArray());
    }
    config
        .queues()
        .forEach(queue ->
            factory
                .newWorker(queue, options())
                .registerActivitiesImplementations(access, sync.inventory()));
    start(factory, client);
    return factory;
  }

  /** What syncs and scans are served with. */
  record SyncActivities(InventoryActivities inventory, List<Object> local) {

    SyncActivities {
      local = List.copyOf(local);
    }
  }

  @Singleton
  SyncActivities syncActivities(
      InventoryActivities inventory,
      InventorySettingsActivities settings,
      InventoryRecordActivities record,
      InactivitySettingsActivities inactivitySettings,
      InactivityRecordActivities inactivityRecord,
      QuarantineActivities quarantine,
      PollRecordActivities polls) {
    return new SyncActivities(
        inventory,
        List.of(settings, record, inactivitySettings, inactivityRecord, quarantine, polls));
  }

  private static WorkerOptions options() {
    return WorkerOptions.newBuilder().setUsingVirtualThreads(true).build();
  }

  /** Targets are reached on queues of their own; here is nothing but the record. */
  private static WorkerOptions workflowsOnly() {
    return WorkerOptions.newBuilder(options()).setLocalActivityWorkerOnly(true).build();
  }

  private static void start(WorkerFactory factory, WorkflowClient client) {
    var target = client.getWorkflowServiceStubs().getOptions().getTarget();
    while (true) {
      try {
        factory.start();
        LOG.info("serving runs from {} in {}", target, client.getOptions().getNamespace());
        return;
      } catch (StatusRuntimeException down) {
        LOG.warn("the engine at {} does not answer yet: {}", target, down.getStatus());
        LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
      }
    }
  }
}
