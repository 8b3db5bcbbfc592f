package dev.handback.worker;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleAlreadyRunningException;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.client.schedules.ScheduleDescription;
import io.temporal.client.schedules.ScheduleException;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.ScheduleUpdate;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees at the start that the engine has our schedules as they are meant now. */
@Singleton
final class EngineSchedules implements ApplicationEventListener<ServerStartupEvent> {

  private static final Logger LOG = LoggerFactory.getLogger(EngineSchedules.class);

  private final WorkflowClient client;
  private final WorkerConfig config;

  EngineSchedules(WorkflowClient client, WorkerConfig config) {
    this.client = client;
    this.config = config;
  }

  @Override
  public void onApplicationEvent(ServerStartupEvent started) {
    if (config.serveRuns()) {
      put(AccessWatchSchedule.ID, AccessWatchSchedule.schedule());
    }
  }

  private void put(String id, Schedule schedule) {
    try {
      create(id, schedule);
    } catch (ScheduleException none) {
      // the engine in memory has no schedules
      LOG.warn("the schedule {} could not be made", id, none);
    }
  }

  private void create(String id, Schedule schedule) {
    var schedules =
        ScheduleClient.newInstance(
            client.getWorkflowServiceStubs(),
            ScheduleClientOptions.newBuilder()
                .setNamespace(client.getOptions().getNamespace())
                .build());
    try {
      schedules.createSchedule(id, schedule, ScheduleOptions.newBuilder().build());
    } catch (ScheduleAlreadyRunningException known) {
      schedules.getHandle(id).update(before -> asMeantNow(before.getDescription(), schedule));
    }
  }

  /** What people did to it, such as pausing it, stays. */
  private static ScheduleUpdate asMeantNow(ScheduleDescription before, Schedule schedule) {
    return new ScheduleUpdate(
        Schedule.newBuilder(schedule).setState(before.getSchedule().getState()).build());
  }
}
