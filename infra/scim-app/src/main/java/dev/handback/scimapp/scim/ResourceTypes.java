package dev.handback.scimapp.scim;

import com.unboundid.scim2.server.utils.ResourceTypeDefinition;
import java.util.Objects;

/** Reads the SCIM resource type that an endpoint is annotated with. */
final class ResourceTypes {
  private ResourceTypes() {}

  static ResourceTypeDefinition definition(Class<?> endpoint) {
    return Objects.requireNonNull(
        ResourceTypeDefinition.fromJaxRsResource(endpoint),
        () -> endpoint + " has no @ResourceType and @Path");
  }
}
