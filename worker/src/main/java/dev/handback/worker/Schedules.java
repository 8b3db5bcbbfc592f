package dev.handback.worker;

import dev.handback.configuration.hr.HrApis;
import dev.handback.configuration.policy.PolicyFile;
import dev.handback.connector.sweep.Targets;
import dev.handback.sharedsignals.SignalsFile;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleAlreadyRunningException;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleException;
import io.temporal.client.schedules.ScheduleListDescription;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.ScheduleUpdate;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the engine's schedules what estate, policy and sources say, at each start. What an operator
 * paused stays paused.
 */
@Singleton
final class Schedules implements ApplicationEventListener<ServerStartupEvent> {

  private static final Logger LOG = LoggerFactory.getLogger(Schedules.class);
  private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

  private final ScheduleClient client;
  private final List<PlannedSchedule> wanted;
  private volatile @Nullable Thread thread;

  Schedules(
      ScheduleClient client,
      WorkerConfig config,
      PolicyFile policy,
      Targets targets,
      HrSettings.Asked asked,
      SignalsFile signals) {
    this.client = client;
    this.wanted = config.serveRuns() ? planned(policy, targets, asked.apis(), signals) : List.of();
  }

  private static List<PlannedSchedule> planned(
      PolicyFile policy, Targets targets, HrApis apis, SignalsFile signals) {
    var every = policy.inventoryRules().every();
    var syncs = targets.listing().stream().map(target -> PlannedSchedule.sync(target, every));
    var scans =
        Stream.ofNullable(policy.inactivity()).map(line -> PlannedSchedule.scan(line.every()));
    var polls =
        apis.polls().map(poll -> PlannedSchedule.poll(poll.getKey(), poll.getValue().every()));
    var signalPolls =
        signals.sharedSignals().stream()
            .flatMap(source ->
                Stream.ofNullable(source.poll())
                    .map(poll -> PlannedSchedule.signals(source.name(), poll.every())));
    return Stream.of(syncs, scans, polls, signalPolls, Stream.of(PlannedSchedule.watch()))
        .flatMap(all -> all)
        .toList();
  }

  @Override
  public void onApplicationEvent(ServerStartupEvent started) {
    if (!wanted.isEmpty()) {
      thread = Thread.ofVirtual().name("schedules").start(this::keep);
    }
  }

  @PreDestroy
  void stop() {
    var working = thread;
    if (working != null) {
      working.interrupt();
    }
  }

  /** Until the engine has taken them. */
  private void keep() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        wanted.forEach(this::put);
        removeOthers();
        LOG.info("scheduled: {}", wanted.stream().map(PlannedSchedule::id).toList());
        return;
      } catch (ScheduleException | StatusRuntimeException failure) {
        if (unimplemented(failure)) {
          LOG.warn("this engine has no schedules: nothing is synced or scanned by itself");
          return;
        }
        LOG.warn("schedules are not set yet: {}", failure.toString());
        LockSupport.parkNanos(TRY_AGAIN.toNanos());
      }
    }
  }

  private void put(PlannedSchedule planned) {
    var schedule = planned.schedule();
    try {
      client.createSchedule(
          planned.id(),
          schedule,
          ScheduleOptions.newBuilder().setTriggerImmediately(planned.atOnce()).build());
    } catch (ScheduleAlreadyRunningException there) {
      client
          .getHandle(planned.id())
          .update(now ->
              new ScheduleUpdate(
                  Schedule.newBuilder(schedule)
                      .setState(now.getDescription().getSchedule().getState())
                      .build()));
    }
  }

  /** Of targets that are in the estate no more, and the scan of a policy that has none. */
  private void removeOthers() {
    var ids = wanted.stream().map(PlannedSchedule::id).toList();
    client
        .listSchedules()
        .map(ScheduleListDescription::getScheduleId)
        .filter(id -> PlannedSchedule.isOurs(id) && !ids.contains(id))
        .forEach(id -> {
          client.getHandle(id).delete();
          LOG.info("{} is deleted: estate and policy do not ask for it", id);
        });
  }

  private static boolean unimplemented(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StatusRuntimeException status) {
        return status.getStatus().getCode() == Status.Code.UNIMPLEMENTED;
      }
    }
    return false;
  }
}
