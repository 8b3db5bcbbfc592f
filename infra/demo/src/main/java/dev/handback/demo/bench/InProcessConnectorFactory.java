package dev.handback.demo.bench;

import dev.handback.connector.Connector;
import dev.handback.connector.ConnectorFactory;
import dev.handback.connector.estate.TargetConfig;

/**
 * Makes targets in memory; {@code settings.delay} is how long each call takes, ISO 8601, {@code
 * settings.accounts} how many there are to list.
 */
public final class InProcessConnectorFactory implements ConnectorFactory {

  @Override
  public String connector() {
    return "in-process";
  }

  @Override
  public Connector create(TargetConfig config) {
    var accounts = Integer.parseInt(config.setting("accounts", "0"));
    return accounts == 0
        ? new InProcessConnector(config)
        : new InProcessDirectory(config, accounts);
  }
}
