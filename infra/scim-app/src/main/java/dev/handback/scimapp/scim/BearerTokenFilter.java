package dev.handback.scimapp.scim;

import com.unboundid.scim2.common.messages.ErrorResponse;
import com.unboundid.scim2.common.utils.ApiConstants;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Lets in only the SCIM client that has the token. */
@Priority(Priorities.AUTHENTICATION)
final class BearerTokenFilter implements ContainerRequestFilter {
  private final byte[] expected;

  BearerTokenFilter(String token) {
    this.expected = bytes("Bearer " + token);
  }

  @Override
  public void filter(ContainerRequestContext request) {
    String given = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    if (given == null || !MessageDigest.isEqual(expected, bytes(given))) {
      ErrorResponse error = new ErrorResponse(Response.Status.UNAUTHORIZED.getStatusCode());
      error.setDetail("A valid bearer token is needed.");
      request.abortWith(
          Response.status(Response.Status.UNAUTHORIZED)
              .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Atelier SCIM\"")
              .type(ApiConstants.MEDIA_TYPE_SCIM)
              .entity(error)
              .build());
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
