package dev.handback.scimapp.scim;

import com.fasterxml.jackson.jakarta.rs.json.JacksonJsonProvider;
import com.unboundid.scim2.common.utils.JsonUtils;
import com.unboundid.scim2.server.providers.DefaultContentTypeFilter;
import com.unboundid.scim2.server.providers.DotSearchFilter;
import com.unboundid.scim2.server.providers.JsonProcessingExceptionMapper;
import com.unboundid.scim2.server.providers.RuntimeExceptionMapper;
import com.unboundid.scim2.server.providers.ScimExceptionMapper;
import com.unboundid.scim2.server.resources.ResourceTypesEndpoint;
import com.unboundid.scim2.server.resources.SchemasEndpoint;
import dev.handback.scimapp.account.Accounts;
import dev.handback.scimapp.seat.SeatPools;
import java.time.Clock;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.server.ResourceConfig;

/** Everything that is served under {@code /scim/v2}. */
public final class ScimSurface {
  private ScimSurface() {}

  public static ResourceConfig of(Accounts accounts, SeatPools pools, String token) {
    return new ResourceConfig()
        .register(bindings(accounts, pools))
        .register(UsersEndpoint.class)
        .register(SeatPoolsEndpoint.class)
        .register(ServiceProviderConfigEndpoint.class)
        .register(ResourceTypesEndpoint.class)
        .register(SchemasEndpoint.class)
        .register(new BearerTokenFilter(token))
        .register(new PageSizeFilter())
        .register(DefaultContentTypeFilter.class)
        .register(DotSearchFilter.class)
        .register(ScimExceptionMapper.class)
        .register(RuntimeExceptionMapper.class)
        .register(JsonProcessingExceptionMapper.class)
        .register(new JacksonJsonProvider(JsonUtils.createObjectMapper()));
  }

  private static AbstractBinder bindings(Accounts accounts, SeatPools pools) {
    return new AbstractBinder() {
      @Override
      protected void configure() {
        bind(accounts).to(Accounts.class);
        bind(pools).to(SeatPools.class);
        bind(Clock.systemUTC()).to(Clock.class);
      }
    };
  }
}
