package dev.handback.api.openapi;

import io.micronaut.core.io.ResourceResolver;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;

/** The OpenAPI document, generated from the code at build time. */
@Controller("/swagger")
@Secured(SecurityRule.IS_ANONYMOUS)
final class ContractController {

  private static final String DOCUMENT = "classpath:META-INF/swagger/handback.yml";

  private final ResourceResolver resources;

  ContractController(ResourceResolver resources) {
    this.resources = resources;
  }

  @Get
  @Produces("application/yaml")
  @Operation(summary = "This contract, as OpenAPI")
  StreamedFile contract() {
    var document =
        resources
            .getResourceAsStream(DOCUMENT)
            .orElseThrow(() -> new IllegalStateException("built without " + DOCUMENT));
    return new StreamedFile(document, new io.micronaut.http.MediaType("application/yaml"));
  }
}
