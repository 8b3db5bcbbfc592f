package dev.handback.connector.keycloak;

import dev.handback.connector.Connector;
import dev.handback.connector.ConnectorFactory;
import dev.handback.connector.estate.TargetConfig;

/**
 * Makes connectors to one realm each; {@link KeycloakSettings} says what the estate has to name.
 */
public final class KeycloakConnectorFactory implements ConnectorFactory {

  @Override
  public String connector() {
    return "keycloak";
  }

  @Override
  public Connector create(TargetConfig config) {
    return new KeycloakConnector(KeycloakSettings.of(config));
  }
}
