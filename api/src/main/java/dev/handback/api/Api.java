package dev.handback.api;

import io.micronaut.runtime.Micronaut;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityScheme;

/** The api process: HTTP in, Temporal and the record behind it. */
@OpenAPIDefinition(
    info =
        @Info(
            title = "Handback",
            version = "0.1",
            description =
                "Ends an identity's access everywhere, proves it, and hands its paid seats back."))
@SecurityScheme(
    name = Api.TOKEN,
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    bearerFormat = "JWT")
public final class Api {

  /** The name of the sign-in scheme in the OpenAPI document. */
  public static final String TOKEN = "token";

  private Api() {}

  /** Starts the process; it ends on SIGTERM. */
  public static void main(String[] arguments) {
    Micronaut.build(arguments).mainClass(Api.class).banner(false).start();
  }
}
