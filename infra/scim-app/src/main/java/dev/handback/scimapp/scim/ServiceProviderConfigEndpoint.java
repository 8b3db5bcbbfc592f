package dev.handback.scimapp.scim;

import com.unboundid.scim2.common.types.AuthenticationScheme;
import com.unboundid.scim2.common.types.BulkConfig;
import com.unboundid.scim2.common.types.ChangePasswordConfig;
import com.unboundid.scim2.common.types.ETagConfig;
import com.unboundid.scim2.common.types.FilterConfig;
import com.unboundid.scim2.common.types.PaginationConfig;
import com.unboundid.scim2.common.types.PatchConfig;
import com.unboundid.scim2.common.types.ServiceProviderConfigResource;
import com.unboundid.scim2.common.types.SortConfig;
import com.unboundid.scim2.server.resources.AbstractServiceProviderConfigEndpoint;
import jakarta.ws.rs.Path;

/** Says which optional parts of SCIM this application has. */
@Path("ServiceProviderConfig")
public final class ServiceProviderConfigEndpoint extends AbstractServiceProviderConfigEndpoint {

  @Override
  public ServiceProviderConfigResource getServiceProviderConfig() {
    return new ServiceProviderConfigResource(
        null,
        new PatchConfig(true),
        new BulkConfig(false, 0, 0),
        new FilterConfig(true, PageSizeFilter.LARGEST),
        new ChangePasswordConfig(true),
        new SortConfig(true),
        new ETagConfig(false),
        new PaginationConfig(
            false, true, "index", PageSizeFilter.LARGEST, PageSizeFilter.LARGEST, null),
        AuthenticationScheme.createOAuth2BearerToken(true));
  }
}
