package dev.handback.api.webhook;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;

/** Reads the sources at start, so that a mistake in them shows at once. */
@Factory
final class EndpointsFactory {

  @Context
  Endpoints endpoints(WebhookSettings settings) {
    return Endpoints.read(settings.file());
  }
}
