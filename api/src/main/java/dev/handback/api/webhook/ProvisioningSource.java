package dev.handback.api.webhook;

import dev.handback.api.problem.Refusal;
import dev.handback.api.webhook.DeliveryReport.Outcome;
import dev.handback.api.webhook.DeliveryReport.Result;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** An identity provider that keeps its users here by SCIM: each change is an event of its own. */
public final class ProvisioningSource {

  private final Endpoint endpoint;
  private final HttpHeaders headers;
  private final Deliveries deliveries;

  private ProvisioningSource(Endpoint endpoint, HttpHeaders headers, Deliveries deliveries) {
    this.endpoint = endpoint;
    this.headers = headers;
    this.deliveries = deliveries;
  }

  /** Where they are found. */
  @Singleton
  public static final class Directory {

    private final Endpoints endpoints;
    private final Deliveries deliveries;

    Directory(Endpoints endpoints, Deliveries deliveries) {
      this.endpoints = endpoints;
      this.deliveries = deliveries;
    }

    /**
     * Whoever has this source's token.
     *
     * @throws Refusal 404 when there is no such source, 401 when the token is not its own, 429 when
     *     it calls too often
     */
    public ProvisioningSource open(String name, HttpHeaders headers, Instant now) {
      var endpoint =
          endpoints
              .find(name)
              .filter(one -> one.source().scheme().provisions())
              .orElseThrow(
                  () -> Refusal.of(HttpStatus.NOT_FOUND, "There is no SCIM source of that name"));
      var _ = endpoint.admit(headers, new byte[0], now);
      return new ProvisioningSource(endpoint, headers, deliveries);
    }
  }

  public String name() {
    return endpoint.source().name();
  }

  /**
   * Tells what happened to a user; what starts nothing is kept with the reason, as for any source.
   *
   * @param event JSON with what the source's pointers are to find
   * @return why it cannot be understood; empty when it was
   */
  public Optional<String> tell(byte[] event, Instant now) {
    return deliveries.take(endpoint, null, event, headers, now).results().stream()
        .filter(result -> result.outcome() == Outcome.UNREADABLE)
        .map(Result::reason)
        .findFirst();
  }
}
