package dev.handback.api.scim;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.captaingoldfish.scim.sdk.common.constants.HttpHeader;
import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.exceptions.ScimException;
import de.captaingoldfish.scim.sdk.common.response.ErrorResponse;
import de.captaingoldfish.scim.sdk.common.response.ScimResponse;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceEndpoint;
import dev.handback.api.problem.Refusal;
import dev.handback.api.webhook.ProvisioningSource;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.server.util.HttpHostResolver;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What identity providers call (RFC 7644): {@code /Users}, and what describes this server. Whoever
 * has the source's token is the source.
 */
@Controller("/scim/v2/{source}")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.ALL)
@Produces(HttpHeader.SCIM_CONTENT_TYPE)
@ApiResponse(responseCode = "401", description = "The token is not this source's")
@ApiResponse(responseCode = "404", description = "No such SCIM source, or no such resource")
final class ScimController {

  private static final String UNDERSTOOD = "As RFC 7644 says";

  private final ProvisioningSource.Directory sources;
  private final ResourceEndpoint endpoint;
  private final HttpHostResolver host;
  private final Clock clock;

  ScimController(
      ProvisioningSource.Directory sources,
      ResourceEndpoint endpoint,
      HttpHostResolver host,
      Clock clock) {
    this.sources = sources;
    this.endpoint = endpoint;
    this.host = host;
    this.clock = clock;
  }

  @Get(uris = {"/Users", "/ServiceProviderConfig", "/ResourceTypes", "/Schemas"})
  @Operation(summary = "List users, and what this SCIM server can")
  @ApiResponse(responseCode = "200", description = UNDERSTOOD)
  HttpResponse<String> list(
      @Parameter(hidden = true) HttpRequest<?> request, @PathVariable String source) {
    return answer(request, source, HttpMethod.GET, null);
  }

  @Get(uris = {"/Users/{id}", "/ResourceTypes/{id}", "/Schemas/{id}"})
  @Operation(summary = "Read a user, or a part of what this SCIM server can")
  @ApiResponse(responseCode = "200", description = UNDERSTOOD)
  HttpResponse<String> read(
      @Parameter(hidden = true) HttpRequest<?> request,
      @PathVariable String source,
      @PathVariable String id) {
    return answer(request, source, HttpMethod.GET, null);
  }

  @Post("/Users")
  @Operation(summary = "Add a user of the identity provider's")
  @ApiResponse(responseCode = "201", description = UNDERSTOOD)
  HttpResponse<String> add(
      @Parameter(hidden = true) HttpRequest<?> request,
      @PathVariable String source,
      @Body byte @Nullable [] body) {
    return answer(request, source, HttpMethod.POST, body);
  }

  @Put("/Users/{id}")
  @Operation(summary = "Describe a user anew; active false deprovisions")
  @ApiResponse(responseCode = "200", description = UNDERSTOOD)
  HttpResponse<String> replace(
      @Parameter(hidden = true) HttpRequest<?> request,
      @PathVariable String source,
      @PathVariable String id,
      @Body byte @Nullable [] body) {
    return answer(request, source, HttpMethod.PUT, body);
  }

  @Patch("/Users/{id}")
  @Operation(summary = "Change a user; active false deprovisions")
  @ApiResponse(responseCode = "200", description = UNDERSTOOD)
  HttpResponse<String> change(
      @Parameter(hidden = true) HttpRequest<?> request,
      @PathVariable String source,
      @PathVariable String id,
      @Body byte @Nullable [] body) {
    return answer(request, source, HttpMethod.PATCH, body);
  }

  @Delete("/Users/{id}")
  @Operation(summary = "Delete a user, which deprovisions")
  @ApiResponse(responseCode = "204", description = UNDERSTOOD)
  HttpResponse<String> delete(
      @Parameter(hidden = true) HttpRequest<?> request,
      @PathVariable String source,
      @PathVariable String id) {
    return answer(request, source, HttpMethod.DELETE, null);
  }

  private HttpResponse<String> answer(
      HttpRequest<?> request, String source, HttpMethod method, byte @Nullable [] body) {
    try {
      var call = new Call(sources.open(source, request.getHeaders(), clock.instant()));
      var address = host.resolve(request) + request.getUri();
      var text = body == null ? null : new String(body, UTF_8);
      return written(endpoint.handleRequest(address, method, text, headers(request), call));
    } catch (Refusal refusal) {
      return written(refused(refusal));
    }
  }

  private static Map<String, String> headers(HttpRequest<?> request) {
    return request.getHeaders().asMap().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, header -> header.getValue().getFirst()));
  }

  private static ScimResponse refused(Refusal refusal) {
    return new ErrorResponse(new Refused(refusal));
  }

  /** What Handback refuses, in SCIM's own words. */
  private static final class Refused extends ScimException {
    private static final long serialVersionUID = 1L;

    Refused(Refusal refusal) {
      super(refusal.getMessage(), refusal, refusal.status().getCode(), null);
    }
  }

  private static HttpResponse<String> written(ScimResponse response) {
    var written = HttpResponse.<String>status(response.getHttpStatus(), "");
    response.getHttpHeaders().forEach(written::header);
    return response.isEmpty() ? written : written.body(response.toString());
  }
}
