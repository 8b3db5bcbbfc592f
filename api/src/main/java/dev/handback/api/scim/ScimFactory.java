package dev.handback.api.scim;

import de.captaingoldfish.scim.sdk.common.resources.ServiceProvider;
import de.captaingoldfish.scim.sdk.common.resources.complex.ETagConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.FilterConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.PatchConfig;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.AuthenticationScheme;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceEndpoint;
import de.captaingoldfish.scim.sdk.server.endpoints.base.UserEndpointDefinition;
import dev.handback.record.provisioning.ProvisionedUsers;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** What this SCIM server can, and says that it can. */
@Factory
final class ScimFactory {

  private static final int PAGE = 500;

  @Singleton
  ResourceEndpoint endpoint(ProvisionedUsers users, Clock clock) {
    return new ResourceEndpoint(
        provider(), new UserEndpointDefinition(new UserHandler(users, clock)));
  }

  /** With what Microsoft Entra sends instead of RFC 7644's patches. */
  private static ServiceProvider provider() {
    var patch =
        PatchConfig.builder()
            .supported(true)
            .activateMsAzureFilterWorkaround(true)
            .activateMsAzureValueSubAttributeWorkaround(true)
            .activateMsAzureComplexSimpleValueWorkaround(true)
            .build();
    return ServiceProvider.builder()
        .patchConfig(patch)
        .filterConfig(FilterConfig.builder().supported(true).maxResults(PAGE).build())
        .eTagConfig(ETagConfig.builder().supported(true).build())
        .authenticationSchemes(List.of(bearer()))
        .lenientContentTypeChecking(true)
        .build();
  }

  private static AuthenticationScheme bearer() {
    return AuthenticationScheme.builder()
        .name("Bearer token")
        .description("The token of sources.yaml, as RFC 6750 sends it")
        .type("oauthbearertoken")
        .specUri("https://www.rfc-editor.org/rfc/rfc6750")
        .primary(true)
        .build();
  }
}
