package dev.handback.scimapp.fault;

import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.jspecify.annotations.Nullable;

/** Switches a fault on or off; there only when the application was started for tests. */
@Path(FaultsEndpoint.PATH)
@Consumes(MediaType.APPLICATION_JSON)
public final class FaultsEndpoint {
  static final String PATH = "faults";
  private static final long DEFAULT_DELAY_MILLIS = 30_000;
  private static final long DEFAULT_RETRY_AFTER_SECONDS = 7;

  private final Faults faults;

  @Inject
  public FaultsEndpoint(Faults faults) {
    this.faults = faults;
  }

  /** Gives the endpoint the faults it switches. */
  public static AbstractBinder binding(Faults faults) {
    return new AbstractBinder() {
      @Override
      protected void configure() {
        bind(faults).to(Faults.class);
      }
    };
  }

  /** The body: the mode, and for some modes a delay (default 30 s) or a wait (default 7 s). */
  public record FaultRequest(
      @Nullable FaultMode mode, @Nullable Long delayMillis, @Nullable Long retryAfterSeconds) {}

  /** Answers 204; from then on the fault is on. */
  @POST
  public void use(@Nullable FaultRequest request) {
    FaultMode mode = request == null ? null : request.mode();
    if (request == null || mode == null) {
      throw new BadRequestException("Give a mode, one of " + List.of(FaultMode.values()) + ".");
    }
    Long delay = request.delayMillis();
    Long wait = request.retryAfterSeconds();
    faults.use(
        new FaultPlan(
            mode,
            Duration.ofMillis(delay == null ? DEFAULT_DELAY_MILLIS : delay),
            Duration.ofSeconds(wait == null ? DEFAULT_RETRY_AFTER_SECONDS : wait)));
  }
}
