package dev.handback.connector.ldap;

import dev.handback.connector.Connector;
import dev.handback.connector.ConnectorFactory;
import dev.handback.connector.estate.TargetConfig;

/**
 * Makes connectors for {@code connector: ldap}. The target's url is {@code ldap://host:port} or
 * {@code ldaps://host:port}, its username the distinguished name Handback binds as; see {@link
 * Layout} for the settings.
 */
public final class LdapConnectorFactory implements ConnectorFactory {

  @Override
  public String connector() {
    return "ldap";
  }

  @Override
  public Connector create(TargetConfig config) {
    return new LdapConnector(config, Layout.of(config), Directory.of(config));
  }
}
