package dev.handback.demo.bench;

import dev.handback.connector.Connector;
import dev.handback.connector.ConnectorFactory;
import dev.handback.connector.estate.TargetConfig;

/** Makes targets in memory; {@code settings.delay} is how long each call takes, ISO 8601. */
public final class InProcessConnectorFactory implements ConnectorFactory {

  @Override
  public String connector() {
    return "in-process";
  }

  @Override
  public Connector create(TargetConfig config) {
    return new InProcessConnector(config);
  }
}
