package dev.handback.scimapp.fault;

import com.unboundid.scim2.common.messages.ErrorResponse;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Makes requests fail or wait as planned, before anything else sees them. */
@PreMatching
@Priority(0)
public final class FaultFilter implements ContainerRequestFilter, ContainerResponseFilter {
  private final Faults faults;
  private final Surface surface;

  /** Which half of the application is guarded: vendors limit and break SCIM first. */
  public enum Surface {
    SCIM,
    PEOPLE
  }

  public FaultFilter(Faults faults, Surface surface) {
    this.faults = faults;
    this.surface = surface;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getUriInfo().getPath().equals(FaultsEndpoint.PATH)) {
      return;
    }
    FaultPlan plan = faults.plan();
    switch (plan.mode()) {
      case DOWN -> request.abortWith(refusal(503, "Atelier is down for maintenance.").build());
      case THROTTLE -> throttle(request, plan);
      case SLOW -> faults.hold(plan);
      // These three answer in good time; the last holds the answer back below.
      case NONE, SAYS_OK_DOES_NOTHING, FLAG_ONLY, TIMEOUT_AFTER_SUCCESS -> {}
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    FaultPlan plan = faults.plan();
    boolean changed =
        surface == Surface.SCIM
            && !request.getMethod().equals("GET")
            && response.getStatusInfo().getFamily() == Response.Status.Family.SUCCESSFUL;
    if (plan.mode() == FaultMode.TIMEOUT_AFTER_SUCCESS && changed) {
      faults.hold(plan);
    }
  }

  private void throttle(ContainerRequestContext request, FaultPlan plan) {
    if (surface == Surface.SCIM) {
      request.abortWith(
          refusal(429, "Too many requests.")
              .header(HttpHeaders.RETRY_AFTER, plan.retryAfter().toSeconds())
              .build());
    }
  }

  private static Response.ResponseBuilder refusal(int status, String detail) {
    ErrorResponse error = new ErrorResponse(status);
    error.setDetail(detail);
    return Response.status(status).type(MediaType.APPLICATION_JSON).entity(error);
  }
}
