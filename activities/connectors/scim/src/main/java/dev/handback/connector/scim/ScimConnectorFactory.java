package dev.handback.connector.scim;

import dev.handback.connector.Connector;
import dev.handback.connector.ConnectorFactory;
import dev.handback.connector.estate.TargetConfig;

/**
 * Makes connectors for {@code connector: scim}. The target's url is the SCIM base, for example
 * {@code https://atelier.example/scim/v2}; its secret is a bearer token, or the password of {@code
 * username} where that is given.
 *
 * <p>Settings, each of which gives the connector what it names:
 *
 * <ul>
 *   <li>{@code signIn}, {@code me}, {@code signOut}: paths of the application's own sign-in; a JSON
 *       of {@code userName} and {@code password} in, a {@code token} out
 *   <li>{@code seat}: the attribute that holds the SKU of the paid seat, as a SCIM path
 *   <li>{@code seatPools}: the endpoint with the vendor's own count (default {@code SeatPools})
 *   <li>{@code lastSignIn}: the attribute that says when a user last signed in, as a SCIM path
 *   <li>{@code owner}: the attribute that names who answers for an account, as a SCIM path
 * </ul>
 */
public final class ScimConnectorFactory implements ConnectorFactory {

  @Override
  public String connector() {
    return "scim";
  }

  @Override
  public Connector create(TargetConfig config) {
    var settings = ScimSettings.of(config);
    return ScimConnector.of(config, settings, new ScimHttp(config));
  }
}
