package dev.handback.connector.keycloak;

import dev.handback.connector.Secret;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.WebTarget;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.keycloak.admin.client.JacksonProvider;
import org.keycloak.admin.client.spi.ResteasyClientClassicProvider;

/** One connection pool to one Keycloak, for its admin API and its token endpoints. */
final class KeycloakHttp implements AutoCloseable {

  private static final Duration CONNECT_TIME_LIMIT = Duration.ofSeconds(2);

  /** More than one sweep and one chase ever ask of one target at a time. */
  private static final int CONNECTIONS = 32;

  private final KeycloakSettings settings;
  private final Failures failures;
  private final Client client;

  KeycloakHttp(KeycloakSettings settings, Failures failures) {
    this.settings = settings;
    this.failures = failures;
    var millis = settings.timeLimit().toMillis();
    client =
        ResteasyClientClassicProvider.createClientBuilder()
            .register(JacksonProvider.class, 100)
            .connectionPoolSize(CONNECTIONS)
            .connectionCheckoutTimeout(millis, TimeUnit.MILLISECONDS)
            .connectTimeout(Math.min(millis, CONNECT_TIME_LIMIT.toMillis()), TimeUnit.MILLISECONDS)
            .readTimeout(millis, TimeUnit.MILLISECONDS)
            // a mutation whose answer was lost is for the process to repeat, knowingly
            .disableAutomaticRetries()
            .build();
  }

  /** The server's root, below which the admin API and the realms are. */
  WebTarget root() {
    return client.target(settings.url());
  }

  /** Where Handback itself signs in. */
  TokenEndpoint adminTokens() {
    var admin = settings.admin();
    var secret = admin.username().isEmpty() ? admin.secret() : null;
    return tokens(admin.realm(), admin.clientId(), secret);
  }

  /** Where the subject signs in. */
  TokenEndpoint probeTokens() {
    return tokens(settings.realm(), settings.probeClientId(), settings.probeSecret());
  }

  /** Where a client of the realm signs in as itself. */
  TokenEndpoint clientTokens(String clientId, Secret secret) {
    return tokens(settings.realm(), clientId, secret);
  }

  private TokenEndpoint tokens(String realm, String clientId, @Nullable Secret secret) {
    return new TokenEndpoint(root().path("realms").path(realm), clientId, secret, failures);
  }

  @Override
  public void close() {
    client.close();
  }
}
