package dev.handback.scimapp.signin;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.jakarta.rs.json.JacksonJsonProvider;
import com.unboundid.scim2.server.providers.JsonProcessingExceptionMapper;
import com.unboundid.scim2.server.providers.RuntimeExceptionMapper;
import dev.handback.scimapp.account.Sessions;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.server.ResourceConfig;

/** Everything that is served to people, at the root. */
public final class PeopleSurface {
  private PeopleSurface() {}

  public static ResourceConfig of(Sessions sessions) {
    return new ResourceConfig()
        .register(bindings(sessions))
        .register(SignInEndpoint.class)
        .register(RuntimeExceptionMapper.class)
        .register(JsonProcessingExceptionMapper.class)
        .register(new JacksonJsonProvider(new ObjectMapper()));
  }

  private static AbstractBinder bindings(Sessions sessions) {
    return new AbstractBinder() {
      @Override
      protected void configure() {
        bind(sessions).to(Sessions.class);
      }
    };
  }
}
