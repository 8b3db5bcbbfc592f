package dev.handback.scimapp.scim;

import com.unboundid.scim2.common.utils.ApiConstants;
import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;

/** Answers no list longer than a page, as vendors do: who wants all has to page. */
@PreMatching
@Priority(Priorities.USER)
final class PageSizeFilter implements ContainerRequestFilter {
  /** Resources in one answer at most. */
  static final int LARGEST = 200;

  @Override
  public void filter(ContainerRequestContext request) {
    String asked =
        request.getUriInfo().getQueryParameters().getFirst(ApiConstants.QUERY_PARAMETER_PAGE_SIZE);
    if (request.getMethod().equals(HttpMethod.GET) && (asked == null || tooMany(asked))) {
      request.setRequestUri(
          request
              .getUriInfo()
              .getRequestUriBuilder()
              .replaceQueryParam(ApiConstants.QUERY_PARAMETER_PAGE_SIZE, LARGEST)
              .build());
    }
  }

  private static boolean tooMany(String asked) {
    try {
      return Integer.parseInt(asked) > LARGEST;
    } catch (NumberFormatException e) {
      // No number: the SCIM library answers that better than this filter could.
      return false;
    }
  }
}
