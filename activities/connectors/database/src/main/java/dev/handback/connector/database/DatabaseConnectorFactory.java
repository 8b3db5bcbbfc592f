package dev.handback.connector.database;

import dev.handback.connector.Connector;
import dev.handback.connector.ConnectorFactory;
import dev.handback.connector.estate.TargetConfig;

/**
 * Makes connectors for {@code connector: database}. The target's url is {@code mysql://host:port};
 * setting {@code sslMode} is Connector/J's (default {@code PREFERRED}, best {@code
 * VERIFY_IDENTITY}).
 */
public final class DatabaseConnectorFactory implements ConnectorFactory {

  @Override
  public String connector() {
    return "database";
  }

  @Override
  public Connector create(TargetConfig config) {
    return new DatabaseConnector(config, DatabaseServer.of(config));
  }
}
