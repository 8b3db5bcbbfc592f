package dev.handback.api.schedule;

import dev.handback.api.Api;
import dev.handback.api.problem.Refusal;
import dev.handback.api.signin.Caller;
import dev.handback.api.signin.Roles;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleException;
import io.temporal.client.schedules.ScheduleHandle;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Handback does by itself from time to time: seen, triggered, paused, resumed. */
@Controller("/schedules")
@Secured(Roles.OPERATOR)
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = Api.TOKEN)
final class ScheduleController {

  private static final Logger LOG = LoggerFactory.getLogger(ScheduleController.class);

  private final ScheduleClient client;

  ScheduleController(ScheduleClient client) {
    this.client = client;
  }

  @Get
  @Operation(summary = "List the schedules; a new one may take some seconds to be in the list")
  All list() {
    return asked(() ->
        new All(
            client
                .listSchedules()
                .map(listed -> ScheduleView.of(client.getHandle(listed.getScheduleId()).describe()))
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .toList()));
  }

  @Post("/{id}/trigger")
  @Operation(summary = "Run it now, unless it runs already")
  @ApiResponse(responseCode = "202", description = "Told to the engine")
  @ApiResponse(responseCode = "404", description = "There is no such schedule")
  HttpResponse<ScheduleView> trigger(@PathVariable String id) {
    return told(id, ScheduleHandle::trigger);
  }

  @Post("/{id}/pause")
  @Operation(summary = "Let it run no more until it is resumed")
  @ApiResponse(responseCode = "202", description = "Told to the engine")
  @ApiResponse(responseCode = "404", description = "There is no such schedule")
  HttpResponse<ScheduleView> pause(@PathVariable String id, Authentication authentication) {
    var note = "paused by " + Caller.of(authentication).name();
    return told(id, schedule -> schedule.pause(note));
  }

  @Post("/{id}/resume")
  @Operation(summary = "Let it run again")
  @ApiResponse(responseCode = "202", description = "Told to the engine")
  @ApiResponse(responseCode = "404", description = "There is no such schedule")
  HttpResponse<ScheduleView> resume(@PathVariable String id, Authentication authentication) {
    var note = "resumed by " + Caller.of(authentication).name();
    return told(id, schedule -> schedule.unpause(note));
  }

  /** All of them. */
  @Serdeable
  record All(List<ScheduleView> schedules) {}

  private HttpResponse<ScheduleView> told(String id, Consumer<ScheduleHandle> word) {
    return asked(() -> {
      var schedule = client.getHandle(id);
      word.accept(schedule);
      return HttpResponse.accepted().body(ScheduleView.of(schedule.describe()));
    });
  }

  private static <T> T asked(Supplier<T> question) {
    try {
      return question.get();
    } catch (ScheduleException | StatusRuntimeException failure) {
      throw switch (code(failure)) {
        case NOT_FOUND -> Refusal.of(HttpStatus.NOT_FOUND, "There is no schedule of that id");
        case UNIMPLEMENTED ->
            Refusal.of(
                HttpStatus.NOT_IMPLEMENTED,
                "This engine has no schedules",
                "it is the one in memory; the Temporal server has them");
        case UNAVAILABLE, DEADLINE_EXCEEDED -> {
          LOG.warn("Temporal does not answer", failure);
          yield Refusal.of(HttpStatus.SERVICE_UNAVAILABLE, "Temporal does not answer; try again");
        }
        default -> failure;
      };
    }
  }

  private static Status.Code code(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StatusRuntimeException status) {
        return status.getStatus().getCode();
      }
    }
    return Status.Code.UNKNOWN;
  }
}
